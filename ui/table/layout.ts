import type { CSSProperties } from 'react';

/** What every table knows of a column; `key`: what the server sorts by and the address names. */
export type TableColumn = {
  key: string;
  name: string;
  width: number;
  right?: true;
  unsorted?: true;
  /** one of the record's own fields */
  field?: object;
};

/** Which columns are shown, in their order, as the address has them: `name.260,stage,fields.city`; the width where it is not the usual one. */
export type Shown<C extends TableColumn = TableColumn> = { column: C; width: number };

/** So many own fields are shown unless somebody chooses. */
const OWN_FIELDS = 3;
const NARROWEST = 60;
const WIDEST = 600;

/** `first`: the columns of a table that nobody has arranged; its own fields and the day of its making follow. */
export const shownColumns = <C extends TableColumn>(
  all: C[],
  columns: string | undefined,
  first: string[],
): Shown<C>[] => {
  const wanted = columns === undefined ? usual(all, first) : columns.split(',').filter(Boolean);
  const shown = wanted.flatMap((one) => {
    const [, key = one, width] = /^(.*?)(?::(\d+))?$/.exec(one) ?? [];
    // a field that is gone has no column any more; the rest of the view stays
    const column = all.find((each) => each.key === key);
    return column ? [{ column, width: width ? within(Number(width)) : column.width }] : [];
  });
  return shown.length > 0 ? shown : shownColumns(all, undefined, first);
};

export const columnsText = (shown: Shown[]): string =>
  shown
    .map(({ column, width }) => (width === column.width ? column.key : `${column.key}:${Math.round(width)}`))
    .join(',');

export const widened = <C extends TableColumn>(shown: Shown<C>[], key: string, width: number): Shown<C>[] =>
  shown.map((one) => (one.column.key === key ? { ...one, width: within(width) } : one));

const within = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, width));

const usual = (all: TableColumn[], first: string[]): string[] => [
  ...first,
  ...all
    .filter(({ field }) => field)
    .slice(0, OWN_FIELDS)
    .map(({ key }) => key),
  'createdAt',
];

/** How wide the columns are, for the grid of heads and rows. */
export const gridOf = (shown: Shown[]): CSSProperties =>
  ({ '--columns': shown.map(({ width }) => `${width}px`).join(' ') }) as CSSProperties;
