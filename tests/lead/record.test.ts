import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLeadByRule } from '../../prisma/assign/assign.ts';
import { changeLead, moveLead, noteLead } from '../../prisma/lead/lead.ts';
import { createInvoice } from '../../prisma/invoice/invoice.ts';
import { createLead } from '../../prisma/form/intake.ts';
import { eventsAfter } from '../../prisma/event/event.ts';
import { pauseLead, resumeLead } from '../../prisma/lead/steering.ts';
import { createTask } from '../../prisma/task/task.ts';
import { leadFromEvents } from '../../workflows/lead/lead.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

let office: Office;
let aida: { kind: 'user'; id: string };
beforeAll(async () => {
  office = await openOffice();
  aida = { kind: 'user', id: office.aida };
});
afterAll(() => office.close());

const eventsOf = async (leadId: string) =>
  (
    await office.db.pool.query(`SELECT type, seq, data FROM event WHERE noun = 'lead' AND noun_id = $1 ORDER BY seq`, [
      leadId,
    ])
  ).rows;
const rowOf = async (leadId: string) =>
  (await office.db.pool.query('SELECT * FROM lead WHERE id = $1', [leadId])).rows[0];

describe('A10 the story of a lead', () => {
  it('gives the row when its events are played again', async () => {
    const leadId = await newLead(office);
    await moveLead(office.db, { actor: aida, leadId, stage: 'half' });
    await changeLead(office.db, {
      actor: aida,
      leadId,
      patch: { version: 2, amount: { amount: 12500000, currency: 'KZT' }, tags: ['IELTS'] },
    });
    await noteLead(office.db, { actor: aida, leadId, text: 'wants Toronto' });
    await moveLead(office.db, { actor: aida, leadId, stage: 'lost', lossReason: 'price' });
    const row = await rowOf(leadId);
    const played = leadFromEvents(await eventsOf(leadId));
    const { version: _, event_seq: __, ...columns } = played;
    expect(JSON.parse(JSON.stringify(row))).toMatchObject(columns);
    expect(row.event_seq).toBe(5);
  });
});

describe('A1 moving a lead', () => {
  it('is refused with its reason and changes nothing', async () => {
    const leadId = await newLead(office);
    expect(await moveLead(office.db, { actor: aida, leadId, stage: 'nowhere' })).toMatchObject({
      refusal: 'UnknownStage',
    });
    expect(await moveLead(office.db, { actor: aida, leadId, stage: 'lost' })).toEqual({ refusal: 'LossReasonNeeded' });
    await moveLead(office.db, { actor: aida, leadId, stage: 'won' });
    expect(await moveLead(office.db, { actor: aida, leadId, stage: 'half' })).toEqual({ refusal: 'LeadClosed' });
    expect((await eventsOf(leadId)).map(({ type }) => type)).toEqual(['lead.created', 'lead.moved']);
  });

  it('happens once for one key, and a key is not lent to another request', async () => {
    const leadId = await newLead(office);
    const key = `once-${leadId}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => moveLead(office.db, { actor: aida, key, leadId, stage: 'half' })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await moveLead(office.db, { actor: aida, key, leadId, stage: 'won' })).toEqual({ refusal: 'KeyReused' });
    expect(await eventsOf(leadId)).toHaveLength(2);
  });

  it('keeps every one of many changes made at once', async () => {
    const leadId = await newLead(office);
    await Promise.all(
      Array.from({ length: 4 }, (_, index) => noteLead(office.db, { actor: aida, leadId, text: `note ${index}` })),
    );
    expect((await eventsOf(leadId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('B2 intake', () => {
  it('knows a person by phone and adds a new address', async () => {
    const lead = {
      pipeline: 'education',
      name: 'Айгүл',
      phone: '8 701 555 20 18',
      language: 'kk' as const,
      source: {},
      tags: [],
      fields: {},
    };
    await createLead(office.db, { actor: aida, lead });
    await createLead(office.db, {
      actor: aida,
      lead: { ...lead, phone: '+7 (701) 555-20-18', email: 'Aigul@Example.com' },
    });
    const { rows } = await office.db.pool.query(
      `SELECT kind, value, trust, owner FROM address WHERE contact_id = (SELECT contact_id FROM address WHERE value = '+77015552018') ORDER BY kind`,
    );
    expect(rows).toEqual([
      { kind: 'email', value: 'aigul@example.com', trust: 'staff', owner: true },
      { kind: 'phone', value: '+77015552018', trust: 'staff', owner: true },
    ]);
  });
});

describe('A4 A5 assignment', () => {
  it('takes the least busy and keeps why', async () => {
    await newLead(office, 'one more for Aida');
    const taken = await createLead(office.db, {
      actor: { kind: 'client' },
      lead: { pipeline: 'education', name: 'nova', language: 'ru', source: {}, tags: [], fields: {} },
    });
    const leadId = 'id' in taken ? taken.id : '';
    await assignLeadByRule(office.db, { actor: { kind: 'system' }, leadId, order: { rule: 'least_busy' } });
    expect((await rowOf(leadId)).responsible_id).toBe(office.timur);
    const decision = (await eventsOf(leadId)).at(-1).data.decision;
    expect(decision.candidates.map(({ name }: { name: string }) => name).sort()).toEqual(['Aida', 'Timur']);
  });
});

describe('A9 the pause', () => {
  const local = (day: string, time: string) => new Date(`${day}T${time}:00+05:00`).toISOString();
  const [friday, monday] = ['2026-11-27', '2026-11-30'] as const;
  /** From Friday 16:00 on a lead with a task; it is paused from 17:00 to Saturday 06:00. */
  const paused = async (due: Parameters<typeof createTask>[1]['due']) => {
    const leadId = await newLead(office);
    const begun = { actor: { kind: 'system' as const }, at: local(friday, '16:00'), leadId };
    const task = await createTask(office.db, { ...begun, type: 'call', text: 'Call', due, responsibleId: office.aida });
    await pauseLead(office.db, { actor: aida, at: local(friday, '17:00'), leadId, reason: 'on holiday' });
    expect(await pauseLead(office.db, { actor: aida, at: local(friday, '17:01'), leadId, reason: 'again' })).toEqual({
      ...{ refusal: 'AlreadyPaused', values: { reason: 'on holiday' } },
    });
    await resumeLead(office.db, { actor: aida, at: local('2026-11-28', '06:00'), leadId });
    const { rows } = await office.db.pool.query('SELECT due_at FROM task WHERE id = $1', [(task as { id: string }).id]);
    const told = await office.db.pool.query(
      `SELECT type, data FROM event WHERE subject_id = $1 AND type IN ('task.replanned', 'lead.resumed') ORDER BY number`,
      [leadId],
    );
    return { dueAt: rows[0].due_at.toISOString(), told: told.rows };
  };

  it('stops so much working time of a task: what was left of it is left on Monday', async () => {
    const { dueAt, told } = await paused({ by: 'working', amount: 4, unit: 'hours' });
    expect(dueAt).toBe(local(monday, '12:00'));
    expect(told.map(({ type, data }) => [type, data.from ?? data.dueAt])).toEqual([
      ['lead.resumed', local(friday, '17:00')],
      ['task.replanned', local(monday, '12:00')],
    ]);
  });

  it('stops so many hours of a task by the clock on the wall', async () => {
    expect((await paused({ by: 'after', amount: 2, unit: 'hours' })).dueAt).toBe(local('2026-11-28', '07:00'));
  });

  it.each([
    ['a moment that somebody typed', { at: local(friday, '20:00') }, local(friday, '20:00')],
    ['an hour of a day', { by: 'next_working_day', at: '12:00' }, local(monday, '12:00')],
    ['the end of the working day', { by: 'end_of_working_day' }, local(friday, '18:00')],
  ] as const)('leaves %s where it is', async (_, due, dueAt) => {
    const after = await paused(due);
    expect([after.dueAt, after.told.map(({ type }) => type)]).toEqual([dueAt, ['lead.resumed']]);
  });

  it('leaves the due date of an invoice as it was printed', async () => {
    const leadId = await newLead(office);
    const dueAt = local(monday, '18:00');
    const lines = [{ text: 'Consult', quantity: 1, unitAmount: 100 }];
    const at = local(friday, '16:00');
    const draft = await createInvoice(office.db, { actor: aida, at, leadId, currency: 'KZT', lines, dueAt });
    const invoiceId = (draft as { id: string }).id;
    await office.db.pool.query(`UPDATE invoice SET state = 'sent' WHERE id = $1`, [invoiceId]);
    await pauseLead(office.db, { actor: aida, at: local(friday, '17:00'), leadId, reason: 'on holiday' });
    await resumeLead(office.db, { actor: aida, at: local('2026-11-28', '06:00'), leadId });
    const { rows } = await office.db.pool.query('SELECT state, due_at FROM invoice WHERE id = $1', [invoiceId]);
    expect(rows[0]).toEqual({ state: 'sent', due_at: new Date(dueAt) });
  });
});

describe('A6 a published version', () => {
  it('is never changed, whoever asks', async () => {
    await expect(office.db.pool.query(`UPDATE pipeline_version SET note = 'x'`)).rejects.toThrow('never changes');
    await expect(office.db.pool.query('DELETE FROM pipeline_version')).rejects.toThrow('never changes');
  });
});

describe('M3 the order of events', () => {
  it('is by number, not by letters, however many digits it has', async () => {
    const leadId = await newLead(office);
    for (let index = 0; index < 12; index++) await noteLead(office.db, { actor: aida, leadId, text: `${index}` });
    const events = await eventsAfter(office.db, leadId, 0);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    expect(events.map(({ id }) => Number(id))).toEqual(events.map(({ id }) => Number(id)).sort((a, b) => a - b));
  });
});
