import { useMemo } from 'react';
import type { TrialKind, TrialTotals } from '../../workflows/trial/trial.schema.ts';
import { Section } from '../kit/Section.tsx';
import { shortDay, wall } from '../kit/time.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Results.module.css';

type Props = { totals: TrialTotals; kind: TrialKind; onOpen: (groups: string[]) => void };
const nobody = ['supervisor', 'somebody', 'nobody'];

/** Tasks that are set, by manager and day; the more the darker. */
export const TasksByDay = ({ totals, kind, onOpen }: Props) => {
  const { t } = useWords('trial');
  const users = useUsers();
  const { days, rows, most } = useMemo(() => tableOf(totals), [totals]);
  if (rows.length === 0) return null;
  const nameOf = (id: string) =>
    nobody.includes(id)
      ? t(`user.${id}`)
      : (users.find((user) => user.id === id || user.email === id)?.name ?? t('user.gone'));
  const past = kind === 'backtest';
  return (
    <Section title={t('tasks.byDay')} aside={past ? t('tasks.byDay.how') : undefined}>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('tasks.byDay')}>
        <table className={css.heat}>
          <thead>
            <tr>
              <th scope="col">{t('manager')}</th>
              <th scope="col">{t('all')}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {shortDay(wall(`${day}T12:00:00Z`))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ user, sums, cells }) => (
              <tr key={user}>
                <th scope="row">{nameOf(user)}</th>
                <td className={css.all}>
                  <button type="button" className={css.open} onClick={() => onOpen([`t:${user}`])}>
                    {past ? `${sums[0]} → ${sums[1]}` : sums[1]}
                  </button>
                </td>
                {days.map((day) => {
                  const [before, after] = cells[day] ?? [0, 0];
                  const text = past && before !== after ? `${before} → ${after}` : String(after);
                  return (
                    <td key={day} style={{ '--much': after / most } as React.CSSProperties}>
                      {before + after > 0 && (
                        <button
                          type="button"
                          aria-label={`${nameOf(user)}, ${day}: ${text}`}
                          onClick={() => onOpen([`${after > 0 ? 't' : 'u'}:${user}/${day}`])}
                        >
                          {text}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};

type UserTasks = { user: string; sums: [number, number]; cells: Record<string, [number, number]> };

const tableOf = ({ tasks }: TrialTotals): { days: string[]; rows: UserTasks[]; most: number } => {
  const days = [...new Set(Object.values(tasks).flatMap((own) => Object.keys(own)))].sort();
  const rows = Object.entries(tasks).map(([user, cells]): UserTasks => {
    const sums: [number, number] = [0, 0];
    for (const [before, after] of Object.values(cells)) {
      sums[0] += before;
      sums[1] += after;
    }
    return { user, sums, cells };
  });
  rows.sort((a, b) => b.sums[1] - a.sums[1]);
  const most = Math.max(1, ...rows.flatMap(({ cells }) => Object.values(cells).map(([, after]) => after)));
  return { days, rows, most };
};
