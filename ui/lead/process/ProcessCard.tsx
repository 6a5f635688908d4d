import { useQuery } from '@tanstack/react-query';
import {
  IconArrowBackUp,
  IconExternalLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconRefresh,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { doorOf, doorWords } from '../../../workflows/lead/door.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { idleDoors } from '../../../workflows/pipeline/idle-doors.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../../../workflows/refusal.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { useKeys } from '../../kit/keys.ts';
import { refusalText } from '../../kit/problem.ts';
import { ageText, exactText } from '../../kit/time.ts';
import { WaitLine } from '../WaitLine.tsx';
import { maySkip, useMe } from '../../session.tsx';
import { usePast } from '../story/past.ts';
import { useWords } from '../../words.ts';
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

const PauseDialog = lazy(async () => ({ default: (await import('./PauseDialog.tsx')).PauseDialog }));
const ReopenDialog = lazy(async () => ({ default: (await import('./ReopenDialog.tsx')).ReopenDialog }));
const Start = lazy(async () => ({ default: (await import('./Start.tsx')).Start }));

/** What the process waits for, what comes next and why; pause, resume, retry. */
export const ProcessCard = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t } = useWords('lead');
  const me = useMe();
  const past = usePast();
  const [asks, setAsks] = useState<'pause' | 'reopen'>();
  const { write: steer, busy } = useWrite((what: Order) => order(lead.id, what));
  const process = useQuery(processQuery(lead.id)).data;
  const state = process?.state ?? lead.process.state;
  const closed = lead.closedAt !== null;
  const over = state === 'finished' || closed;
  const waits = process?.waitsFor ?? lead.process.waitsFor;
  const reason = process?.pausedReason ?? '';
  const resume: Order = {
    path: 'process/resume',
    done: t('done.resume'),
    undo: { text: t('kit:undo'), run: () => void order(lead.id, { path: 'process/pause', body: { reason } }) },
  };
  const goes = !past && !over && state !== 'paused';
  useKeys(
    [{ keys: 'p', does: t(goes ? 'pause' : 'resume'), run: () => (goes ? setAsks('pause') : void steer(resume)) }],
    !lead.joinedTo && (goes || state === 'paused'),
  );
  return (
    <section className={css.card} aria-label={t('process')} data-state={state}>
      <div className={css.title}>
        <WaitLine lead={{ ...lead, process: { state, waitsFor: waits } }} />
      </div>
      {lead.joinedTo && <p className={css.dim}>{t('join.stands')}</p>}
      {state === 'paused' && process && !lead.joinedTo && (
        <>
          {reason && <p className={css.dim}>{t('process.paused', { reason })}</p>}
          <p className={css.dim}>
            {process.pausedUntil
              ? t('process.paused.until', { when: exactText(process.pausedUntil) })
              : t('process.paused.open')}
          </p>
        </>
      )}
      {state === 'stuck' && process?.error && <p className={css.red}>{process.error}</p>}
      {!past && lead.clockOffset > 0 && (
        <p className={css.dim}>{t('process.ahead', { age: ageText(new Date(0).toISOString(), lead.clockOffset) })}</p>
      )}
      {closed && state !== 'finished' && !lead.joinedTo && <p className={css.dim}>{t('process.closed')}</p>}
      <Failures lead={lead} pipeline={pipeline} />
      {!over && waits.every(({ what }) => what === 'person') && <IdleDoor lead={lead} pipeline={pipeline} />}
      {state !== 'finished' && <Waits lead={lead} pipeline={pipeline} waits={waits} />}
      {!past && !lead.joinedTo && (
        <div className={css.buttons}>
          {!over && state !== 'paused' && (
            <Button icon={<IconPlayerPause size={15} />} busy={busy} onClick={() => setAsks('pause')}>
              {t('pause')}
            </Button>
          )}
          {state === 'paused' && (
            <Button icon={<IconPlayerPlay size={15} />} busy={busy} onClick={() => void steer(resume)}>
              {t('resume')}
            </Button>
          )}
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
          {state === 'stuck' && (
            <Button
              icon={<IconRefresh size={15} />}
              busy={busy}
              onClick={() => void steer({ path: 'process/retry', done: t('done.again') })}
            >
              {t('retry')}
            </Button>
          )}
          {closed && (
            <Button icon={<IconArrowBackUp size={15} />} busy={busy} onClick={() => setAsks('reopen')}>
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
        {asks === 'pause' && <PauseDialog lead={lead} waits={waits} onClose={() => setAsks(undefined)} />}
        {asks === 'reopen' && <ReopenDialog lead={lead} pipeline={pipeline} onClose={() => setAsks(undefined)} />}
      </Suspense>
    </section>
  );
};
