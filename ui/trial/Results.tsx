import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { numberText } from '../kit/number.ts';
import { number } from './number.ts';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { messagesAClient, tasksADay } from '../../workflows/trial/totals.ts';
import type { TrialTotals, TrialWhole } from '../../workflows/trial/trial.schema.ts';
import { Button } from '../kit/Button.tsx';
import type { Tone } from '../kit/Chip.tsx';
import { useNounWords } from '../pipeline/editing.ts';
import { language, useWords } from '../words.ts';
import { ByAutomation } from './ByAutomation.tsx';
import { Messages } from './Messages.tsx';
import { periodText } from './period.ts';
import { usePlace } from './place.ts';
import { TasksByDay } from './TasksByDay.tsx';
import { TrialLeads } from './TrialLeads.tsx';
import shared from './Trial.module.css';
import css from './Results.module.css';

/** What a trial has counted; every number opens its leads. */
export const Results = ({ trial }: { trial: TrialWhole }) => {
  const { t } = useNounWords('trial');
  const [place, go] = usePlace();
  const { result: totals, kind, state } = trial;
  const open = (groups: string[]) => go({ show: kind, trial: trial.id, groups });
  return (
    <div className={css.results} data-running={state === 'running' || undefined}>
      <p className={css.when}>{periodText(trial, t)}</p>
      {state !== 'done' && <Progress trial={trial} />}
      {totals && totals.leads > 0 && (
        <>
          <Tiles trial={trial} totals={totals} onOpen={open} />
          <ByAutomation trial={trial} totals={totals} onOpen={open} />
          {hasTasks(trial) && <TasksByDay totals={totals} kind={kind} onOpen={open} />}
          <Messages totals={totals} kind={kind} onOpen={open} />
        </>
      )}
      {totals && totals.leads === 0 && state === 'done' && <p className={shared.dim}>{t(`${kind}.nobody`)}</p>}
      {place.groups && (
        <TrialLeads
          trial={trial}
          groups={place.groups}
          lead={place.lead}
          onOpen={(lead) => go({ ...place, trial: trial.id, lead })}
          onClose={() => go({ show: kind, trial: trial.id })}
        />
      )}
    </div>
  );
};

const Progress = ({ trial }: { trial: TrialWhole }) => {
  const { t } = useWords('trial');
  const { id, state, progress, error } = trial;
  const path = { id };
  const { write: steer, busy } = useWrite(
    (order: 'pause' | 'resume' | 'stop') => post(`/trials/{id}/${order}`, { path }),
    {
      changes: [
        ['/trials/{id}', { path }],
        ['/pipelines/{key}/trials', { path: { key: trial.pipeline } }],
      ],
    },
  );
  return (
    <div className={css.progress}>
      <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={t(`state.${state}`)} />
      <span aria-live="polite">
        {t(`state.${state}`)} · {t('progress', { done: number(progress.done), of: number(progress.total) })}
      </span>
      {state === 'running' && (
        <Button icon={<IconPlayerPause size={16} />} busy={busy} onClick={() => void steer('pause')}>
          {t('order.pause')}
        </Button>
      )}
      {state === 'paused' && (
        <Button icon={<IconPlayerPlay size={16} />} busy={busy} onClick={() => void steer('resume')}>
          {t('order.resume')}
        </Button>
      )}
      {state !== 'stopped' && (
        <Button icon={<IconPlayerStop size={16} />} busy={busy} onClick={() => void steer('stop')}>
          {t('order.stop')}
        </Button>
      )}
      {error && (
        <span className={css.failed} data-tone="red" data-hint={error}>
          <IconAlertTriangle size={16} aria-hidden /> {t('failed')}
        </span>
      )}
    </div>
  );
};

/** Those of tickets are not counted, and conversations have none. */
const hasTasks = ({ definition: { noun = 'lead' } }: TrialWhole): boolean => noun === 'lead';

const Tiles = ({
  trial,
  totals,
  onOpen,
}: {
  trial: TrialWhole;
  totals: TrialTotals;
  onOpen: (groups: string[]) => void;
}) => {
  const { t } = useNounWords('trial');
  const past = trial.kind === 'backtest';
  const [tasksBefore, tasks] = tasksADay(totals);
  const [messagesBefore, messages] = messagesAClient(totals);
  const tile = (name: string, text: string, groups?: string[], tone?: Tone) => (
    <li key={name} data-tone={tone}>
      <span>{t(`tile.${name}`)}</span>
      {groups ? (
        <button type="button" onClick={() => onOpen(groups)} aria-label={`${t(`tile.${name}`)}: ${text}`}>
          {text}
        </button>
      ) : (
        <b>{text}</b>
      )}
    </li>
  );
  const turn = (before: number, after: number) => (past ? `${short(before)} → ${short(after)}` : short(after));
  return (
    <ul className={css.tiles}>
      {tile('leads', number(totals.leads), [])}
      {past
        ? tile('differs', number(totals.differs), ['differs'], totals.differs ? 'violet' : undefined)
        : tile('fires', number(totals.fires), ['fires'])}
      {!past && tile('now', number(totals.now), ['now'], totals.now ? 'amber' : undefined)}
      {hasTasks(trial) && tile('tasks', turn(tasksBefore, tasks))}
      {tile('messages', turn(messagesBefore, messages))}
      {trial.definition.noun !== 'conversation' &&
        tile(
          'idle',
          `${number(totals.idleBefore)} → ${number(totals.idle)}`,
          ['idle'],
          totals.idle > totals.idleBefore ? 'red' : totals.idle < totals.idleBefore ? 'green' : undefined,
        )}
      {totals.gone > 0 && tile('gone', number(totals.gone), ['gone'], 'red')}
      {totals.paused > 0 && tile('paused', number(totals.paused), ['paused'])}
      {totals.loops > 0 && tile('loops', number(totals.loops), ['loops'], 'red')}
    </ul>
  );
};

const short = (value: number): string => numberText(value, language(), value < 10 ? 1 : 0);
