/** How long a task keeps a user busy, in minutes. */
export const minutesOf = (type: string): number => ({ meeting: 60, call: 15 })[type] ?? 30;
