import { DateTime } from 'luxon';

export type Quiet = { from: string; to: string };

/** When the quiet hours end in which this moment is; undefined outside of them. Both are told by the clock on the user's wall. */
export const quietUntil = ({ from, to }: Quiet, zone: string, now: string): string | undefined => {
  const at = DateTime.fromISO(now, { zone });
  const clock = at.toFormat('HH:mm');
  const within = from <= to ? clock >= from && clock < to : clock >= from || clock < to;
  if (from === to || !within) return undefined;
  const [hour, minute] = to.split(':').map(Number);
  const end = at.set({ hour: hour!, minute: minute!, second: 0, millisecond: 0 });
  return (clock < to ? end : end.plus({ days: 1 })).toUTC().toISO()!;
};
