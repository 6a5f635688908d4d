import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { FloorQueue } from '../../../workflows/work/floor.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWords } from '../../words.ts';
import { waitText } from '../wait.ts';
import { useSecond } from './floor.ts';
import css from './Floor.module.css';

const LONG_MS = 5 * 60_000;

/** A queue: what waits and how long, what is in hand; each number leads to its rows. */
export const QueueRow = memo(({ queue }: { queue: FloorQueue }) => {
  const { t, language } = useWords('work');
  const { id, waiting, oldest, inHand, expectedS, hopeless } = queue;
  const name = inLanguage(queue.name, language);
  return (
    <section className={css.queue} aria-label={name}>
      <h2>{name}</h2>
      <dl className={css.figures}>
        <Figure name={t('queue.waiting')} value={String(waiting)} show={`waiting:${id}`} />
        <div>
          <dt>{t('queue.longest')}</dt>
          <dd>{oldest ? <Longest since={oldest} /> : '—'}</dd>
        </div>
        <Figure name={t('queue.inHand')} value={String(inHand)} show={`held:${id}`} />
        <Figure
          name={t('queue.expected')}
          value={expectedS === null || waiting === 0 ? '—' : waitText(expectedS * 1000, t)}
        />
        {hopeless > 0 && <Figure name={t('queue.hopeless')} value={String(hopeless)} red />}
      </dl>
    </section>
  );
});

const Longest = ({ since }: { since: string }) => {
  const { t } = useWords('work');
  const waited = useSecond() - Date.parse(since);
  return <span data-tone={waited > LONG_MS ? 'red' : undefined}>{waitText(waited, t)}</span>;
};

const Figure = ({ name, value, red, show }: { name: string; value: string; red?: boolean; show?: string }) => (
  <div data-tone={red ? 'red' : undefined}>
    <dt>{name}</dt>
    <dd>
      {show ? (
        <Link to="/queues" search={{ show }} aria-label={`${name}: ${value}`}>
          {value}
        </Link>
      ) : (
        value
      )}
    </dd>
  </div>
);
