/** A cell as a file has it: a number of a spreadsheet stays one, a day of it is `2024-02-03` or `2024-02-03 10:30`. */
export type Cell = string | number | boolean | null;

/**
 * `line` is what a spreadsheet calls the row; the first is 1. `torn`: it is a part of a row that a line break has cut. `long`: it has more
 * cells than the head names. `quotes`: a quotation mark that nobody closed has swallowed what follows.
 */
export type SheetRow = { line: number; cells: Cell[]; fault?: 'torn' | 'long' | 'quotes' };
export type Sheet = { names: string[]; rows: SheetRow[] };

/** Why a file is no table; `line` where it is known. */
export type SheetFault = {
  fault: 'empty' | 'binary' | 'old' | 'damaged' | 'quotes' | 'tooManyRows' | 'tooManyColumns' | 'tooBig';
  line?: number;
};

export const MOST_ROWS = 10_000;
export const MOST_COLUMNS = 200;
export const MOST_SHEET_BYTES = 20 * 1024 * 1024;

/** The first row that says something names the columns; rows that say nothing are left out. */
export const sheetOf = (all: Cell[][], fitted: (rows: SheetRow[], width: number) => SheetRow[]): Sheet | SheetFault => {
  const rows = all
    .map((cells, index): SheetRow => ({ line: index + 1, cells: trimmed(cells) }))
    .filter(({ cells }) => cells.length > 0);
  const [head, ...under] = rows;
  if (!head || under.length === 0) return { fault: 'empty' };
  if (under.length > MOST_ROWS) return { fault: 'tooManyRows' };
  if (head.cells.length > MOST_COLUMNS) return { fault: 'tooManyColumns' };
  const names = head.cells.map((name) => String(name ?? '').trim());
  return { names, rows: fitted(under, names.length) };
};

/** Without the empty cells at its end, and without what no database keeps: zeros and halves of letters. */
const trimmed = (all: Cell[]): Cell[] => {
  const cells = all.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\0', '').toWellFormed() : cell));
  const last = cells.findLastIndex((cell) => cell !== null && String(cell).trim() !== '');
  return cells.slice(0, last + 1);
};

export const isFault = (read: Sheet | SheetFault): read is SheetFault => 'fault' in read;
