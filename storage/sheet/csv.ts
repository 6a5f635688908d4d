import { CsvError, parse } from 'csv-parse/sync';
import { MOST_ROWS, sheetOf, type Sheet, type SheetFault, type SheetRow } from './sheet.ts';
import { textOf } from './text.ts';

const SEPARATORS = [';', ',', '\t', '|'];
/** So many letters in one row: a quotation mark is open. */
const MOST_LETTERS = 200_000;
/** By so many rows the separator is known. */
const LOOKED_AT = 100;

/** A table of separated values, in whatever encoding and with whatever separator. */
export const readCsv = (bytes: Uint8Array): Sheet | SheetFault => {
  const text = textOf(bytes);
  if (text === undefined) return { fault: 'binary' };
  const [, told, rest = text] = /^\uFEFF?sep=(.)\r?\n([\s\S]*)$/.exec(text) ?? [];
  const separator = told ?? separatorOf(rest);
  const rows = recordsOf(rest, separator, MOST_ROWS + 50);
  if ('fault' in rows) return rows;
  const cells = rows.map((row) => row.map((cell) => cell.replace(ESCAPED, '')));
  return sheetOf(cells, (under, width) => fitted(under, width, separator));
};

/** What our own export, and others', put before a text that a spreadsheet would take for a formula. */
const ESCAPED = /^'(?=[=+@-])/;

/** Where more rows come out equally wide, and wider. */
const separatorOf = (text: string): string => {
  const [best] = SEPARATORS.map((separator) => {
    const rows = recordsOf(text.slice(0, 100_000), separator, LOOKED_AT);
    const lengths = 'fault' in rows ? [] : rows.map(({ length }) => length);
    const width = lengths[0] ?? 0;
    const alike = lengths.filter((length) => length === width).length / Math.max(1, lengths.length);
    return { separator, score: width > 1 ? alike * Math.log2(width) : 0 };
  }).toSorted((one, other) => other.score - one.score);
  return best!.separator;
};

const recordsOf = (text: string, delimiter: string, to: number): string[][] | SheetFault => {
  try {
    return parse(text, {
      ...{ delimiter, to, bom: true, record_delimiter: ['\r\n', '\n', '\r'] },
      // ТОО "Ромашка" without quotation marks around it; rows of any length
      ...{ relax_quotes: true, relax_column_count: true, max_record_size: MOST_LETTERS },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // it was open since the row after the last that was read
    return { fault: 'quotes', line: ((error as { records?: number }).records ?? 0) + 1 };
  }
};

/** What a row's cells say of breaks that nobody meant: shorter ones are filled up, as spreadsheets leave empty cells out. */
const fitted = (rows: SheetRow[], width: number, separator: string): SheetRow[] => {
  const torn = tornIn(rows, width);
  return rows.map(({ line, cells }) => {
    const kept = { line, cells: [...cells, ...Array.from({ length: width - cells.length }, () => null)] };
    if (cells.some((cell) => swallows(String(cell), separator, width))) return { ...kept, fault: 'quotes' };
    if (cells.length > width) return { ...kept, fault: 'long' };
    return torn.has(line) ? { ...kept, fault: 'torn' } : kept;
  });
};

/** Several rows are in one cell. */
const swallows = (cell: string, separator: string, width: number): boolean =>
  /[\r\n]/.test(cell) && cell.split(separator).length >= Math.max(2, width);

/** Shorter rows one after another that are as wide as one together: the cell that was cut is in both. */
const tornIn = (rows: SheetRow[], width: number): Set<number> => {
  const torn = new Set<number>();
  for (let from = 0; from < rows.length; from++) {
    let wide = 0;
    for (let to = from; to < rows.length && (rows[to]?.cells.length ?? width) < width; to++) {
      if (to > from && rows[to]!.line !== rows[to - 1]!.line + 1) break;
      wide += rows[to]!.cells.length - (to > from ? 1 : 0);
      if (wide < width) continue;
      if (wide === width && to > from) for (let each = from; each <= to; each++) torn.add(rows[each]!.line);
      break;
    }
  }
  return torn;
};
