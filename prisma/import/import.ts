import type { Actor } from '../../workflows/event/event.schema.ts';
import { isOver, stateAfter, tense, whyNotSteer, type BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import {
  bulkRunChange,
  bulkRunEvent,
  lockBulkRun,
  processOfBulkRun,
  type SteeredBulkRun,
} from '../mass-change/bulk-run-row.ts';
import { command, type Doing } from '../write.ts';
import type { ImportTableRow } from './import-row.ts';

/** Begins to take the rows in; the process does it. Refused: NotFound, ImportBegun, ImportNothing. */
export const beginImport = (
  db: Database,
  { importId, ...doing }: Doing & { importId: string },
): Promise<SteeredBulkRun | Refusal> =>
  inTransaction(db, (tx) =>
    command<SteeredBulkRun>(tx, { key: doing.key, request: { begin: importId } }, async () => {
      const row = await lockBulkRun<ImportTableRow>(tx, 'import', importId);
      if (isRefusal(row)) return row;
      if (row.state !== 'planned') return refuse('ImportBegun');
      const named = /^(lead|contact|company)\.(name|phone|email|taxId)$/;
      if (!row.settings.mapping.some((key) => key !== null && named.test(key))) return refuse('ImportNothing');
      const set = { state: 'running', begun_at: new Date().toISOString() };
      const data = { of: row.noun, file: row.file_name, total: row.counts.total, state: 'running' };
      const event = bulkRunEvent('import', importId, {
        ...{ seq: row.event_seq + 1, type: 'begun', actor: doing.actor, data },
        pokes: [processOfBulkRun('import', importId)],
      });
      return {
        updates: [{ table: 'import', id: importId, version: row.version, set, events: 1 }],
        events: [event],
        result: { id: importId, version: row.version + 1, state: 'running' },
      };
    }),
  );

/** Begins to take back what came in; the process does it. Refused: NotFound, NothingToUndo. */
export const undoImport = (
  db: Database,
  { importId, ...doing }: Doing & { importId: string },
): Promise<SteeredBulkRun | Refusal> =>
  inTransaction(db, (tx) =>
    command<SteeredBulkRun>(tx, { key: doing.key, request: { undo: importId } }, async () => {
      const row = await lockBulkRun<ImportTableRow>(tx, 'import', importId);
      if (isRefusal(row)) return row;
      const isEnded = row.state === 'done' || row.state === 'stopped';
      // rows are forgotten some time after the end
      const made = `SELECT 1 FROM import_row WHERE import_id = $1 AND state = 'done' AND made IS NOT NULL LIMIT 1`;
      if (!isEnded || !(await tx.pool.query(made, [importId])).rowCount) return refuse('NothingToUndo');
      const change = bulkRunChange('import', row, {
        ...{ actor: doing.actor, type: tense.undo, set: { state: stateAfter.undo, ended_at: null } },
        result: { id: row.id, version: row.version + 1, state: stateAfter.undo },
      });
      const pokes = [processOfBulkRun('import', importId)];
      return { ...change, events: change.events!.map((event) => ({ ...event, pokes })) };
    }),
  );

/** Pauses, resumes or stops an import; its process follows. Refused: NotFound, WalkNotRunning, WalkNotPaused, NothingToUndo. */
export const steerImport = (
  db: Database,
  { importId, order, actor, key }: { importId: string; order: BulkRunOrder; actor: Actor; key: string },
): Promise<SteeredBulkRun | Refusal> =>
  inTransaction(db, (tx) =>
    command<SteeredBulkRun>(tx, { key, request: { [order]: importId } }, async () => {
      const row = await lockBulkRun<ImportTableRow>(tx, 'import', importId);
      if (isRefusal(row)) return row;
      if (order === 'undo') return refuse('NothingToUndo');
      const refusal = row.state === 'planned' ? refuse('WalkNotRunning') : whyNotSteer(row.state, order);
      if (refusal) return refusal;
      const state = stateAfter[order];
      return bulkRunChange('import', row, {
        ...{ actor, type: tense[order] },
        set: { state, ended_at: isOver(state) ? new Date().toISOString() : null },
        result: { id: row.id, version: row.version + 1, state },
      });
    }),
  );
