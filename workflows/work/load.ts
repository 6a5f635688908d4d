/** A limit as an admin typed it: empty and unset are no limit, zero takes nothing. */
export type Limit = number | null | undefined | '';

/** The smallest limit that is set. */
export const effectiveLimit = (...limits: Limit[]): number =>
  Math.min(Infinity, ...limits.filter((limit): limit is number => typeof limit === 'number'));
