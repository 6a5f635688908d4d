/** How late the turn came for the moment that woke it, milliseconds; null when something else woke it. */
export const latenessOf = (due: string | null | undefined, now: string): number | null =>
  due && due <= now ? Date.parse(now) - Date.parse(due) : null;
