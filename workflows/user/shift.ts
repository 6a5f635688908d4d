import { nextWorkingMoment, shiftAt, type Calendar } from '../calendar/calendar.ts';

export type Away = { startsAt: string; endsAt: string | null };

/** Whether a user is on shift by her calendar and her absences, since when, and when that changes next. */
export const shiftOf = (
  calendar: Calendar,
  absences: Away[],
  at: string,
): { on: boolean; since: string | null; until: string | null; away: boolean } => {
  const current = absenceAt(absences, at);
  const shift = shiftAt(calendar, at);
  if (current)
    return { on: false, since: current.startsAt, until: backAt(calendar, absences, current.endsAt), away: true };
  if (!shift.on) return { ...shift, until: backAt(calendar, absences, shift.until), away: false };
  const leaves = absences.map(({ startsAt }) => startsAt).filter((start) => start > at);
  return { ...shift, until: [shift.until, ...leaves].filter((one) => one !== null).sort()[0] ?? null, away: false };
};

export const absenceAt = <A extends Away>(absences: A[], at: string): A | undefined =>
  absences.find(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || endsAt > at));

/** The first working moment from then on without an absence. */
const backAt = (calendar: Calendar, absences: Away[], from: string | null): string | null => {
  let moment = from;
  for (let tries = 0; moment !== null && tries <= absences.length; tries++) {
    const work = nextWorkingMoment(calendar, moment) ?? null;
    const away = work === null ? undefined : absenceAt(absences, work);
    if (!away) return work;
    moment = away.endsAt;
  }
  return null;
};
