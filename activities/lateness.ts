/** How late the moment that woke a process was served, milliseconds; null when it was something else that woke it. */
export const latenessOf = (due: string | null | undefined, now: string): number | null =>
  due && due <= now ? Date.parse(now) - Date.parse(due) : null;
