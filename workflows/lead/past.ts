import type { Invoice } from '../invoice/invoice.schema.ts';
import type { Currency } from '../money/money.schema.ts';
import type { Task } from '../task/task.schema.ts';
import type { TaskSpan } from '../task/task.ts';
import type { Lead } from './lead.schema.ts';
import type { Row, Rows } from './story.ts';
import type { ShownDuty } from '../automation/waits.ts';

export const tasksOf = (rows: Rows, lead: Lead): Task[] => own(rows, 'task').map((task) => taskOf(task, lead));
export const invoicesOf = (rows: Rows): Invoice[] => own(rows, 'invoice').map(invoiceOf);

const own = (rows: Rows, noun: string): Row[] =>
  [...rows.values()].filter((one) => one.noun === noun).map(({ id, row }) => ({ ...row, id }));

export const dutiesOf = (rows: Rows): ShownDuty[] => [
  ...own(rows, 'task')
    .filter(({ state }) => state === 'open')
    .map((task) => ({ what: 'task' as const, kind: String(task['type']), ...dutyOf(task, String(task['text'])) })),
  ...own(rows, 'invoice')
    .filter(({ state }) => state === 'sent' || state === 'part_paid')
    .map((invoice) => ({ what: 'payment' as const, ...dutyOf(invoice, String(invoice['number'])) })),
];
const dutyOf = (row: Row, name: string) => ({
  id: String(row['id']),
  text: name,
  dueAt: moment(row['due_at']),
  overdueAt: momentOr(row['overdue_at']),
  stops: Boolean(row['span']),
  working: (row['span'] as TaskSpan | null)?.working ?? null,
});

export const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const moment = (value: unknown): string => new Date(String(value)).toISOString();
const momentOr = (value: unknown): string | null => (value ? moment(value) : null);
const money = (amount: unknown, currency: unknown) => ({ amount: Number(amount ?? 0), currency: currency as Currency });

/** The columns as they were, laid over the lead of today. */
export const pastLead = (row: Row, today: Lead): Partial<Lead> => ({
  name: textOr(row['name']) ?? today.name,
  stage: String(row['stage']),
  stageEnteredAt: moment(row['stage_entered_at']),
  responsibleId: textOr(row['responsible_id']),
  amount: typeof row['amount'] === 'number' ? money(row['amount'], row['currency']) : null,
  tags: (row['tags'] as string[] | null) ?? [],
  fields: (row['fields'] as Lead['fields'] | null) ?? {},
  checklist: (row['checklist'] as Lead['checklist'] | null) ?? {},
  lossReason: textOr(row['loss_reason']),
  closedAt: momentOr(row['closed_at']),
  updatedAt: moment(row['updated_at'] ?? row['created_at']),
  pipelineVersionId: String(row['pipeline_version_id']),
});

const taskOf = (row: Row, { id, number, name, stage, pipeline }: Lead): Task => ({
  id: String(row['id']),
  track: '',
  type: String(row['type']),
  text: String(row['text']),
  dueAt: moment(row['due_at']),
  responsibleId: textOr(row['responsible_id']),
  leadId: id,
  lead: { id, number, name, stage, pipeline },
  ...{ ticket: null, contact: null, company: null, phone: null, automation: null, setBy: null, repeat: null },
  priority: (row['priority'] as Task['priority'] | null) ?? 'normal',
  checklist: (row['checklist'] as Task['checklist'] | null) ?? [],
  state: row['state'] as Task['state'],
  outcome: textOr(row['outcome']),
  result: textOr(row['result']),
  overdueAt: momentOr(row['overdue_at']),
  escalatedAt: momentOr(row['escalated_at']),
  acknowledged: (row['acknowledged'] as Task['acknowledged']) ?? null,
  createdAt: moment(row['created_at']),
  doneAt: momentOr(row['done_at']),
  version: 1,
});

/** Without the link to pay: nobody pays on a page of the past. */
const invoiceOf = (row: Row): Invoice => ({
  id: String(row['id']),
  number: Number(row['number']),
  leadId: String(row['lead_id']),
  state: row['state'] as Invoice['state'],
  total: money(row['total'], row['currency']),
  paid: money(row['paid'], row['currency']),
  refunded: money(row['refunded'], row['currency']),
  trouble: null,
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
