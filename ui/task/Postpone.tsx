import { useQuery } from '@tanstack/react-query';
import type { Postpone as To } from '../../workflows/task/slot.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { Button } from '../kit/Button.tsx';
import { relativeText, wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { changeAll, changeTask } from './change.ts';
import { slotsQuery } from './task-query.ts';
import css from './Postpone.module.css';

/** Where one key puts a task off to, and which key. */
export const postponeKeys: { to: To; keys: string }[] = [
  { to: 'hour', keys: 'h' },
  { to: 'lunch', keys: 'l' },
  { to: 'tomorrow', keys: 't' },
  { to: 'monday', keys: 'm' },
];

/** Puts a task off by one press, to a free moment that the button names. */
export const Postpone = ({ task, keys = false }: { task: Task; keys?: boolean }) => {
  const { t } = useWords('task');
  const now = useNow();
  const slots = useQuery(slotsQuery(task)).data?.items;
  const shown = postponeKeys.filter(
    ({ to }, index) => !slots || slots.findIndex(({ at }) => at === slots.find((one) => one.to === to)?.at) === index,
  );
  return (
    <div className={css.postpone} role="group" aria-label={t('postpone')}>
      {shown.map(({ to, keys: key }) => {
        const at = slots?.find((slot) => slot.to === to)?.at;
        return (
          <Button key={to} {...(keys ? { keys: key } : {})} onClick={() => void putOff([task], to, t)}>
            {t(`postpone.${to}`)}
            {at && <span className={css.at}>{slotText(to, at, now)}</span>}
          </Button>
        );
      })}
    </div>
  );
};

/** Only the clock where the button already says the day; nothing where an hour is an hour. */
const slotText = (to: To, at: string, now: number): string => {
  const days = wall(at).startOf('day').diff(wall(now).startOf('day'), 'day');
  if (to === 'hour' && Date.parse(at) - now < 90 * 60_000) return '';
  return days === { hour: 0, lunch: 0, tomorrow: 1, monday: -1 }[to] ? wall(at).format('HH:mm') : relativeText(at, now);
};

type Say = (key: string, values?: Record<string, unknown>) => string;

export const putOff = async (tasks: Task[], to: To, t: Say): Promise<void> => {
  const [task] = tasks;
  if (tasks.length > 1) return changeAll(tasks, { postpone: to }, (count) => t('postponed.many', { count }));
  if (task)
    await changeTask(task, { postpone: to }, ({ dueAt }) => t('postponed', { when: relativeText(dueAt, Date.now()) }));
};
