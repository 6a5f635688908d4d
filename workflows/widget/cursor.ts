/**
 * Up to where a page has read: the visitor's own messages and ours are numbered apart, since one of ours for later becomes visible out of turn. `talk`
 * is the end of its id: in another talk the numbers mean nothing.
 */
export type Cursor = { mine: number; ours: number; talk?: string };

export const writeCursor = ({ mine, ours, talk }: Cursor): string => [mine, ours, ...(talk ? [talk] : [])].join('.');

export const readCursor = (text: string): Cursor | undefined => {
  const [, mine, ours, talk] = /^(\d{1,9})\.(\d{1,9})(?:\.([0-9a-f]{8}))?$/.exec(text) ?? [];
  return mine === undefined ? undefined : { mine: Number(mine), ours: Number(ours), ...(talk ? { talk } : {}) };
};

/** Where to go on in a talk: at its beginning, where the page has read another one. */
export const within = (id: string, { mine, ours, talk }: Cursor): Required<Cursor> => {
  const own = id.slice(-8);
  return talk === undefined || talk === own ? { mine, ours, talk: own } : { mine: 0, ours: 0, talk: own };
};
