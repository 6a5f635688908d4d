import type { Column } from './columns.ts';

/** Which columns are shown, in their order, as the address has them: `name.260,stage,fields.city`; the width where it is not the usual one. */
export type Shown = { column: Column; width: number };

const USUAL = ['name', 'stage', 'amount', 'responsible', 'phone'];
/** So many of a pipeline's own fields are shown unless somebody chooses. */
const OWN_FIELDS = 3;
const NARROWEST = 60;
const WIDEST = 600;

export const shownColumns = (all: Column[], columns: string | undefined): Shown[] => {
  const wanted = columns === undefined ? usual(all) : columns.split(',').filter(Boolean);
  const shown = wanted.flatMap((one) => {
    const [, key = one, width] = /^(.*?)(?::(\d+))?$/.exec(one) ?? [];
    // a field that is gone has no column any more; the rest of the view stays
    const column = all.find((each) => each.key === key);
    return column ? [{ column, width: width ? within(Number(width)) : column.width }] : [];
  });
  return shown.length > 0 ? shown : shownColumns(all, undefined);
};

export const columnsText = (shown: Shown[]): string =>
  shown
    .map(({ column, width }) => (width === column.width ? column.key : `${column.key}:${Math.round(width)}`))
    .join(',');

export const widened = (shown: Shown[], key: string, width: number): Shown[] =>
  shown.map((one) => (one.column.key === key ? { ...one, width: within(width) } : one));

const within = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, width));

const usual = (all: Column[]): string[] => [
  ...USUAL,
  ...all
    .filter(({ field }) => field)
    .slice(0, OWN_FIELDS)
    .map(({ key }) => key),
  'createdAt',
];
