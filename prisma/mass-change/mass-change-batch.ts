import { paceOf } from '../../workflows/mass-change/mass-change.ts';
import type { MassCounts } from '../../workflows/mass-change/mass-change.schema.ts';
import { isUnderWay, type BulkRunState } from '../../workflows/process/bulk-run.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { inTransaction, type Database } from '../client.ts';
import type { Woken } from '../process/process.ts';
import { recordOf } from '../subject/subject-record.ts';
import { command, type Change } from '../write.ts';
import { lockBulkRun, processOfBulkRun, together, bulkRunChange } from './bulk-run-row.ts';
import { actorOf, type ChangedNoun, type Chosen } from './changed-noun.ts';
import { changedLeads } from './lead-mass-change.ts';
import type { MassChangeRow } from './mass-change.ts';
import { changedSubjects } from './subject-mass-change.ts';

export type MassChangeBatch = { state: BulkRunState; moved: Woken[]; restMs?: number };

/** Each holds the locks of a subject and all that belongs to it until the whole batch is written. */
const BACK_AT_ONCE = 10;

/** The next subjects of a mass change, in one transaction with how far it is: after a crash it goes on where it was. */
export const runMassChangeBatch = (db: Database, massChangeId: string): Promise<MassChangeBatch> =>
  inTransaction(db, async (tx) => {
    const row = await lockBulkRun<MassChangeRow>(tx, 'mass_change', massChangeId);
    if (isRefusal(row)) return { state: 'undone', moved: [] };
    if (!isUnderWay(row.state)) return { state: row.state, moved: [] };
    const record = row.order.do === 'act' ? recordOf(row.order.noun) : undefined;
    return record ? goOn(tx, row, changedSubjects(record)) : goOn(tx, row, await changedLeads(tx, row));
  });

const goOn = <One extends Chosen>(db: Database, row: MassChangeRow, noun: ChangedNoun<One>): Promise<MassChangeBatch> =>
  (row.state === 'undoing' ? undoNext : changeNext)(db, row, noun);

const changeNext = async <One extends Chosen>(
  db: Database,
  row: MassChangeRow,
  noun: ChangedNoun<One>,
): Promise<MassChangeBatch> => {
  const { atOnce, restMs } = paceOf(row.automations);
  const some = await noun.next(db, row.id, 'planned', atOnce);
  if (some.length === 0) return writeBatch(db, row, [], row.counts, 'done');
  const told = { massChange: row.id, ...(row.automations === 'quiet' ? { quiet: true } : {}) };
  const counts = { ...row.counts };
  const results: { id: string; state: string; error: string | null }[] = [];
  const moved: Woken[] = [];
  for (const one of some) {
    const answer = await noun.change(db, row, one, { actor: actorOf(row), told });
    if (isRefusal(answer)) counts.refused += 1;
    else {
      counts.done += 1;
      moved.push({ workflowId: processIdOf({ kind: noun.kind, id: one.id }), seq: one.event_seq + 1 });
    }
    results.push({
      id: one.id,
      state: isRefusal(answer) ? 'refused' : 'done',
      error: isRefusal(answer) ? answer.refusal : null,
    });
  }
  // the event that the command wrote holds the former values
  await db.pool.query(
    `UPDATE mass_change_lead m SET state = r.state, error = r.error, before = (SELECT e.data -> 'set' FROM event e
        WHERE e.subject_id = m.lead_id AND e.noun = e.subject_kind AND e.data ->> 'massChange' = $1::text ORDER BY e.id DESC LIMIT 1)
      FROM unnest($2::uuid[], $3::text[], $4::text[]) r(id, state, error) WHERE m.mass_change_id = $1::uuid AND m.lead_id = r.id`,
    [row.id, results.map(({ id }) => id), results.map(({ state }) => state), results.map(({ error }) => error)],
  );
  const step = await writeBatch(db, row, [], counts);
  return { ...step, moved, ...(restMs > 0 && moved.length > 0 ? { restMs } : {}) };
};

const undoNext = async <One extends Chosen>(
  db: Database,
  row: MassChangeRow,
  noun: ChangedNoun<One>,
): Promise<MassChangeBatch> => {
  const some = await noun.next(db, row.id, 'done', BACK_AT_ONCE);
  if (some.length === 0) return writeBatch(db, row, [], row.counts, 'undone');
  const { states, changes } = await noun.undone(db, row, some);
  await db.pool.query(
    `UPDATE mass_change_lead m SET state = r.state FROM unnest($2::uuid[], $3::text[]) r(id, state) WHERE m.mass_change_id = $1 AND m.lead_id = r.id`,
    [row.id, some.map(({ id }) => id), states],
  );
  const kept = states.filter((state) => state === 'kept').length;
  const { counts } = row;
  return writeBatch(db, row, changes, {
    ...counts,
    undone: counts.undone + some.length - kept,
    kept: counts.kept + kept,
  });
};

const writeBatch = async (
  db: Database,
  row: MassChangeRow,
  changes: Change<Woken>[],
  counts: MassCounts,
  state: BulkRunState = row.state,
): Promise<MassChangeBatch> => {
  const over = state !== row.state;
  const told = bulkRunChange('mass_change', row, {
    actor: { kind: 'process', id: processOfBulkRun('mass_change', row.id) },
    type: over ? state : 'moved',
    set: { state, counts, ...(over ? { ended_at: new Date().toISOString() } : {}) },
    result: null,
  });
  const written = await command<MassChangeBatch>(db, { request: null }, async () =>
    together([...changes, told], { state, moved: changes.map(({ result }) => result) }),
  );
  return isRefusal(written) ? { state, moved: [] } : written;
};
