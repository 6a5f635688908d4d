/** Providers tell whole seconds, and their workers overtake each other by a few: a message this much older than the last one is late. */
const LATE_MS = 60_000;
const SECOND_MS = 1000;

/**
 * Where a message stands: by its own time, or, where it came late, behind what is read already. A whole second may be any moment of it, so what came
 * within the last message's second stands behind that one; and nothing stands before what the same client said before it, however late that came.
 * All RFC 3339; `last` is the last message's place, `said` the client's last message.
 */
export const placeOf = (
  at: string,
  last: string | null,
  said: { at: string; place: string } | null = null,
): { place: string; late: boolean } => {
  if (last === null) return { place: at, late: false };
  const [own, before] = [Date.parse(at), Date.parse(last)];
  const sameSecond = own % SECOND_MS === 0 && before > own && before - own < SECOND_MS;
  const late = isLate(own, before);
  if (sameSecond || late) return { place: last, late };
  const follows = said !== null && Date.parse(said.at) <= own && Date.parse(said.place) > own;
  return { place: follows ? new Date(said.place).toISOString() : at, late };
};

/** Whether a message of that time stands where it came. Milliseconds. */
export const isLate = (at: number, place: number): boolean => place - at > LATE_MS;
