import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Process } from '../../../workflows/process/process.schema.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { useKeys } from '../../kit/keys.ts';
import { exactText } from '../../kit/time.ts';
import { useWords } from '../../words.ts';
import css from './Process.module.css';
import { order, type Order, type Steerable } from './steer.tsx';

const PauseDialog = lazy(async () => ({ default: (await import('./PauseDialog.tsx')).PauseDialog }));

type Standing = Pick<Process, 'state' | 'pausedReason' | 'pausedUntil' | 'error'>;

/** Why a process stands still, and until when. */
export const Standstill = ({ process: { state, pausedReason: reason, pausedUntil, error } }: { process: Standing }) => {
  const { t } = useWords('lead');
  if (state === 'stuck') return error && <p className={css.red}>{error}</p>;
  if (state !== 'paused') return null;
  return (
    <>
      {reason && <p className={css.dim}>{t('process.paused', { reason })}</p>}
      <p className={css.dim}>
        {pausedUntil ? t('process.paused.until', { when: exactText(pausedUntil) }) : t('process.paused.open')}
      </p>
    </>
  );
};

type Props = {
  of: Steerable;
  process: Pick<Process, 'state' | 'waitsFor' | 'pausedReason'>;
  /** nothing of it goes on any more */
  over: boolean;
  /** on the page of it alone a key does the same */
  keys?: boolean;
  children?: ReactNode;
};

/** Pause, resume, and another try of what is stuck. */
export const Brake = ({ of, process: { state, waitsFor, pausedReason }, over, keys = false, children }: Props) => {
  const { t } = useWords('lead');
  const [asks, setAsks] = useState(false);
  const { write: steer, busy } = useWrite((what: Order) => order(of, what));
  const goes = !over && state !== 'paused';
  const again: Order = { path: 'process/pause', body: { reason: pausedReason ?? '' } };
  const resume: Order = {
    path: 'process/resume',
    done: t('done.resume'),
    undo: { text: t('kit:undo'), run: () => void order(of, again) },
  };
  useKeys(
    [{ keys: 'p', does: t(goes ? 'pause' : 'resume'), run: () => (goes ? setAsks(true) : void steer(resume)) }],
    keys && (goes || state === 'paused'),
  );
  return (
    <>
      {goes && (
        <Button icon={<IconPlayerPause size={15} />} busy={busy} onClick={() => setAsks(true)}>
          {t('pause')}
        </Button>
      )}
      {state === 'paused' && (
        <Button icon={<IconPlayerPlay size={15} />} busy={busy} onClick={() => void steer(resume)}>
          {t('resume')}
        </Button>
      )}
      {children}
      {state === 'stuck' && (
        <Button
          icon={<IconRefresh size={15} />}
          busy={busy}
          onClick={() => void steer({ path: 'process/retry', done: t('done.again') })}
        >
          {t('retry')}
        </Button>
      )}
      <Suspense>{asks && <PauseDialog lead={of} waits={waitsFor} onClose={() => setAsks(false)} />}</Suspense>
    </>
  );
};
