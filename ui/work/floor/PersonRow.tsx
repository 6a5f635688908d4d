import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { FloorOperator } from '../../../workflows/work/floor.schema.ts';
import type { Status } from '../../../workflows/work/status.schema.ts';
import { BY_SUPERVISOR } from '../../../workflows/work/status.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { put } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { useWords } from '../../words.ts';
import { waitText } from '../wait.ts';
import { changesWork } from '../work.ts';
import { useSecond } from './floor.ts';
import css from './Floor.module.css';

/** What somebody does since when, and how much she has in hand of how much. */
export const PersonRow = memo(({ operator, statuses }: { operator: FloorOperator; statuses: Status[] }) => {
  const { t, language } = useWords('work');
  const { id, name, status, since, overAt, takes, load, limit, reason } = operator;
  const setting = useWrite((next: string) => put('/users/{id}/status', { path: { id }, body: { status: next } }), {
    changes: changesWork,
  });
  const held = limit === null ? String(load) : `${load}/${limit}`;
  return (
    <li>
      <span className={css.dot} data-takes={takes || undefined} title={t(takes ? 'takes' : 'takesNot')} />
      <span className={css.name} title={(reason === BY_SUPERVISOR ? t('status.bySupervisor') : reason) || undefined}>
        {name}
      </span>
      {since && <Since since={since} overAt={overAt} />}
      <select
        aria-label={t('status.of', { name })}
        value={status}
        disabled={setting.busy}
        onChange={({ target }) => void setting.write(target.value)}
      >
        {statuses.map((one) => (
          <option key={one.key} value={one.key}>
            {inLanguage(one.name, language)}
          </option>
        ))}
      </select>
      <Link
        to="/queues"
        search={{ show: `user:${id}` }}
        className={css.load}
        data-full={limit !== null && load >= limit ? true : undefined}
        aria-label={t('work.of', { name, load: held })}
      >
        {held}
      </Link>
    </li>
  );
});

const Since = ({ since, overAt }: { since: string; overAt: string | null }) => {
  const { t } = useWords('work');
  const now = useSecond();
  const time = waitText(now - Date.parse(since), t);
  const over = overAt !== null && Date.parse(overAt) < now;
  return (
    <span className={over ? css.over : css.number} title={over ? t('status.over', { time }) : undefined}>
      {over ? `⚠ ${time}` : time}
    </span>
  );
};
