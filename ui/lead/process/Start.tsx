import { IconClick, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { automationSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input } from '../../kit/Field.tsx';
import { useWords } from '../../words.ts';
import css from './Process.module.css';
import { Ask, order } from './steer.tsx';

type Chosen = { automation: Automation; how: 'run' | 'press' };

/** The buttons of the stage, and any automation begun by hand. */
export const Start = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const [picking, setPicking] = useState(false);
  const [chosen, choose] = useState<Chosen>();
  const { automations } = pipeline.definition;
  const buttons = automations.filter(
    ({ when, stages, off }) => when.on === 'button.pressed' && !off && (!stages || stages.includes(lead.stage)),
  );
  const name = chosen ? inLanguage(chosen.automation.name, language) : '';
  return (
    <>
      {buttons.map((automation) => (
        <Button
          key={automation.key}
          icon={<IconClick size={15} />}
          onClick={() => choose({ automation, how: 'press' })}
        >
          {automation.when.on === 'button.pressed' ? inLanguage(automation.when.button, language) : ''}
        </Button>
      ))}
      {automations.length > 0 && (
        <Button icon={<IconPlayerPlay size={15} />} onClick={() => setPicking(true)}>
          {t('start')}
        </Button>
      )}
      {picking && (
        <Pick
          pipeline={pipeline}
          onClose={() => setPicking(false)}
          onPick={(automation) => {
            setPicking(false);
            choose({ automation, how: 'run' });
          }}
        />
      )}
      {chosen && (
        <Ask
          title={t('ask.begin', { name })}
          go={t('hand.begin')}
          onClose={() => choose(undefined)}
          onGo={() =>
            order(lead, {
              path: `process/${chosen.how}`,
              isClick: true,
              body: { automation: chosen.automation.key },
              done: t('done.begin.name', { name }),
            })
          }
        >
          <p>{t(chosen.how === 'press' ? 'ask.press.text' : 'ask.begin.text')}</p>
          <p className={css.dim}>{automationSentence(chosen.automation, pipeline.definition, language)}</p>
        </Ask>
      )}
    </>
  );
};

const Pick = ({
  pipeline: { definition },
  onPick,
  onClose,
}: {
  pipeline: Pipeline;
  onPick: (automation: Automation) => void;
  onClose: () => void;
}) => {
  const { t, language } = useWords('lead');
  const [text, setText] = useState('');
  const found = definition.automations
    .map((automation) => ({
      automation,
      name: inLanguage(automation.name, language),
      sentence: automationSentence(automation, definition, language),
    }))
    .filter(({ name, sentence }) => `${name} ${sentence}`.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <Dialog onClose={onClose} title={t('start.title')}>
      <Input label={t('start.search')} value={text} onChange={(event) => setText(event.target.value)} />
      <ul className={css.pick}>
        {found.map(({ automation, name, sentence }) => (
          <li key={automation.key}>
            <button type="button" onClick={() => onPick(automation)}>
              <b>{name}</b>
              <span>{sentence}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={css.dim}>{t('start.none')}</li>}
      </ul>
    </Dialog>
  );
};
