import type { LivePipeline } from '../workflows/automation/program.ts';
import { asOf, type StoryEvent } from '../workflows/lead/as-of.ts';
import type { Invoice } from '../workflows/invoice/invoice.schema.ts';
import type { Lead } from '../workflows/lead/lead.schema.ts';
import { replay, type Row, type Rows } from '../workflows/lead/story.ts';
import type { AsOf, Replay } from '../workflows/lead/story.schema.ts';
import { waitsOf, type Duty } from '../workflows/lead/waits.ts';
import type { Currency } from '../workflows/money/money.schema.ts';
import type { Task } from '../workflows/task/task.schema.ts';
import type { Database } from './client.ts';
import { leadEventsAfter, type EventRow } from './event.ts';
import { leadFacts } from './lead-facts.ts';
import { readLeadRow } from './lead-row.ts';
import { livePipeline } from './live-pipeline.ts';
import { isRefusal } from '../workflows/refusal.ts';

/** Every event of a lead in the record's order. */
export const wholeStory = async (db: Database, leadId: string): Promise<EventRow[]> => {
  const events: EventRow[] = [];
  for (;;) {
    const last = events.at(-1);
    const page = await leadEventsAfter(db, leadId, { xid: last?.xid ?? '0', id: last?.id ?? '0' });
    events.push(...page);
    if (page.length === 0) return events;
  }
};

const told = (events: EventRow[]): StoryEvent[] =>
  events.map(({ id, xid, noun, noun_id, type, at, data, cause, actor }) => ({
    id,
    xid,
    noun,
    nounId: noun_id,
    type,
    at: at.toISOString(),
    data,
    cause,
    actor,
  }));

/** Plays a lead's events and compares what they give with its row, its tasks' and its invoices'. */
export const replayLead = async (db: Database, leadId: string): Promise<Replay> => {
  const [events, lead, tasks, invoices] = await Promise.all([
    wholeStory(db, leadId),
    db.pool.query('SELECT * FROM lead WHERE id = $1', [leadId]),
    db.pool.query('SELECT * FROM task WHERE lead_id = $1', [leadId]),
    db.pool.query('SELECT * FROM invoice WHERE lead_id = $1', [leadId]),
  ]);
  const found = [
    ...lead.rows.map((row) => ({ noun: 'lead', row })),
    ...tasks.rows.map((row) => ({ noun: 'task', row })),
    ...invoices.rows.map((row) => ({ noun: 'invoice', row })),
  ].map(({ noun, row }) => ({ noun, id: String(row.id), row: JSON.parse(JSON.stringify(row)) as Row }));
  return replay(told(events), found);
};

/** The lead and its page at a moment; `today` is the lead as its reader sees it now. Undefined before it was there. */
export const readAsOf = async (db: Database, today: Lead, at: string): Promise<AsOf | undefined> => {
  const row = await readLeadRow(db, today.id);
  const events = told(await wholeStory(db, today.id));
  const [first, last] = [events[0], events.at(-1)];
  if (isRefusal(row) || !first || !last || at < first.at) return undefined;
  const pipelines = await pipelinesOf(db, events);
  const people = await db.pool.query<{ id: string; email: string }>('SELECT id, email FROM app_user');
  const { contact, company } = await leadFacts(db, row, new Set(['contact']));
  const state = asOf(events, at, {
    leadId: today.id,
    pipelines,
    people: new Map(people.rows.map(({ id, email }) => [id, email])),
    facts: { contact, company },
  });
  const versionId = String(state.lead['pipeline_version_id']);
  const pipeline = pipelines.get(versionId);
  const closed = Boolean(state.lead['closed_at']);
  const clockOffset = Date.parse(at) - Date.now();
  const waitsFor = closed || !pipeline ? [] : waitsOf(dutiesOf(state.rows), state.memory, pipeline.definition);
  const process = {
    state: closed ? ('finished' as const) : state.lead['paused_at'] ? ('paused' as const) : ('waiting' as const),
    waitsFor,
  };
  const lead: Lead = {
    ...today,
    ...leadOf(state.lead, today),
    pipelineVersion: pipeline?.version ?? today.pipelineVersion,
    clockOffset,
    process,
  };
  return {
    at,
    first: first.at,
    last: last.at,
    lead,
    process: {
      ...process,
      workflowId: `lead:${today.id}`,
      clockOffset,
      pausedAt: text(state.lead['paused_at']),
      pausedReason: text(state.lead['paused_reason']),
      pausedUntil: text(state.lead['paused_until']),
      error: null,
      updatedAt: at,
    },
    tasks: own(state.rows, 'task').map((task) => taskOf(task, lead)),
    invoices: own(state.rows, 'invoice').map(invoiceOf),
  };
};

const pipelinesOf = async (db: Database, events: StoryEvent[]): Promise<Map<string, LivePipeline>> => {
  const ids = new Set(
    events.flatMap(({ data }) => {
      const set = data['set'] as Record<string, [unknown, unknown]> | undefined;
      const id = set?.['pipeline_version_id']?.[1];
      return typeof id === 'string' ? [id] : [];
    }),
  );
  return new Map(await Promise.all([...ids].map(async (id) => [id, await livePipeline(db, id)] as const)));
};

const own = (rows: Rows, noun: string): Row[] =>
  [...rows.values()].filter((one) => one.noun === noun).map(({ id, row }) => ({ ...row, id }));

const dutiesOf = (rows: Rows): Duty[] => [
  ...own(rows, 'task')
    .filter(({ state }) => state === 'open')
    .map((task) => ({ what: 'task' as const, ...dutyOf(task, String(task['text'])) })),
  ...own(rows, 'invoice')
    .filter(({ state }) => state === 'sent' || state === 'part_paid')
    .map((invoice) => ({ what: 'payment' as const, ...dutyOf(invoice, String(invoice['number'])) })),
];
const dutyOf = (row: Row, name: string) => ({
  id: String(row['id']),
  text: name,
  dueAt: moment(row['due_at']),
  overdue: Boolean(row['overdue_at']),
});

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const moment = (value: unknown): string => new Date(String(value)).toISOString();
const momentOr = (value: unknown): string | null => (value ? moment(value) : null);
const money = (amount: unknown, currency: unknown) => ({ amount: Number(amount ?? 0), currency: currency as Currency });

const leadOf = (row: Row, today: Lead): Partial<Lead> => ({
  name: text(row['name']) ?? today.name,
  stage: String(row['stage']),
  stageEnteredAt: moment(row['stage_entered_at']),
  responsibleId: text(row['responsible_id']),
  amount: typeof row['amount'] === 'number' ? money(row['amount'], row['currency']) : null,
  tags: (row['tags'] as string[] | null) ?? [],
  fields: (row['fields'] as Lead['fields'] | null) ?? {},
  checklist: (row['checklist'] as Lead['checklist'] | null) ?? {},
  lossReason: text(row['loss_reason']),
  closedAt: momentOr(row['closed_at']),
  updatedAt: moment(row['updated_at'] ?? row['created_at']),
  pipelineVersionId: String(row['pipeline_version_id']),
});

const taskOf = (row: Row, { id, number, name, stage, pipeline }: Lead): Task => ({
  id: String(row['id']),
  type: String(row['type']),
  text: String(row['text']),
  dueAt: moment(row['due_at']),
  responsibleId: text(row['responsible_id']),
  leadId: id,
  lead: { id, number, name, stage, pipeline },
  state: row['state'] as Task['state'],
  outcome: text(row['outcome']),
  result: text(row['result']),
  overdueAt: momentOr(row['overdue_at']),
  escalatedAt: momentOr(row['escalated_at']),
  createdAt: moment(row['created_at']),
  doneAt: momentOr(row['done_at']),
  version: 1,
});

/** Without the link to pay: a page of the past is not for paying. */
const invoiceOf = (row: Row): Invoice => ({
  id: String(row['id']),
  number: Number(row['number']),
  leadId: String(row['lead_id']),
  state: row['state'] as Invoice['state'],
  total: money(row['total'], row['currency']),
  paid: money(row['paid'], row['currency']),
  lines: row['lines'] as Invoice['lines'],
  dueAt: moment(row['due_at']),
  language: row['language'] as Invoice['language'],
  payUrl: '',
  overdueAt: momentOr(row['overdue_at']),
  createdAt: moment(row['created_at']),
  sentAt: momentOr(row['sent_at']),
  paidAt: momentOr(row['paid_at']),
  voidAt: momentOr(row['void_at']),
  payments: [],
  version: 1,
});
