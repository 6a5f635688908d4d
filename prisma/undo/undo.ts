import type { Cause } from '../../workflows/automation/cause.schema.ts';
import { newMemory, type Memory } from '../../workflows/automation/memory.ts';
import { programOf } from '../../workflows/automation/program.ts';
import { columnsOf } from '../../workflows/event/catalogue.ts';
import type { Columns } from '../../workflows/event/columns.schema.ts';
import type { Row } from '../../workflows/lead/story.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { chainOf, type Chain, type Told } from '../../workflows/undo/chain.ts';
import type { Undone } from '../../workflows/undo/undo.schema.ts';
import { leadBack, undoingOf, whyNotUndo, type Present, type Undoing } from '../../workflows/undo/undo.ts';
import { withoutUndone } from '../../workflows/undo/undone.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import { eventsAfter, type SubjectEventRow } from '../event/event.ts';
import type { UndoPoint } from '../generated/client.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { RowOf } from '../row.ts';
import { command, isRace, type Change, type Doing, type NewEvent } from '../write.ts';

type UndoPointRow = Omit<RowOf<UndoPoint, { memory: Memory | null }>, 'events'> & { events: string[] };

/** The mass change or publication that is undone as a whole. */
type OfBulkRun = { massChange: string } | { publication: string };

/** A turn of the lead's process, or a channel, may be about to write. */
const TRIES = 5;

/**
 * Takes a click back with all that it has brought about: rows, held deliveries, notifications, and what the lead's process remembers. What has
 * left, or was changed by others since, stays and is named. Refused: NotFound, NothingToUndo, UndoTimePassed, ChangedSinceClick.
 */
export const undoClick = async (
  db: Database,
  { leadId, click, ...doing }: Doing & { leadId: string; click: string },
): Promise<Undone | Refusal> => {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(db, (tx) =>
        takeBack(tx, { ...doing, request: { undo: leadId, click } }, async () => {
          const point = await pointOf(tx, { leadId, click });
          return whyNotUndo(point && { until: point.held_until.toISOString() }, new Date().toISOString()) ?? point!;
        }),
      );
    } catch (error) {
      if (!isRace(error) || tries >= TRIES) throw error;
    }
  }
};

/** Takes back what a mass change or a publication did to one lead; undefined where it is not kept any more. In a transaction. */
export const undoOfBulkRun = async (
  tx: Database,
  { leadId, of, ...doing }: Doing & { leadId: string; of: OfBulkRun },
): Promise<Undone | Refusal | undefined> => {
  const [bulkRunId] = Object.values(of);
  const point = await pointOf(tx, { leadId, bulkRunId });
  return point && takeBack(tx, { ...doing, of, request: null }, async () => point);
};

const pointOf = async (
  tx: Database,
  { leadId, click, bulkRunId }: { leadId: string; click?: string; bulkRunId?: string | undefined },
): Promise<UndoPointRow | undefined> => {
  const { rows } = await tx.pool.query<UndoPointRow>({
    name: 'undo-point',
    text: `SELECT * FROM undo_point WHERE lead_id = $1 AND click = coalesce($2::bigint, click) AND bulk_run_id IS NOT DISTINCT FROM $3::uuid
      ORDER BY click DESC LIMIT 1 FOR UPDATE`,
    values: [leadId, click ?? null, bulkRunId ?? null],
  });
  return rows[0];
};

type Taking = Doing & { of?: OfBulkRun; request: unknown };

/**
 * One transaction: rows that the click had made are deleted, the others get their former values, and the process its memory. The order of the
 * locks is that of a turn: process, lead, what belongs to it.
 */
const takeBack = async (
  tx: Database,
  { request, ...doing }: Taking,
  find: () => Promise<UndoPointRow | Refusal>,
): Promise<Undone | Refusal> =>
  command(tx, { key: doing.key, request }, async () => {
    const point = await find();
    if (isRefusal(point)) return point;
    const { lead_id: leadId } = point;
    const process = await lockProcess(tx, leadId);
    const lead = await lockLead(tx, leadId);
    if (isRefusal(lead)) return lead;
    const chain = await chainBy(tx, point, lead, process);
    const present = await presentOf(tx, lead, chain.own);
    const later = chain.others.filter(({ number }) => number > point.number);
    const undoing = undoingOf(chain.own, later, present);
    if (undoing.set.length + undoing.removed.length === 0 && undoing.stays.length > 0)
      return refuse('ChangedSinceClick');
    await removeRows(tx, undoing);
    await removeNotifications(tx, point, chain);
    if (process)
      await tx.pool.query('UPDATE process SET memory = $2, revision = revision + 1 WHERE workflow_id = $1', [
        `lead:${leadId}`,
        JSON.stringify(chain.memory),
      ]);
    await tx.pool.query('DELETE FROM undo_point WHERE click = $1', [point.click]);
    return changeOf({ point, lead, present, undoing, doing });
  });

const chainBy = async (
  tx: Database,
  point: UndoPointRow,
  lead: LeadRow,
  process: { cursor: number } | undefined,
): Promise<Chain> => {
  const before = point.memory ?? newMemory();
  const told = withoutUndone(await toldSince(tx, lead.id, Math.min(point.number - 1, before.cursor)));
  const { events: click } = point;
  const was = rowBefore(
    lead,
    told.filter(({ id }) => click.includes(id)),
  );
  const pipeline = await livePipeline(tx, was.pipeline_version_id);
  const seenFrom = async (row: LeadRow): Promise<Chain> => {
    const facts = await leadFacts(tx, row, programOf(pipeline.definition).needs);
    return chainOf({ click, told, before, cursor: process?.cursor ?? before.cursor, pipeline, facts });
  };
  const chain = await seenFrom(was);
  const ofLead = chain.own.filter(({ noun }) => noun === 'lead');
  if (chain.others.length === 0 || ofLead.every(({ id }) => click.includes(id))) return chain;
  // what others did was about a lead without what the click's automations had set, too
  const [back] = leadBack(ofLead, JSON.parse(JSON.stringify(lead)) as Row);
  return seenFrom({ ...lead, ...asRow(back) });
};

/** The lead's row without what the click itself has set. */
const rowBefore = (lead: LeadRow, click: Told[]): LeadRow => {
  const row: Record<string, unknown> = { ...lead };
  for (const event of click.toReversed())
    if (event.noun === 'lead')
      for (const [column, [before]] of Object.entries(columnsOf(event)))
        Object.assign(row, asRow({ [column]: before }));
  return row as LeadRow;
};

/** Columns as an event says them, as the driver gives them. */
const asRow = (columns: Row): Row =>
  Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [
      column,
      column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
    ]),
  );

const lockProcess = async (tx: Database, leadId: string): Promise<{ cursor: number } | undefined> => {
  const { rows } = await tx.pool.query<{ cursor: number | null }>(
    `SELECT (memory ->> 'cursor')::int AS cursor FROM process WHERE workflow_id = $1 FOR UPDATE`,
    [`lead:${leadId}`],
  );
  return rows[0] && { cursor: rows[0].cursor ?? 0 };
};

/** Nothing of the lead is written by anybody else until the end of the transaction. */
const lockLead = async (tx: Database, leadId: string): Promise<LeadRow | Refusal> => {
  await tx.pool.query('SELECT 1 FROM lead WHERE id = $1 FOR UPDATE', [leadId]);
  await tx.pool.query('SELECT 1 FROM task WHERE lead_id = $1 ORDER BY id FOR UPDATE', [leadId]);
  await tx.pool.query('SELECT 1 FROM invoice WHERE lead_id = $1 ORDER BY id FOR UPDATE', [leadId]);
  await tx.pool.query('SELECT 1 FROM delivery WHERE lead_id = $1 ORDER BY id FOR UPDATE', [leadId]);
  // whoever writes an event of the lead has its number only then
  await tx.pool.query(`SELECT 1 FROM subject WHERE kind = 'lead' AND id = $1 FOR UPDATE`, [leadId]);
  return readLeadRow(tx, leadId);
};

const toldSince = async (tx: Database, leadId: string, after: number): Promise<Told[]> => {
  const events: SubjectEventRow[] = [];
  for (let page = await eventsAfter(tx, leadId, after); page.length > 0;) {
    events.push(...page);
    page = await eventsAfter(tx, leadId, page.at(-1)!.number);
  }
  return events.map(({ noun_id: nounId, at, ...event }) => ({ ...event, nounId, at: at.toISOString() }));
};

/** The rows that a chain has touched. */
const presentOf = async (tx: Database, lead: LeadRow, chain: Told[]): Promise<Present> => {
  const { rows } = await tx.pool.query<{ noun: string; id: string; kept: Row }>({
    name: 'undo-rows',
    text: `SELECT 'task' AS noun, id, to_jsonb(t) AS kept FROM task t WHERE lead_id = $1 AND id = ANY($2::uuid[])
      UNION ALL SELECT 'invoice', id, to_jsonb(i) FROM invoice i WHERE lead_id = $1 AND id = ANY($2::uuid[])
      UNION ALL SELECT 'delivery', id, to_jsonb(d) FROM delivery d WHERE lead_id = $1 AND id = ANY($2::uuid[])`,
    values: [lead.id, [...new Set(chain.map(({ nounId }) => nounId))]],
  });
  return new Map([
    [`lead:${lead.id}`, JSON.parse(JSON.stringify(lead)) as Row],
    ...rows.map(({ noun, id, kept }): [string, Row] => [`${noun}:${id}`, kept]),
  ]);
};

/** What the click has made. */
const removeRows = async (tx: Database, { removed }: Undoing): Promise<void> => {
  const ids = removed.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.pool.query('DELETE FROM task WHERE id = ANY($1::uuid[])', [ids]);
  await tx.pool.query('DELETE FROM invoice WHERE id = ANY($1::uuid[])', [ids]);
  await tx.pool.query('DELETE FROM delivery WHERE id = ANY($1::uuid[])', [ids]);
};

/** What people were told: a command writes it in the transaction of its event, an automation names its cause. */
const removeNotifications = async (tx: Database, point: UndoPointRow, chain: Chain): Promise<void> => {
  const { rows } = await tx.pool.query<{ id: string; cause: Cause | null }>(
    `SELECT n.id, n.cause FROM notification n WHERE n.lead_id = $1
       AND n.created_at >= (SELECT recorded_at FROM event WHERE id = $2) AND (n.cause IS NOT NULL OR n.created_at IN (
         SELECT recorded_at FROM event WHERE subject_id = $1 AND id = ANY($3::text[]::bigint[])))`,
    [point.lead_id, point.click, chain.own.map(({ id }) => id)],
  );
  const own = rows.filter(({ cause }) => cause === null || chain.isOwn(cause));
  if (own.length > 0)
    await tx.pool.query('DELETE FROM notification WHERE id = ANY($1::uuid[])', [own.map(({ id }) => id)]);
};

type Plan = { point: UndoPointRow; lead: LeadRow; present: Present; undoing: Undoing; doing: Omit<Taking, 'request'> };

const changeOf = ({ point, lead, present, undoing, doing }: Plan): Change<Undone> => {
  const at = doing.at ?? leadNow(lead);
  const rows = undoing.set.filter(({ noun }) => noun !== 'lead');
  const leadSet = { ...undoing.set.find(({ noun }) => noun === 'lead')?.set, updated_at: at };
  const event = (noun: string, id: string, data: object): NewEvent =>
    ({
      type: `${noun}.undone`,
      noun,
      noun_id: id,
      seq: Number(present.get(`${noun}:${id}`)!['event_seq']) + 1,
      at,
      subject: { kind: 'lead', id: lead.id },
      actor: doing.actor,
      cause: null,
      pokes: noun === 'lead' ? [`lead:${lead.id}`] : [],
      data,
    }) as NewEvent;
  const between = (noun: string, id: string, set: Record<string, unknown>): Columns =>
    Object.fromEntries(
      Object.entries(set).map(([column, value]) => [column, [present.get(`${noun}:${id}`)![column] ?? null, value]]),
    );
  return {
    updates: [
      { table: 'lead', id: lead.id, version: lead.version, set: leadSet, events: 1 },
      ...rows.map(({ noun, id, set }) => ({
        ...{ table: noun, id, set, events: 1 },
        version: Number(present.get(`${noun}:${id}`)!['version']),
      })),
    ],
    events: [
      ...rows.map(({ noun, id, set }) => event(noun, id, { set: between(noun, id, set) })),
      ...undoing.removed.map(({ noun, id }) => event(noun, id, { removed: true })),
      event('lead', lead.id, {
        set: between('lead', lead.id, leadSet),
        click: String(point.click),
        events: undoing.numbers,
        stays: undoing.stays,
        ...doing.of,
      }),
    ],
    result: { id: lead.id, version: lead.version + 1, stays: undoing.stays },
  };
};
