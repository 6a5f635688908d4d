import { dayNumbered, dayOf, isWorkingTime, shiftsOf, utc, type Calendar } from '../calendar/calendar.ts';
import { absenceAt, type Away } from '../user/shift.ts';

type Hers = {
  calendar: Calendar;
  /** a pause of minutes is none */
  absences: Away[];
  /** since when her status takes work; null: it does not, or she never said so */
  onlineSince: string | null;
};
type Held = {
  /** since when she has it */
  since: string;
  /** since when it is our turn; null: the client's, or it is put aside */
  owedSince: string | null;
};

/** Holidays and a week off lie between two days of work at most this far. */
const MOST_DAYS = 30;

/**
 * Whether work in hand leaves whoever has it because her shift has ended, and when to look again. It leaves where she had it when the shift ended and
 * we owed something then; what waits for the client stays with her, and so does what she took, or came online for, afterwards.
 */
export const shiftEnd = (
  { calendar, absences, onlineSince }: Hers,
  { since, owedSince }: Held,
  now: string,
): { leaves: boolean; next: string | null } => {
  const { last, next } = dayEnds(calendar, now);
  const away = absenceAt(absences, now);
  const begins = absences.map(({ startsAt }) => startsAt).filter((at) => at > now);
  const soonest = [...begins, ...(next === null ? [] : [next])].toSorted()[0] ?? null;
  if (!away && isWorkingTime(calendar, now)) return { leaves: false, next: soonest };
  const ended = [away?.startsAt, last]
    .filter((at) => at !== undefined && at !== null)
    .toSorted()
    .at(-1);
  const hadIt = ended !== undefined && since < ended && owedSince !== null && owedSince <= ended;
  const works = !away && onlineSince !== null && ended !== undefined && onlineSince > ended;
  return { leaves: hadIt && !works && !isBetween(calendar, ended, now), next: soonest };
};

/** Another day of hers lies between. */
const isBetween = (calendar: Calendar, from: string, to: string): boolean => {
  const first = dayOf(calendar, Date.parse(from)).number;
  for (let day = first, days = 0; days <= MOST_DAYS; day++, days++) {
    const { start, spans } = dayNumbered(calendar, day);
    if (utc(start) > to) return false;
    if (spans.some((span) => utc(span.from) > from && utc(span.from) < to)) return true;
  }
  return false;
};

/** The end of her working days around a moment: a break in the middle of a day is none, nor is midnight in a place that never closes. */
const dayEnds = (calendar: Calendar, at: string): { last: string | null; next: string | null } => {
  const today = dayOf(calendar, Date.parse(at)).number;
  let last: string | null = null;
  for (let day = today - MOST_DAYS; day <= today + MOST_DAYS; day++) {
    const end = shiftsOf(calendar, dayNumbered(calendar, day).start).at(-1)?.to;
    if (end === undefined || isWorkingTime(calendar, utc(end))) continue;
    if (utc(end) > at) return { last, next: utc(end) };
    last = utc(end);
  }
  return { last, next: null };
};
