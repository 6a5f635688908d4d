import type { ImportCounts } from '../../workflows/import/import.schema.ts';
import type { RowFault } from '../../workflows/import/row-fault.ts';
import { paceOf } from '../../workflows/mass-change/mass-change.ts';
import { isUnderWay, type BulkRunState } from '../../workflows/process/bulk-run.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { assignLeadByRule } from '../assign/assign.ts';
import { inTransaction, type Database } from '../client.ts';
import { bulkRunChange, lockBulkRun, processOfBulkRun, together } from '../mass-change/bulk-run-row.ts';
import { beginWithRoom } from '../process/beginning.ts';
import { countPokes, MOST_WAITING } from '../process/poke.ts';
import type { Woken } from '../process/process.ts';
import { command, type Change } from '../write.ts';
import { gathering, type Gathered } from './gathered.ts';
import type { ImportTableRow, WaitingRow } from './import-row.ts';
import { learn, nobodyKnown } from './known.ts';
import { readingOf, withClients, type Read } from './reading.ts';
import { takeBack } from './take-back.ts';
import { take, type Taken } from './take.ts';
import { takingOf, wishOf } from './taking.ts';

export type ImportBatch = { state: BulkRunState; moved: Woken[]; restMs?: number };

/** Rows at once where no automation answers. */
const QUIET_BATCH = 100;
/** With a choice for each lead a batch holds the loads of its candidates: others who assign wait for it. */
const CHOSEN_BATCH = 20;

type RowResult = { line: number } & (Taken | { state: 'refused'; why: RowFault[] });

/** The next rows of a file, in one transaction with what became of each: after a crash it goes on where it was, no row lost and none twice. */
export const runImportBatch = (db: Database, importId: string): Promise<ImportBatch> =>
  inTransaction(db, async (tx) => {
    const row = await lockBulkRun<ImportTableRow>(tx, 'import', importId);
    if (isRefusal(row)) return { state: 'stopped', moved: [] };
    if (!isUnderWay(row.state)) return { state: row.state, moved: [] };
    if (row.state === 'undoing') return undoBatch(tx, row);
    const { atOnce, restMs } = paceFor(row);
    const { rows } = await tx.pool.query<WaitingRow>({
      name: 'import-rows',
      text: `SELECT line, cells, why FROM import_row WHERE import_id = $1 AND state = 'planned' ORDER BY line LIMIT $2`,
      values: [importId, atOnce],
    });
    if (rows.length === 0) return writeBatch(tx, row, { counts: row.counts, state: 'done' });
    const asked = await readingOf(tx, row);
    const read = isRefusal(asked) ? asked : await withClients(tx, asked, rows);
    if (isRefusal(read)) {
      const why: RowFault[] = [{ column: null, code: read.refusal, ...(read.values ? { values: read.values } : {}) }];
      return finish(
        tx,
        row,
        undefined,
        rows.map(({ line }): RowResult => ({ line, state: 'refused', why })),
      );
    }
    const gathered = gathering(importId, { kind: 'user', id: read.me.id });
    const results = await takeRows(tx, read, gathered, rows);
    const batch = await finish(tx, row, gathered, results);
    await giveByRule(tx, read, gathered);
    return { ...batch, ...(restMs > 0 && batch.moved.length > 0 ? { restMs } : {}) };
  });

const paceFor = ({ settings: { automations, responsible } }: ImportTableRow): { atOnce: number; restMs: number } => {
  const pace = automations === 'quiet' ? { atOnce: QUIET_BATCH, restMs: 0 } : paceOf(automations);
  return responsible.to === 'rule' ? { ...pace, atOnce: Math.min(pace.atOnce, CHOSEN_BATCH) } : pace;
};

const takeRows = async (db: Database, read: Read, gathered: Gathered, rows: WaitingRow[]): Promise<RowResult[]> => {
  const wishes = rows.map((row) => wishOf(row, read));
  const known = nobodyKnown();
  const [numbers] = await Promise.all([
    read.noun === 'lead' ? leadNumbers(db, rows.length) : [],
    learn(db, known, gathered.importId, wishes),
  ]);
  return rows.map(({ line }, index) => {
    const taking = takingOf(wishes[index]!, read, known);
    if (taking.what === 'refused') return { line, state: 'refused', why: taking.faults };
    return { line, ...take(gathered, known, read, taking, numbers[index] ?? 0) };
  });
};

const leadNumbers = async (db: Database, count: number): Promise<number[]> => {
  const { rows } = await db.pool.query<{ number: number }>({
    name: 'import-numbers',
    text: `SELECT nextval('lead_number') AS number FROM generate_series(1, $1)`,
    values: [count],
  });
  return rows.map(({ number }) => number);
};

/** What became of the rows, with all that they write. */
const finish = async (
  db: Database,
  row: ImportTableRow,
  gathered: Gathered | undefined,
  results: RowResult[],
): Promise<ImportBatch> => {
  const counts = { ...row.counts };
  for (const { state } of results) counts[state] += 1;
  for (const noun of ['leads', 'contacts', 'companies'] as const) counts[noun] += gathered?.made[noun] ?? 0;
  await db.pool.query({
    name: 'import-results',
    text: `UPDATE import_row i SET state = r.state, why = r.why, lead_id = r."leadId", contact_id = r."contactId", company_id = r."companyId", made = nullif(r.made, 'null')
      FROM jsonb_to_recordset($2) AS r(line int, state text, why jsonb, "leadId" uuid, "contactId" uuid, "companyId" uuid, made jsonb)
      WHERE i.import_id = $1 AND i.line = r.line`,
    values: [row.id, JSON.stringify(results)],
  });
  const isQuiet = row.settings.automations === 'quiet';
  const leads = gathered?.leads ?? [];
  if (gathered && !isQuiet)
    for (const event of gathered.events)
      if (event.type === 'lead.created' && leads.includes(event.noun_id)) event.pokes.push(`lead:${event.noun_id}`);
  const batch = await writeBatch(db, row, { counts, ...(gathered ? { gathered } : {}) });
  const processes = leads.map((id) => `lead:${id}`);
  if (isQuiet) await beginWithRoom(db, processes);
  return { ...batch, moved: isQuiet ? [] : processes.map((workflowId) => ({ workflowId, seq: 1 })) };
};

const giveByRule = async (db: Database, { settings }: Read, { leads, actor, events }: Gathered): Promise<void> => {
  if (settings.responsible.to !== 'rule') return;
  const { rule: order } = settings.responsible;
  const told = settings.automations === 'quiet' ? { quiet: true } : {};
  const given = new Set(
    events.flatMap(({ type, noun_id: id, data }) => {
      const { responsible_id: responsible } = (data as { set?: Record<string, unknown[]> }).set ?? {};
      return type === 'lead.created' && responsible?.[1] ? [id] : [];
    }),
  );
  // where nobody can take it, it is nobody's, as from a form
  for (const leadId of leads)
    if (!given.has(leadId)) await assignLeadByRule(db, { leadId, order, actor, told, quiet: true });
};

/** The next rows to be taken back, the last first: what they made goes, unless somebody has touched it. */
const undoBatch = async (db: Database, row: ImportTableRow): Promise<ImportBatch> => {
  const taken = await takeBack(db, row);
  if (!taken) return writeBatch(db, row, { counts: row.counts, state: 'undone' });
  const { undone = 0, stays = 0 } = row.counts;
  const counts = { ...row.counts, undone: undone + taken.undone, stays: stays + taken.stays };
  const batch = await writeBatch(db, row, { counts, gathered: taken });
  // the processes of what is gone are woken to end: others' news stands among theirs
  const { waiting } = await countPokes(db);
  return waiting > MOST_WAITING ? { ...batch, restMs: 1000 } : batch;
};

const writeBatch = async (
  db: Database,
  row: ImportTableRow,
  {
    counts,
    gathered,
    state = row.state,
  }: { counts: ImportCounts; gathered?: Omit<Change, 'result'>; state?: BulkRunState },
): Promise<ImportBatch> => {
  const over = state !== row.state;
  const told = bulkRunChange('import', row, {
    actor: { kind: 'process', id: processOfBulkRun('import', row.id) },
    type: over ? state : 'moved',
    set: { state, counts, ...(over ? { ended_at: new Date().toISOString() } : {}) },
    result: null,
  });
  const changes = gathered ? [{ ...gathered, result: null }, told] : [told];
  await command(db, { request: null }, async () => together(changes, null));
  return { state, moved: [] };
};
