import type { Trial } from '../../workflows/trial/trial.schema.ts';
import { momentOf, shortDay, shortMoment, wall } from '../kit/time.ts';
import type { Say } from '../words.ts';

/** "30 days, tried 21 Nov 14:20", "1 Oct to 31 Oct, tried …" */
export const periodText = (
  { kind, choice, createdAt }: Pick<Trial, 'kind' | 'choice' | 'createdAt'>,
  t: Say,
): string => {
  const tried = shortMoment(createdAt);
  const what =
    kind === 'forecast'
      ? t('days', { count: choice.days ?? 0 })
      : t('period', {
          since: shortDay(wall(choice.since)),
          until: shortDay(wall(Date.parse(choice.until) - 1)),
        });
  return t('tried', { what, at: tried });
};

export type Dates = { since: string; until: string };

/** The calendar month before this one, as dates; the last day belongs to it. */
export const lastMonth = (now = Date.now()): Dates => {
  const first = wall(now).startOf('month');
  return {
    since: first.subtract(1, 'month').format('YYYY-MM-DD'),
    until: first.subtract(1, 'day').format('YYYY-MM-DD'),
  };
};
export const lastDays = (days: number, now = Date.now()): Dates => ({
  since: wall(now).subtract(days, 'day').format('YYYY-MM-DD'),
  until: wall(now).format('YYYY-MM-DD'),
});

/** Dates of the user's own zone as moments: from the first midnight to the one after the last day. */
export const momentsOf = ({ since, until }: Dates): Dates => ({
  since: momentOf(`${since}T00:00`).toISOString(),
  until: new Date(momentOf(`${until}T00:00`).getTime() + 86_400_000).toISOString(),
});

/** Why a period cannot be tried. */
export const whyNotPeriod = ({ since, until }: Dates): string | undefined => {
  if (!since || !until) return 'period.empty';
  if (until < since) return 'period.backwards';
  return Date.parse(until) - Date.parse(since) > 399 * 86_400_000 ? 'period.long' : undefined;
};
