/** Up to where a page has read: the visitor's own messages and ours are numbered apart, since one of ours for later becomes visible out of turn. */
export type Cursor = { mine: number; ours: number };

export const writeCursor = ({ mine, ours }: Cursor): string => `${mine}.${ours}`;

export const readCursor = (text: string): Cursor | undefined => {
  const [, mine, ours] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  return mine === undefined ? undefined : { mine: Number(mine), ours: Number(ours) };
};
