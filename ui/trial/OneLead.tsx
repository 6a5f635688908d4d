import { IconArrowBackUp, IconRestore, IconUserSearch, IconWand } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { useKeys } from '../kit/keys.ts';
import { useEditing } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import { Acts } from './Acts.tsx';
import { Beside } from './Beside.tsx';
import { useLivePipeline } from './live-pipeline.ts';
import { MadeUpLead } from './MadeUpLead.tsx';
import css from './OneLead.module.css';
import { RealLead } from './RealLead.tsx';
import { Story } from './Story.tsx';
import { linesOf } from './story.ts';
import { madeUpStart, simulationOf, type Click, type MadeUp, type Start } from './simulation.ts';

/** One lead lives by the draft: what happens to it when, and what the client and the manager do about it. Nothing leaves the browser. */
export const OneLead = () => {
  const { t, language } = useWords('trial');
  const { draft, names, templateName } = useEditing();
  const definition = useDeferredValue(draft.definition);
  const pipeline = useLivePipeline(definition);
  const [madeUp, setMadeUp] = useState<MadeUp>(nobody);
  const [real, setReal] = useState<Start>();
  const [clicks, setClicks] = useState<Click[]>([]);
  const [asks, setAsks] = useState<'madeUp' | 'real'>();
  const [begun, setBegun] = useState(() => new Date().toISOString());
  const start = useMemo(() => real ?? madeUpStart(pipeline, madeUp, begun), [real, pipeline, madeUp, begun]);
  const lead = useMemo(() => simulationOf(pipeline, start, clicks), [pipeline, start, clicks]);
  const lines = useMemo(
    () => linesOf(lead, { definition, names, language, templateName, t }),
    [lead, definition, names, language, templateName, t],
  );
  const click = (next: Click) => setClicks((before) => [...before, next]);
  const undo = () => setClicks((before) => before.slice(0, -1));
  const restart = () => {
    setClicks([]);
    setBegun(new Date().toISOString());
  };
  const next = lead.next();
  useKeys([
    { keys: 'backspace', does: t('undo'), run: undo },
    { keys: 'n', does: t('wait.next'), run: () => next && click({ does: 'wait', until: next }) },
  ]);
  return (
    <div className={css.simulation}>
      <section className={css.main} aria-label={t('story')}>
        <header className={css.bar}>
          <div className={css.who}>
            <b>{start.name || t('madeUp.name')}</b>
            <Chip tone={real ? 'blue' : 'dim'}>{t(real ? 'real' : 'madeUp')}</Chip>
          </div>
          <Button icon={<IconWand size={16} />} folds onClick={() => setAsks('madeUp')}>
            {t('madeUp.change')}
          </Button>
          <Button icon={<IconUserSearch size={16} />} folds onClick={() => setAsks('real')}>
            {t('real.choose')}
          </Button>
          <span className={css.space} />
          <Button
            look="quiet"
            icon={<IconArrowBackUp size={16} />}
            folds
            why={clicks.length ? undefined : t('undo.nothing')}
            onClick={undo}
          >
            {t('undo')}
          </Button>
          <Button look="quiet" icon={<IconRestore size={16} />} folds onClick={restart}>
            {t('restart')}
          </Button>
        </header>
        <Story lines={lines} definition={definition} isNew={start.isNew} />
        <Acts lead={lead} definition={definition} click={click} />
      </section>
      <Beside lead={lead} definition={definition} click={click} />
      {asks === 'madeUp' && (
        <MadeUpLead
          definition={definition}
          madeUp={madeUp}
          onClose={() => setAsks(undefined)}
          onDone={(next) => {
            setMadeUp(next);
            setReal(undefined);
            restart();
            setAsks(undefined);
          }}
        />
      )}
      {asks === 'real' && (
        <RealLead
          onClose={() => setAsks(undefined)}
          onDone={(chosen) => {
            setReal(chosen);
            setClicks([]);
            setAsks(undefined);
          }}
        />
      )}
    </div>
  );
};

const nobody: MadeUp = {
  name: '',
  language: 'ru',
  email: 'client@example.com',
  phone: '+77010000000',
  amount: null,
  fields: {},
  tags: [],
  form: '',
};
