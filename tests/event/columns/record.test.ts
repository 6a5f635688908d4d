import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLead } from '../../../prisma/assign/assign.ts';
import { pauseLead, resumeLead } from '../../../prisma/lead/steering.ts';
import { createInvoice, invoiceMoment, sendInvoice, voidInvoice } from '../../../prisma/invoice/invoice.ts';
import { setLeadFields, tagLead } from '../../../prisma/lead/lead-fields.ts';
import { changeLead, moveLead, noteLead, reopenLead } from '../../../prisma/lead/lead.ts';
import { cancelTasks, completeTasks } from '../../../prisma/task/lead-tasks.ts';
import { completeTask, createTask, taskMoment } from '../../../prisma/task/task.ts';
import { columnsOf } from '../../../workflows/event/catalogue.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

let office: Office;
let aida: { kind: 'user'; id: string };
let leadId: string;
beforeAll(async () => {
  office = await openOffice();
  aida = { kind: 'user', id: office.aida };
});
afterAll(() => office.close());

/** What the events since number `after` changed: each as its type and its columns, moments and ids by these words. */
const changedBy = async (act: () => Promise<unknown>): Promise<unknown[]> => {
  const last = await office.db.pool.query('SELECT max(number) AS number FROM event WHERE subject_id = $1', [leadId]);
  expect(await act()).not.toHaveProperty('refusal');
  const { rows } = await office.db.pool.query(
    'SELECT type, data FROM event WHERE subject_id = $1 AND number > $2 ORDER BY number',
    [leadId, last.rows[0].number],
  );
  return rows.map((event) => [
    event.type,
    Object.fromEntries(
      Object.entries(columnsOf(event)).map(([column, [before, after]]) => [column, [plain(before), plain(after)]]),
    ),
  ]);
};
const plain = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (value === office.aida) return 'aida';
  if (value === office.timur) return 'timur';
  return /^\d{4}-\d\d-\d\dT/.test(value) ? 'moment' : value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'id');
};
const moved = (from: string, to: string, before: object, after: object, more: object = {}) => ({
  stage: [from, to],
  stage_entered_at: ['moment', 'moment'],
  entries: [before, after],
  updated_at: ['moment', 'moment'],
  ...more,
});
const updated = { updated_at: ['moment', 'moment'] };
const AMOUNT = { amount: 500, currency: 'KZT' as const };

describe('A10 the columns that each event of a lead changes', () => {
  beforeAll(async () => {
    leadId = await newLead(office);
  });

  it('are told with what was filled in before the move', async () => {
    const filled = { amount: AMOUNT, fields: { city: 'Almaty' }, checklist: ['passport', 'passport'] };
    expect(await changedBy(() => moveLead(office.db, { actor: aida, leadId, stage: 'half', ...filled }))).toEqual([
      [
        'lead.changed',
        {
          amount: [null, 500],
          currency: [null, 'KZT'],
          fields: [{}, { city: 'Almaty' }],
          checklist: [{}, { half: ['passport'] }],
        },
      ],
      ['lead.moved', moved('new', 'half', { new: 1 }, { new: 1, half: 1 })],
    ]);
  });

  it('are those of the stay where it enters its stage again', async () => {
    expect(await changedBy(() => moveLead(office.db, { actor: aida, leadId, stage: 'half', again: true }))).toEqual([
      ['lead.moved', moved('half', 'half', { new: 1, half: 1 }, { new: 1, half: 2 })],
    ]);
  });

  it('are all that a patch names', async () => {
    const { rows } = await office.db.pool.query('SELECT version FROM lead WHERE id = $1', [leadId]);
    const patch = {
      ...{ version: rows[0].version, name: 'Acme', amount: { amount: 700, currency: 'USD' as const }, tags: ['vip'] },
      ...{ fields: { city: 'Astana', size: 3 }, checklist: { new: ['call'] } },
    };
    const [change] = (await changedBy(() => changeLead(office.db, { actor: aida, leadId, patch }))) as [
      string,
      { name: string[]; search: string[] },
    ][];
    expect(change).toEqual([
      'lead.changed',
      {
        name: [expect.any(String), 'Acme'],
        search: [expect.any(String), expect.stringContaining('acme')],
        amount: [500, 700],
        currency: ['KZT', 'USD'],
        tags: [[], ['vip']],
        fields: [{ city: 'Almaty' }, { city: 'Astana', size: 3 }],
        checklist: [{ half: ['passport'] }, { half: ['passport'], new: ['call'] }],
        ...updated,
      },
    ]);
  });

  it('are what an automation sets and tags', async () => {
    const set = [
      { field: 'amount.amount', to: { number: 'amount.amount', by: '+' as const, operand: 1 } },
      { field: 'fields.size', to: { value: 4 } },
    ];
    expect(await changedBy(() => setLeadFields(office.db, { actor: aida, leadId, set }))).toEqual([
      [
        'lead.changed',
        {
          amount: [700, 701],
          currency: ['USD', 'USD'],
          fields: [
            { city: 'Astana', size: 3 },
            { city: 'Astana', size: 4 },
          ],
          ...updated,
        },
      ],
    ]);
    expect(await changedBy(() => tagLead(office.db, { actor: aida, leadId, add: ['late'], remove: ['vip'] }))).toEqual([
      ['lead.changed', { tags: [['vip'], ['late']], ...updated }],
    ]);
    expect(await changedBy(() => tagLead(office.db, { actor: aida, leadId, add: ['late'], remove: [] }))).toEqual([]);
  });

  it('are the pause, and nothing of a note', async () => {
    expect(await changedBy(() => noteLead(office.db, { actor: aida, leadId, text: 'hm' }))).toEqual([
      ['lead.noted', updated],
    ]);
    expect(await changedBy(() => pauseLead(office.db, { actor: aida, leadId, reason: 'visa' }))).toEqual([
      [
        'lead.paused',
        { paused_at: [null, 'moment'], paused_reason: [null, 'visa'], paused_until: [null, null], ...updated },
      ],
    ]);
    expect(await changedBy(() => resumeLead(office.db, { actor: aida, leadId }))).toEqual([
      [
        'lead.resumed',
        { paused_at: ['moment', null], paused_reason: ['visa', null], paused_until: [null, null], ...updated },
      ],
    ]);
  });

  it('are the responsible user, and whose tasks go along', async () => {
    const task = { type: 'call', text: 'Call', due: { by: 'after' as const, amount: 1, unit: 'hours' as const } };
    await createTask(office.db, { actor: aida, leadId, responsibleId: office.timur, ...task });
    await office.db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [leadId, office.timur]);
    const given = () => assignLead(office.db, { actor: aida, leadId, userId: office.aida, tasksOf: office.timur });
    expect(await changedBy(given)).toEqual([
      ['lead.assigned', { responsible_id: ['timur', 'aida'], ...updated }],
      ['task.assigned', { responsible_id: ['timur', 'aida'] }],
    ]);
  });

  it('are its end and its return', async () => {
    const lost = () => moveLead(office.db, { actor: aida, leadId, stage: 'lost', lossReason: 'price' });
    const entries = { new: 1, half: 2 };
    expect(await changedBy(lost)).toEqual([
      [
        'lead.moved',
        moved(
          'half',
          'lost',
          entries,
          { ...entries, lost: 1 },
          {
            closed_at: [null, 'moment'],
            loss_reason: [null, 'price'],
          },
        ),
      ],
    ]);
    expect(await changedBy(() => reopenLead(office.db, { actor: aida, leadId, stage: 'new' }))).toEqual([
      [
        'lead.reopened',
        moved(
          'lost',
          'new',
          { ...entries, lost: 1 },
          { new: 2, half: 2, lost: 1 },
          {
            closed_at: ['moment', null],
            loss_reason: ['price', null],
          },
        ),
      ],
    ]);
    expect(await changedBy(() => moveLead(office.db, { actor: aida, leadId, stage: 'won' }))).toEqual([
      [
        'lead.moved',
        moved(
          'new',
          'won',
          { new: 2, half: 2, lost: 1 },
          { new: 2, half: 2, lost: 1, won: 1 },
          {
            closed_at: [null, 'moment'],
            loss_reason: [null, null],
          },
        ),
      ],
    ]);
  });
});

describe('A10 the columns that each event of a task changes', () => {
  const due = { by: 'after' as const, amount: 1, unit: 'hours' as const };
  let taskId: string;
  beforeAll(async () => {
    leadId = await newLead(office);
  });
  const set = async () => {
    const task = await createTask(office.db, { actor: aida, leadId, type: 'call', text: 'Call', due });
    if ('refusal' in task) throw new Error(task.refusal);
    taskId = task.id;
    return task;
  };

  it('are all of a new one', async () => {
    expect(await changedBy(set)).toEqual([
      [
        'task.created',
        {
          ...{ id: [null, 'id'], type: [null, 'call'], text: [null, 'Call'], due_at: [null, 'moment'] },
          ...{ responsible_id: [null, 'aida'], lead_id: [null, 'id'], state: [null, 'open'], cause: [null, {}] },
          ...{ created_at: [null, 'moment'], event_seq: [null, 1], span: [null, { ms: 3_600_000 }] },
        },
      ],
    ]);
  });

  it('are those of its clock and its end', async () => {
    const clock = (what: 'reminder' | 'overdue' | 'escalation') =>
      changedBy(() => taskMoment(office.db, { actor: aida, taskId, what }));
    expect(await clock('reminder')).toEqual([['task.reminded', { reminded_at: [null, 'moment'] }]]);
    expect(await clock('overdue')).toEqual([['task.overdue', { overdue_at: [null, 'moment'] }]]);
    expect(await clock('escalation')).toMatchObject([
      ['task.escalated', { escalated_at: [null, 'moment'], climbed: [[], [{ rung: 'supervisors', came: 'told' }]] }],
    ]);
    const done = { state: ['open', 'done'], done_at: [null, 'moment'] };
    expect(
      await changedBy(() => completeTask(office.db, { actor: aida, taskId, result: 'yes', outcome: 'half' })),
    ).toEqual([['task.done', { ...done, outcome: [null, 'half'], result: [null, 'yes'] }]]);
    await set();
    expect(await changedBy(() => completeTasks(office.db, { actor: aida, leadId, type: 'call' }))).toEqual([
      ['task.done', { ...done, result: [null, ''] }],
    ]);
    await set();
    expect(await changedBy(() => cancelTasks(office.db, { actor: aida, leadId }))).toEqual([
      ['task.cancelled', { state: ['open', 'cancelled'], done_at: [null, 'moment'] }],
    ]);
  });

  it('are its new due time after a pause', async () => {
    await set();
    await pauseLead(office.db, { actor: aida, leadId, reason: 'visa' });
    await office.db.pool.query('UPDATE lead SET clock_offset = 60000 WHERE id = $1', [leadId]);
    const [, replanned] = await changedBy(() => resumeLead(office.db, { actor: aida, leadId }));
    expect(replanned).toEqual(['task.replanned', { due_at: ['moment', 'moment'] }]);
  });
});

describe('A10 the columns that each event of an invoice changes', () => {
  it('are those of its life', async () => {
    await writeTemplates(office);
    leadId = (await newClient(office)).leadId;
    const lines = [{ text: 'Course', quantity: 1, unitAmount: 100_000 }];
    let invoiceId = '';
    const [made] = (await changedBy(async () => {
      const invoice = await createInvoice(office.db, { actor: aida, leadId, currency: 'KZT', lines });
      if ('refusal' in invoice) throw new Error(invoice.refusal);
      invoiceId = invoice.id;
      return invoice;
    })) as [string, object][];
    expect(made?.[1]).toMatchObject({ state: [null, 'draft'], total: [null, 100_000], share: [null, null] });
    const sent = await changedBy(() => sendInvoice(office.db, { actor: aida, invoiceId }));
    expect(sent[0]).toEqual(['invoice.sent', { state: ['draft', 'sent'], sent_at: [null, 'moment'] }]);
    const [overdue] = await changedBy(() => invoiceMoment(office.db, { actor: aida, invoiceId, what: 'overdue' }));
    expect(overdue).toEqual(['invoice.overdue', { overdue_at: [null, 'moment'] }]);
    const [late] = await changedBy(() => invoiceMoment(office.db, { actor: aida, invoiceId, what: 'late_reminder' }));
    expect(late).toEqual(['invoice.reminded', { reminded_at: [null, 'moment'] }]);
    expect(await changedBy(() => voidInvoice(office.db, { actor: aida, invoiceId }))).toEqual([
      ['invoice.void', { state: ['sent', 'void'], void_at: [null, 'moment'] }],
    ]);
  });
});
