/** What has a pace of its own besides the account: the domain of an address ("gmail.com"), or the address. */
export const pacedKey = (of: 'domain' | 'recipient', recipient: string): string =>
  of === 'domain' ? recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase() : recipient;

/** How many messages a batch takes of an account that may send the next one in `restMs`, looking so far ahead. */
export const batchAt = (perSecond: number, restMs: number, { horizonMs, most }: { horizonMs: number; most: number }) =>
  restMs > horizonMs ? 0 : Math.min(most, 1 + Math.floor(((horizonMs - restMs) / 1000) * perSecond));

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
