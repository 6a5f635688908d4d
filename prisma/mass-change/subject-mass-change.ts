import type { MassAutomations, SubjectOrder } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { join, query, sql, written } from '../sql.ts';
import { actOnSubject } from '../subject/subject.ts';
import type { SubjectRecord, SubjectRow } from '../subject/subject-record.ts';
import { command, type Doing } from '../write.ts';
import type { SteeredBulkRun } from './bulk-run-row.ts';
import { begun, MOST_CHOSEN } from './mass-change.ts';
import type { ChangedNoun } from './changed-noun.ts';

type Wish = {
  record: SubjectRecord;
  /** by id, or all of a pipeline */
  chosen: { ids: string[] } | { pipelineId: string; stage?: string };
  action: SubjectOrder['action'];
  automations: MassAutomations;
};

/** One action on many subjects of a noun; the process does it. Refused: NothingChosen, TooManyChosen. */
export const createSubjectMassChange = (
  db: Database,
  { record, chosen, action, automations, ...doing }: Doing & Wish,
): Promise<SteeredBulkRun | Refusal> => {
  const order: SubjectOrder = { do: 'act', noun: record.noun.kind, action };
  const where =
    'ids' in chosen
      ? sql`id = ANY(${chosen.ids}::uuid[])`
      : join(
          [
            sql`pipeline_id = ${chosen.pipelineId} AND closed_at IS NULL`,
            ...(chosen.stage === undefined ? [] : [sql`stage = ${chosen.stage}`]),
          ],
          ' AND ',
        );
  return inTransaction(db, (tx) =>
    command<SteeredBulkRun>(
      tx,
      { key: doing.key, request: { massChange: { chosen, order, automations } } },
      async () => {
        const id = uuidv7();
        const { rowCount } = await tx.pool.query(
          query(sql`INSERT INTO mass_change_lead (mass_change_id, lead_id)
          SELECT ${id}::uuid, id FROM ${written(record.table)} WHERE ${where} ORDER BY id LIMIT ${MOST_CHOSEN + 1}`),
        );
        const created_by = doing.actor.kind === 'user' ? (doing.actor.id ?? null) : null;
        return begun(tx, { id, total: rowCount ?? 0, created_by, order, automations }, doing);
      },
    ),
  );
};

/** How the subjects of a piped noun are changed: by its own decision. Undoing leaves them as they are, and counts them as kept. */
export const changedSubjects = (record: SubjectRecord): ChangedNoun<SubjectRow> => ({
  kind: record.noun.kind,
  next: async (db, id, state, limit) => {
    const { rows } = await db.pool.query<SubjectRow>(
      `SELECT s.* FROM ${record.table} s JOIN (SELECT lead_id FROM mass_change_lead WHERE mass_change_id = $1 AND state = $2 ORDER BY lead_id LIMIT $3) m
        ON m.lead_id = s.id ORDER BY s.id FOR UPDATE OF s`,
      [id, state, limit],
    );
    return rows;
  },
  change: async (db, { order }, { id }, doing) =>
    order.do === 'act' ? actOnSubject(db, { ...doing, record, id, action: order.action }) : undefined,
  undone: async (_, __, some) => ({ states: some.map(() => 'kept' as const), changes: [] }),
});
