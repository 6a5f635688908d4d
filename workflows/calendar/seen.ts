/** How long a change of a calendar may stay unseen by a turn. */
export const SEEN_WITHIN_MS = 2000;
