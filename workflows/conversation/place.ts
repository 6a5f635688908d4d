/** Providers tell whole seconds, and their workers overtake each other by a few: a message this much older than the last one is late. */
const LATE_MS = 60_000;

/** Where a message stands: by its own time, or, where it came late, behind what is read already. Both RFC 3339; `last` is the last message's place. */
export const placeOf = (at: string, last: string | null): { place: string; late: boolean } => {
  const late = last !== null && Date.parse(last) - Date.parse(at) > LATE_MS;
  return { place: late ? last : at, late };
};
