/** So many must have been given lately before anything is expected. */
const FEW = 3;

/** Seconds until the one who stands at this place is taken, by how fast the queue has moved; null where that says nothing. */
export const expectedWait = (place: number, { given, seconds }: { given: number; seconds: number }): number | null =>
  given < FEW ? null : Math.round((place * seconds) / given);
