import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Operator, Queue } from '../../workflows/work/queue.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { put } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { waitText } from './wait.ts';
import { changesWork, useStatuses } from './work.ts';
import css from './Work.module.css';

/** Statuses and limits change without an event. */
const OFTEN = 10_000;

/** Who waits how long, and who does what: live, for supervisors. */
export const QueuesPage = () => {
  const { t } = useWords('work');
  const queues = useQuery({ ...asking('/queues'), refetchInterval: OFTEN });
  useEffect(() => void (document.title = `${t('queues')} · Voronka`), [t]);
  return (
    <>
      <Header title={t('queues')} />
      <main className={css.page} tabIndex={0}>
        {queues.isPending ? (
          <Skeleton rows={8} />
        ) : !queues.data ? (
          <Problem error={queues.error} again={() => void queues.refetch()} />
        ) : queues.data.items.length === 0 ? (
          <Empty title={t('queues.none')} text={t('queues.none.text')} />
        ) : (
          queues.data.items.map((queue) => <One key={queue.id} queue={queue} />)
        )}
      </main>
    </>
  );
};

const One = ({ queue }: { queue: Queue }) => {
  const { t, language } = useWords('work');
  const now = useNow();
  const { waiting, oldest, inHand, expectedS, hopeless, operators, account } = queue;
  const long = oldest && now - Date.parse(oldest) > 5 * 60_000;
  return (
    <section className={css.queue} aria-label={inLanguage(queue.name, language)}>
      <h2>
        {inLanguage(queue.name, language)}
        {account && (
          <Link to="/conversations" search={{ show: 'waiting', account }} className={css.dim}>
            {t('queue.talks')}
          </Link>
        )}
      </h2>
      <dl className={css.figures}>
        <Figure name={t('queue.waiting')} value={String(waiting)} />
        <Figure name={t('queue.longest')} value={oldest ? waitText(now - Date.parse(oldest), t) : '—'} red={!!long} />
        <Figure name={t('queue.inHand')} value={String(inHand)} />
        <Figure
          name={t('queue.expected')}
          value={expectedS === null || waiting === 0 ? '—' : waitText(expectedS * 1000, t)}
        />
        {hopeless > 0 && <Figure name={t('queue.hopeless')} value={String(hopeless)} red />}
      </dl>
      <ul className={css.people}>
        {operators.map((operator) => (
          <Person key={operator.id} operator={operator} now={now} />
        ))}
      </ul>
    </section>
  );
};

const Figure = ({ name, value, red }: { name: string; value: string; red?: boolean }) => (
  <div data-tone={red ? 'red' : undefined}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Person = ({ operator, now }: { operator: Operator; now: number }) => {
  const { t, language } = useWords('work');
  const { id, name, status, since, overAt, takes, load, limit } = operator;
  const statuses = useStatuses();
  const setting = useWrite(
    (next: string) =>
      put('/users/{id}/status', { path: { id }, body: { status: next, reason: t('status.bySupervisor') } }),
    { changes: changesWork },
  );
  const over = overAt !== null && Date.parse(overAt) < now;
  return (
    <li>
      <span className={css.dot} data-takes={takes || undefined} title={t(takes ? 'takes' : 'takesNot')} />
      <span className={css.who}>{name}</span>
      <span className={over ? css.over : css.number} title={over ? t('status.over', { time: '' }) : undefined}>
        {since ? waitText(now - Date.parse(since), t) : ''}
      </span>
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
      <span className={css.number}>{limit === null ? load : `${load}/${limit}`}</span>
    </li>
  );
};
