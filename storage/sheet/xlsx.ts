import readSheets from 'read-excel-file/node';
import { sheetOf, type Cell, type Sheet, type SheetFault } from './sheet.ts';

/** The first sheet of a workbook that says something: values of formulas, days as days. */
export const readXlsx = async (bytes: Uint8Array): Promise<Sheet | SheetFault> => {
  let sheets: { data: unknown[][] }[];
  try {
    sheets = await readSheets(Buffer.from(bytes));
  } catch {
    return { fault: 'damaged' };
  }
  const said = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  if (!said) return { fault: 'empty' };
  return sheetOf(
    said.data.map((row) => row.map(cellOf)),
    (rows, width) =>
      rows.map(({ line, cells }) =>
        cells.length > width
          ? { line, cells, fault: 'long' }
          : { line, cells: [...cells, ...Array.from({ length: width - cells.length }, () => null)] },
      ),
  );
};

const cellOf = (cell: unknown): Cell => {
  // a sheet adds up in binary: 0.1 + 0.2 is shown as 0.3 there
  if (typeof cell === 'number') return Number(cell.toPrecision(15));
  if (typeof cell === 'boolean' || typeof cell === 'string') return cell;
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return null;
  // a day of a sheet has no zone; seconds come from rounding
  const text = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
};
