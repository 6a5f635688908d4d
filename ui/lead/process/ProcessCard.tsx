import { useQuery } from '@tanstack/react-query';
import { IconArrowBackUp, IconExternalLink, IconPlayerSkipForward } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { doorOf, doorWords } from '../../../workflows/lead/door.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { idleDoors } from '../../../workflows/pipeline/idle-doors.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../../../workflows/refusal.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { refusalText } from '../../kit/problem.ts';
import { ageText } from '../../kit/time.ts';
import { WaitLine } from '../WaitLine.tsx';
import { maySkip, useMe } from '../../session.tsx';
import { usePast } from '../story/past.ts';
import { useWords } from '../../words.ts';
import { Brake, Standstill } from './Brake.tsx';
import { Failures } from './Failures.tsx';
import css from './Process.module.css';
import { processQuery } from './lead-process.ts';
import { useStory } from '../story/lead-story.ts';
import { order, type Order } from './steer.tsx';
import { Waits } from './Waits.tsx';

/** Why nothing was started for a lead that waits for nothing: its pipeline starts nothing for leads that come this way (site, ad, by hand). */
const IdleDoor = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const created = useStory(lead.id).data?.items.find(({ type }) => type === 'lead.created');
  const door = created && doorOf(created);
  if (!door || !idleDoors(pipeline.definition).includes(door)) return null;
  return <p className={css.dim}>{t('kit:idleDoor', { door: inLanguage(doorWords[door], language) })}</p>;
};

/** The sandbox knows a client by her addresses alone, as any provider does. */
const sandboxQuery = ({ contacts }: Lead): URLSearchParams => {
  const to = contacts.flatMap(({ emails, phones }) => [...emails, ...phones]).join(',');
  return new URLSearchParams(to ? { to } : {});
};

const ReopenDialog = lazy(async () => ({ default: (await import('./ReopenDialog.tsx')).ReopenDialog }));
const Start = lazy(async () => ({ default: (await import('./Start.tsx')).Start }));

/** What the process waits for, what comes next and why; pause, resume, retry. */
export const ProcessCard = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t } = useWords('lead');
  const me = useMe();
  const past = usePast();
  const [reopens, setReopens] = useState(false);
  const { write: steer, busy } = useWrite((what: Order) => order(lead, what));
  const process = useQuery(processQuery(lead.id)).data;
  const story = useStory(lead.id).data?.items ?? [];
  const state = process?.state ?? lead.process.state;
  const closed = lead.closedAt !== null;
  const over = state === 'finished' || closed;
  const waits = process?.waitsFor ?? lead.process.waitsFor;
  return (
    <section className={css.card} aria-label={t('process')} data-state={state}>
      <div className={css.title}>
        <WaitLine lead={{ ...lead, process: { state, waitsFor: waits } }} />
      </div>
      {lead.joinedTo && <p className={css.dim}>{t('join.stands')}</p>}
      {process && !(state === 'paused' && lead.joinedTo) && <Standstill process={process} />}
      {!past && lead.clockOffset > 0 && (
        <p className={css.dim}>{t('process.ahead', { age: ageText(new Date(0).toISOString(), lead.clockOffset) })}</p>
      )}
      {closed && state !== 'finished' && !lead.joinedTo && <p className={css.dim}>{t('process.closed')}</p>}
      <Failures lead={lead} pipeline={pipeline} story={story} since={lead.stageEnteredAt} />
      {!over && waits.every(({ what }) => what === 'person') && <IdleDoor lead={lead} pipeline={pipeline} />}
      {state !== 'finished' && <Waits lead={lead} pipeline={pipeline} waits={waits} story={story} />}
      {!past && !lead.joinedTo && (
        <div className={css.buttons}>
          <Brake
            of={lead}
            process={{ state, waitsFor: waits, pausedReason: process?.pausedReason ?? null }}
            over={over}
            keys
          >
            {!over && maySkip(me) && state !== 'paused' && (
              <Button
                icon={<IconPlayerSkipForward size={15} />}
                busy={busy}
                why={waits.some(({ until }) => until) ? undefined : refusalText(refuse('NothingToSkip'))}
                onClick={() => void steer({ path: 'process/skip' })}
              >
                {t('skip')}
              </Button>
            )}
          </Brake>
          {closed && (
            <Button icon={<IconArrowBackUp size={15} />} busy={busy} onClick={() => setReopens(true)}>
              {t('reopen')}
            </Button>
          )}
          {!over && state !== 'paused' && (
            <Suspense>
              <Start lead={lead} pipeline={pipeline} />
            </Suspense>
          )}
        </div>
      )}
      <div className={css.links}>
        {me.temporalUiUrl && me.role !== 'manager' && (
          <a href={`${me.temporalUiUrl}/${encodeURIComponent(`lead:${lead.id}`)}`} target="_blank" rel="noreferrer">
            Temporal <IconExternalLink size={12} />
          </a>
        )}
        {me.sandboxUrl && (
          <a href={`${me.sandboxUrl}/?${sandboxQuery(lead)}`} target="_blank" rel="noreferrer">
            {t('sandbox')} <IconExternalLink size={12} />
          </a>
        )}
      </div>
      <Suspense>
        {reopens && <ReopenDialog lead={lead} pipeline={pipeline} onClose={() => setReopens(false)} />}
      </Suspense>
    </section>
  );
};
