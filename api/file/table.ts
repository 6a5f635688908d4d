import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { pipeline as stream } from 'node:stream/promises';
import writeSheet from 'write-excel-file/node';
import { z } from 'zod';
import type { Cell } from '../../workflows/export/cells.ts';
import { dispositionOf } from '../../workflows/file/file.ts';

export const TableFormat = z.enum(['csv', 'xlsx']);
type TableFormat = z.infer<typeof TableFormat>;

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} satisfies Record<TableFormat, string>;

/** Rows as a file that the browser saves; a CSV goes out as its rows come. */
export const sendTable = async (
  response: Response,
  rows: AsyncGenerator<Cell[]>,
  { format, name }: { format: TableFormat; name: string },
): Promise<void> => {
  response.setHeader('Content-Type', types[format]);
  response.setHeader('Content-Disposition', dispositionOf(`${name}.${format}`, types[format], true));
  response.setHeader('Cache-Control', 'private, no-store');
  // a formula in a client's name is text; Excel knows UTF-8 by the mark
  const csv = () => stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  if (format === 'csv') await stream(rows, csv(), response);
  else await sendSheet(rows, response);
};

/** A sheet keeps its texts as texts, whatever they begin with. It is put together in memory, which is why a file holds only so much. */
const sendSheet = async (rows: AsyncGenerator<Cell[]>, to: NodeJS.WritableStream): Promise<void> => {
  const sheet: Cell[][] = [];
  for await (const row of rows) sheet.push(row);
  to.end(await writeSheet(sheet, { stickyRowsCount: 1 }).toBuffer());
};
