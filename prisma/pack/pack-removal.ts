import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';

const AT_ONCE = 100;

/**
 * Deletes the demo leads of a pipeline with everything that belongs to them, a hundred at a time; real leads, the pipeline, its texts and its
 * form stay. Their processes are poked and end, since their lead is gone. Safe to repeat. Refused: NotFound.
 */
export const removeDemo = async (
  db: Database,
  { pipelineKey, userId }: { pipelineKey: string; userId: string },
): Promise<{ removed: number } | Refusal> => {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM pipeline WHERE key = $1', [pipelineKey]);
  const pipelineId = rows[0]?.id;
  if (!pipelineId) return refuse('NotFound');
  let removed = 0;
  for (const remove of [removeSome, removeTickets])
    for (;;) {
      const count = await inTransaction(db, (tx) => remove(tx, { pipelineId, pipelineKey, userId }));
      removed += count;
      if (count === 0) break;
    }
  await db.pool.query('UPDATE pipeline SET pack = NULL WHERE id = $1', [pipelineId]);
  return { removed };
};

const removeSome = async (
  db: Database,
  { pipelineId, pipelineKey, userId }: { pipelineId: string; pipelineKey: string; userId: string },
): Promise<number> => {
  // locked first: a process that is writing to one of them finishes first, and finds nothing the next time
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM lead WHERE pipeline_id = $1 AND source ->> 'demo' = $2 ORDER BY id LIMIT $3 FOR UPDATE`,
    [pipelineId, pipelineKey, AT_ONCE],
  );
  const leads = rows.map(({ id }) => id);
  if (leads.length === 0) return 0;
  await recordRemoval(db, { pipelineId, userId, pokes: leads.map((id) => `lead:${id}`) });
  const { rows: known } = await db.pool.query<{ contact_id: string }>(
    'SELECT DISTINCT contact_id FROM lead_contact WHERE lead_id = ANY($1)',
    [leads],
  );
  await each(db, statements, leads);
  const contacts = known.map(({ contact_id }) => contact_id);
  await each(db, ofContacts, contacts);
  return leads.length;
};

const each = async (db: Database, all: string[], ids: string[]): Promise<void> => {
  for (const statement of all) await db.pool.query(statement, [ids]);
};

const removeTickets = async (
  db: Database,
  { pipelineId, pipelineKey, userId }: { pipelineId: string; pipelineKey: string; userId: string },
): Promise<number> => {
  const { rows } = await db.pool.query<{ id: string; contact_id: string | null }>(
    'SELECT id, contact_id FROM ticket WHERE pipeline_id = $1 AND demo = $2 ORDER BY id LIMIT $3 FOR UPDATE',
    [pipelineId, pipelineKey, AT_ONCE],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await recordRemoval(db, { pipelineId, userId, pokes: ids.map((id) => `ticket:${id}`) });
  await each(db, ofTickets, ids);
  const contacts = rows.flatMap(({ contact_id: id }) => id ?? []);
  await each(db, ofContacts, contacts);
  return ids.length;
};

const tasksOf = `SELECT id FROM task WHERE of_kind = 'ticket' AND of_id = ANY($1)`;
const ofTickets = [
  `DELETE FROM search_line WHERE noun = 'task' AND record_id IN (${tasksOf})`,
  `DELETE FROM event WHERE subject_id IN (${tasksOf})`,
  `DELETE FROM subject WHERE kind = 'task' AND id IN (${tasksOf})`,
  `DELETE FROM process WHERE noun_id IN (${tasksOf})`,
  `DELETE FROM task WHERE of_kind = 'ticket' AND of_id = ANY($1)`,
  'DELETE FROM routing WHERE work_id = ANY($1)',
  'DELETE FROM work WHERE id = ANY($1)',
  `DELETE FROM notification WHERE data ->> 'ticket' = ANY(SELECT id::text FROM unnest($1::uuid[]) id)`,
  'DELETE FROM event WHERE subject_id = ANY($1)',
  `DELETE FROM subject WHERE kind = 'ticket' AND id = ANY($1)`,
  `DELETE FROM process WHERE noun = 'ticket' AND noun_id = ANY($1)`,
  'DELETE FROM ticket WHERE id = ANY($1)',
];

const statements = [
  'DELETE FROM payment WHERE invoice_id IN (SELECT id FROM invoice WHERE lead_id = ANY($1))',
  'DELETE FROM invoice WHERE lead_id = ANY($1)',
  'DELETE FROM delivery_attempt WHERE delivery_id IN (SELECT id FROM delivery WHERE lead_id = ANY($1))',
  'DELETE FROM delivery WHERE lead_id = ANY($1)',
  `DELETE FROM search_line WHERE noun = 'task' AND record_id IN (SELECT id FROM task WHERE lead_id = ANY($1))`,
  `DELETE FROM search_line WHERE noun = 'lead' AND record_id = ANY($1)`,
  'DELETE FROM task WHERE lead_id = ANY($1)',
  'DELETE FROM notification WHERE lead_id = ANY($1)',
  'DELETE FROM publication_lead WHERE lead_id = ANY($1)',
  'DELETE FROM mass_change_lead WHERE lead_id = ANY($1)',
  'DELETE FROM trial_lead WHERE lead_id = ANY($1)',
  'DELETE FROM event WHERE subject_id = ANY($1)',
  `DELETE FROM subject WHERE kind = 'lead' AND id = ANY($1)`,
  `DELETE FROM process WHERE workflow_id = ANY (SELECT 'lead:' || id FROM unnest($1::uuid[]) id)`,
  'DELETE FROM lead_contact WHERE lead_id = ANY($1)',
  'DELETE FROM lead WHERE id = ANY($1)',
];

/** A person of the demo who is nobody else's client is deleted too. */
const alone = `SELECT id FROM unnest($1::uuid[]) AS c(id) WHERE NOT EXISTS (SELECT 1 FROM lead_contact lc WHERE lc.contact_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM ticket k WHERE k.contact_id = c.id) AND NOT EXISTS (SELECT 1 FROM conversation v WHERE v.contact_id = c.id)`;
const ofContacts = [`DELETE FROM address WHERE contact_id IN (${alone})`, `DELETE FROM contact WHERE id IN (${alone})`];

/** The pipeline's story keeps how many were deleted; the relay pokes the processes that it names. */
const recordRemoval = async (
  db: Database,
  { pipelineId, userId, pokes }: { pipelineId: string; userId: string; pokes: string[] },
): Promise<void> => {
  await db.pool.query('SELECT 1 FROM pipeline WHERE id = $1 FOR NO KEY UPDATE', [pipelineId]);
  await db.pool.query(
    `INSERT INTO event (noun, noun_id, seq, type, at, actor, cause, data, pokes)
     SELECT 'pipeline', $1, 1 + coalesce((SELECT max(seq) FROM event WHERE noun = 'pipeline' AND noun_id = $1), 0), 'pipeline.demo_removed',
       now(), jsonb_build_object('kind', 'user', 'id', $3::text), NULL, jsonb_build_object('leads', cardinality($2::text[])), $2::text[]`,
    [pipelineId, pokes, userId],
  );
};
