import { setImmediate } from 'node:timers/promises';
import type { MassAutomations, SubjectOrder } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Memory } from '../../workflows/automation/memory.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { answersTo } from '../../workflows/subject/answers.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { actOnSubject, subjectChange, subjectNow } from '../subject/subject.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from '../subject/subject-record.ts';
import { command, type Doing } from '../write.ts';
import type { SteeredBulkRun } from './bulk-run-row.ts';
import { begun, MOST_CHOSEN, type MassChangeRow } from './mass-change.ts';
import { actorOf, type ChangedNoun, type Undone } from './changed-noun.ts';
import { massNouns } from './kinds.ts';
import { countChanged, countRefused, newSums, previewOf, type Preview } from './preview-sums.ts';

type Wish = {
  record: SubjectRecord;
  /** by id, all of a pipeline, or as SQL says of the row `k` */
  chosen: { ids: string[] } | { pipelineId: string; stage?: string } | { where: Sql };
  action: SubjectOrder['action'];
  automations: MassAutomations;
};

/** One action on many subjects of a noun; the process does it. Refused: NothingChosen, TooManyChosen. */
export const createSubjectMassChange = (
  db: Database,
  { record, chosen, action, automations, ...doing }: Doing & Wish,
): Promise<SteeredBulkRun | Refusal> => {
  const order: SubjectOrder = { do: 'act', noun: record.noun.kind, action };
  return inTransaction(db, (tx) =>
    command<SteeredBulkRun>(
      tx,
      { key: doing.key, request: { massChange: { chosen, order, automations } } },
      async () => {
        const id = uuidv7();
        const { rowCount } = await tx.pool.query(
          query(sql`INSERT INTO mass_change_lead (mass_change_id, lead_id)
          SELECT ${id}::uuid, k.id FROM ${written(record.table)} k WHERE ${chosenSubjects(chosen)} ORDER BY k.id LIMIT ${MOST_CHOSEN + 1}`),
        );
        const created_by = doing.actor.kind === 'user' ? (doing.actor.id ?? null) : null;
        return begun(tx, { id, total: rowCount ?? 0, created_by, order, automations }, doing);
      },
    ),
  );
};

const chosenSubjects = (chosen: Wish['chosen']): Sql => {
  if ('where' in chosen) return chosen.where;
  if ('ids' in chosen) return sql`k.id = ANY(${chosen.ids}::uuid[])`;
  const { pipelineId, stage } = chosen;
  const at = stage === undefined ? [] : [sql`k.stage = ${stage}`];
  return join([sql`k.pipeline_id = ${pipelineId} AND k.closed_at IS NULL`, ...at], ' AND ');
};

/** What it would do, by the noun's own decision; nothing is written. Refused: NothingChosen, TooManyChosen. */
export const previewSubjectMassChange = async (
  db: Database,
  { record, chosen, action, automations }: Wish,
): Promise<Preview | Refusal> => {
  const { noun, table } = record;
  const sums = newSums();
  for (let after = '00000000-0000-0000-0000-000000000000'; sums.total <= MOST_CHOSEN;) {
    const { rows } = await db.pool.query<SubjectRow & { memory: Memory | null }>(
      query(sql`SELECT s.*, p.memory FROM ${written(table)} s LEFT JOIN process p ON p.workflow_id = ${`${noun.kind}:`} || s.id::text
        WHERE s.id > ${after}::uuid AND s.id IN (SELECT k.id FROM ${written(table)} k WHERE ${chosenSubjects(chosen)}) ORDER BY s.id LIMIT ${BATCH}`),
    );
    for (const { memory: process, ...row } of rows as (SubjectRow & { memory: Memory | null })[]) {
      const pipeline = await livePipeline(db, row.pipeline_version_id);
      const facts = factsOfSubject(record, row as SubjectRow);
      const decided = noun.decide(facts, action, pipeline.definition);
      const because = isRefusal(decided) ? decided : decided.length === 0 ? refuse('NothingToChange') : undefined;
      if (because || isRefusal(decided))
        countRefused(sums, because ?? (decided as Refusal), { id: row.id, name: noun.called(facts) });
      else {
        const now = subjectNow(row);
        const living = { facts, process };
        countChanged(
          sums,
          pipeline,
          automations === 'quiet' ? [] : answersTo({ noun, pipeline }, living, decided, now),
        );
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last.id;
    await setImmediate();
  }
  return previewOf(sums);
};

/** Small enough that other requests are answered between two batches. */
const BATCH = 200;

/** How the subjects of a piped noun are changed: by its own decision. Where it does not say how that is given back, undoing leaves them as they are. */
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
    order.do !== 'act'
      ? undefined
      : (massNouns[record.noun.kind]?.act(db, { ...doing, id, action: order.action }) ??
        actOnSubject(db, { ...doing, record, id, action: order.action })),
  undone: (db, row, some) => undoneSubjects(db, record, row, some),
});

const undoneSubjects = async (
  db: Database,
  record: SubjectRecord,
  row: MassChangeRow,
  some: SubjectRow[],
): Promise<Undone> => {
  const { rows } = await db.pool.query<{ lead_id: string; before: Record<string, [unknown, unknown]> | null }>(
    'SELECT lead_id, before FROM mass_change_lead WHERE mass_change_id = $1 AND lead_id = ANY($2)',
    [row.id, some.map(({ id }) => id)],
  );
  const sets = new Map(rows.map((one) => [one.lead_id, one.before]));
  const states: Undone['states'] = [];
  const changes: Undone['changes'] = [];
  for (const subject of some) {
    const at = subjectNow(subject);
    const told = await massNouns[record.noun.kind]?.back(db, subject, sets.get(subject.id) ?? {}, at);
    states.push(told ? 'undone' : 'kept');
    if (!told) continue;
    const doing = { actor: actorOf(row), at, told: { massChange: row.id, undo: true, quiet: true } };
    const woken = { workflowId: processIdOf({ kind: record.noun.kind, id: subject.id }), seq: subject.event_seq + 1 };
    changes.push({ ...subjectChange(record, subject, doing, told), result: woken });
  }
  return { states, changes };
};
