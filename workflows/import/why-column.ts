import type { Words } from '../words/words.schema.ts';

/** The column that a file of refused rows has beside its own; the same file mended is imported as if it had none. */
export const whyColumn: Required<Words> = {
  ru: 'Почему не вошла',
  en: 'Why it did not come in',
  kk: 'Неге кірмеді',
  uk: 'Чому не увійшов',
};

/** The table without that column. */
export const withoutWhy = <Row extends { cells: unknown[] }>(table: { names: string[]; rows: Row[] }) => {
  const at = table.names.findIndex((name) => Object.values(whyColumn).includes(name));
  if (at === -1) return table;
  const less = <One>(all: One[]): One[] => all.filter((_, index) => index !== at);
  return { names: less(table.names), rows: table.rows.map((row) => ({ ...row, cells: less(row.cells) })) };
};
