import type { BulkRunState } from '../../workflows/process/bulk-run.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import type {
  MassChosen,
  MassCounts,
  MassOrder,
  SubjectOrder,
  MassAutomations,
  MassWish,
} from '../../workflows/mass-change/mass-change.schema.ts';
import { isOver, stateAfter, tense, whyNotSteer, type BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import type { MassChange } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { filterOf } from '../lead/filter.ts';
import { uuidv7 } from '../id.ts';
import { soundsLike, waiting } from '../lead/lead.queries.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { changeableLeads, type Reader } from '../visible.ts';
import { lockBulkRun, processOfBulkRun, bulkRunChange, bulkRunEvent, type SteeredBulkRun } from './bulk-run-row.ts';
import { command, type Change, type Doing } from '../write.ts';

export const MOST_CHOSEN = 100_000;

export type MassChangeRow = RowOf<
  MassChange,
  { state: BulkRunState; order: MassOrder | SubjectOrder; automations: MassAutomations; counts: MassCounts }
>;

/** The leads (aliased `l`) that are meant: a manager's mass change covers only their own. Refused: FilterUnknown. */
export const chosenLeads = (me: Reader, chosen: MassChosen): Sql | Refusal => {
  const where = [changeableLeads(me)];
  if ('ids' in chosen) where.push(sql`l.id = ANY(${chosen.ids}::uuid[])`);
  else {
    where.push(sql`l.pipeline_id = (SELECT id FROM pipeline WHERE key = ${chosen.pipeline})`);
    if (chosen.stage !== undefined) where.push(sql`l.stage = ${chosen.stage}`);
    if (chosen.q !== undefined) where.push(...soundsLike(chosen.q));
    if (chosen.only !== undefined) where.push(waiting[chosen.only]);
    const filter = chosen.filter && filterOf(chosen.filter, new Date().toISOString(), me);
    if (isRefusal(filter)) return filter;
    if (filter) where.push(filter);
  }
  return join(where, ' AND ');
};

/** Keeps which leads are chosen and what is to be done; the process does it. Refused: FilterUnknown, NothingChosen, TooManyChosen. */
export const createMassChange = (
  db: Database,
  { me, wish, ...doing }: Doing & { me: Reader; wish: MassWish },
): Promise<SteeredBulkRun | Refusal> =>
  inTransaction(db, (tx) =>
    command<SteeredBulkRun>(tx, { key: doing.key, request: { massChange: wish } }, async () => {
      const where = chosenLeads(me, wish.chosen);
      if (isRefusal(where)) return where;
      const id = uuidv7();
      const { rowCount } = await tx.pool.query(
        query(sql`INSERT INTO mass_change_lead (mass_change_id, lead_id)
          SELECT ${id}::uuid, l.id FROM lead l WHERE ${where} ORDER BY l.id LIMIT ${MOST_CHOSEN + 1}`),
      );
      return begun(tx, { id, total: rowCount ?? 0, created_by: me.id, ...wish }, doing);
    }),
  );

type Begun = Pick<MassChangeRow, 'id' | 'created_by' | 'order' | 'automations'> & { total: number };

/** Its subjects stand in `mass_change_lead` already. Refused: NothingChosen, TooManyChosen. */
export const begun = async (
  tx: Database,
  { id, total, created_by, order, automations }: Begun,
  { actor }: Doing,
): Promise<Change<SteeredBulkRun> | Refusal> => {
  if (total > MOST_CHOSEN) await tx.pool.query('DELETE FROM mass_change_lead WHERE mass_change_id = $1', [id]);
  if (total > MOST_CHOSEN) return refuse('TooManyChosen', { most: MOST_CHOSEN });
  if (total === 0) return refuse('NothingChosen');
  const row = {
    ...{ id, state: 'running', order, automations, created_by },
    counts: { total, done: 0, refused: 0, undone: 0, kept: 0 },
    ...{ version: 1, event_seq: 1, created_at: new Date().toISOString() },
  };
  const event = bulkRunEvent('mass_change', id, {
    ...{ seq: 1, type: 'begun', actor, data: { do: order.do, total, state: 'running' } },
    pokes: [processOfBulkRun('mass_change', id)],
  });
  return { inserts: [{ table: 'mass_change', row }], events: [event], result: { id, version: 1, state: 'running' } };
};

/** Pauses, resumes, stops or undoes a mass change; its process follows. Refused: NotFound, WalkNotRunning, WalkNotPaused, NothingToUndo. */
export const steerMassChange = (
  db: Database,
  { massChangeId, order, actor, key }: { massChangeId: string; order: BulkRunOrder; actor: Actor; key: string },
): Promise<SteeredBulkRun | Refusal> =>
  inTransaction(db, (tx) =>
    command<SteeredBulkRun>(tx, { key, request: { [order]: massChangeId } }, async () => {
      const row = await lockBulkRun<MassChangeRow>(tx, 'mass_change', massChangeId);
      if (isRefusal(row)) return row;
      const refusal = whyNotSteer(row.state, order);
      if (refusal) return refusal;
      const state = stateAfter[order];
      return bulkRunChange('mass_change', row, {
        actor,
        type: tense[order],
        set: { state, ended_at: isOver(state) ? new Date().toISOString() : null },
        result: { id: row.id, version: row.version + 1, state },
      });
    }),
  );
