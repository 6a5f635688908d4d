/** How long a turn may overlook a changed calendar. */
export const SEEN_WITHIN_MS = 2000;
