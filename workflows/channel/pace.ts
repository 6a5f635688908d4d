/** When the next message may go, milliseconds since 1970. */
export type Pace = { perSecond: number; next: number };

/** Takes the next slot; slots of one account lie at least 1000 / perSecond ms apart. */
export const takeSlot = (pace: Pace, now: number): { pace: Pace; at: number } => {
  const at = Math.max(now, pace.next);
  return { at, pace: { ...pace, next: at + 1000 / pace.perSecond } };
};

/** Every message waits until then, because the provider asked for it. */
export const holdUntil = (pace: Pace, until: number): Pace => ({ ...pace, next: Math.max(pace.next, until) });

/** Messages of one contact stay in order, different contacts go side by side: those of each contact, as they were claimed. */
export const byContact = <T>(all: T[], rowOf: (one: T) => { id: string; contact_id: string | null }): T[][] => {
  const lanes = new Map<string, T[]>();
  for (const one of all) {
    const { id, contact_id } = rowOf(one);
    const key = contact_id ?? id;
    const lane = lanes.get(key);
    if (lane) lane.push(one);
    else lanes.set(key, [one]);
  }
  return [...lanes.values()];
};
