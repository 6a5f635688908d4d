import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Cell, ImportCounts, ImportSettings } from '../../workflows/import/import.schema.ts';
import type { RowFault } from '../../workflows/import/row-fault.ts';
import type { BulkRunState } from '../../workflows/process/bulk-run.ts';
import type { Import } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type ImportTableRow = RowOf<
  Import,
  { noun: FieldNoun; state: BulkRunState; head: string[]; settings: ImportSettings; counts: ImportCounts }
>;

/** A row of the file as it waits to be taken in. */
export type WaitingRow = { line: number; cells: Cell[]; why: RowFault[] | null };
