import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadActivities } from '../../../activities/lead.ts';
import type { Database } from '../../../prisma/client.ts';
import { createInvoice } from '../../../prisma/invoice/invoice.ts';
import { recordPayment } from '../../../prisma/invoice/payment.ts';
import { changeLead, moveLead, noteLead } from '../../../prisma/lead/lead.ts';
import { pauseLead } from '../../../prisma/lead/steering.ts';
import { replayLead } from '../../../prisma/lead/story.queries.ts';
import { createTask } from '../../../prisma/task/task.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { meanwhile } from '../../support/meanwhile.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

const automations = [
  {
    key: 'meets',
    name: { ru: 'Встреча' },
    when: { on: 'date.reached', field: 'fields.meeting_at', side: 'before', by: { amount: 2, unit: 'hours' } },
    then: [{ do: 'lead.tag', add: ['soon'], remove: [] }],
  },
].map((automation) => Automation.parse(automation));

let office: Office;
beforeAll(async () => {
  office = await openOffice({ automations });
});
afterAll(async () => office?.close());

const aida = () => ({ kind: 'user' as const, id: office.aida });
const one = async (text: string, leadId: string) => (await office.db.pool.query(text, [leadId])).rows[0];
const turn = (leadId: string, db: Database = office.db) =>
  leadActivities({ db }).turnLead({ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null });
const meetAt = async (leadId: string, day: string) => {
  const { version } = await one('SELECT version FROM lead WHERE id = $1', leadId);
  await changeLead(office.db, {
    actor: aida(),
    leadId,
    patch: { version, fields: { meeting_at: `${day}T10:00:00.000Z` } },
  });
};

describe('A1 what is changed while a turn of the process is under way', () => {
  /** The change, at every place of a turn that hears something else; its own poke brings another turn. */
  const atEveryPlace = async (
    prepare: (leadId: string) => Promise<unknown>,
    work: (leadId: string) => Promise<unknown>,
    look: (leadId: string, place: string) => Promise<void>,
  ) => {
    for (let place = 1; ; place++) {
      const leadId = await newLead(office, `acme ${place}`);
      await prepare(leadId);
      await turn(leadId);
      await noteLead(office.db, { actor: aida(), leadId, text: 'Звонила' });
      const { db, happened } = meanwhile(office.db, place, () => work(leadId));
      await turn(leadId, db);
      if (!happened()) {
        expect(place).toBeGreaterThan(2);
        return;
      }
      await turn(leadId);
      await look(leadId, `before query ${place}`);
    }
  };

  it('a date: its clock fires by the new one', () =>
    atEveryPlace(
      (leadId) => meetAt(leadId, '2099-03-10'),
      (leadId) => meetAt(leadId, '2099-05-20'),
      async (leadId, place) => {
        const { memory } = await one('SELECT memory FROM process WHERE noun_id = $1', leadId);
        expect([place, memory.timers]).toMatchObject([place, [{ at: '2099-05-20T08:00:00.000Z' }]]);
      },
    ));

  it('a pause: all stands still', () =>
    atEveryPlace(
      (leadId) => meetAt(leadId, '2099-03-10'),
      (leadId) => pauseLead(office.db, { actor: aida(), leadId, reason: 'visa' }),
      async (leadId, place) => {
        const { state, memory } = await one('SELECT state, memory FROM process WHERE noun_id = $1', leadId);
        expect([place, state, memory.timers.length]).toEqual([place, 'paused', 1]);
      },
    ));

  it('the stage: a closed lead leaves no task behind', () =>
    atEveryPlace(
      (leadId) =>
        createTask(office.db, {
          actor: aida(),
          leadId,
          type: 'call',
          text: 'Позвонить',
          due: { at: '2099-01-01T00:00:00.000Z' },
        }),
      (leadId) => moveLead(office.db, { actor: aida(), leadId, stage: 'won' }),
      async (leadId, place) => {
        expect([place, await one('SELECT state FROM task WHERE lead_id = $1', leadId)]).toEqual([
          place,
          { state: 'cancelled' },
        ]);
        expect([place, await one('SELECT state FROM process WHERE workflow_id = $1', `lead:${leadId}`)]).toEqual([
          place,
          { state: 'finished' },
        ]);
      },
    ));
});

it('H2 money that goes back before a lead is closed leaves its task to the manager; the others go', async () => {
  const leadId = await newLead(office);
  const doing = { actor: aida(), leadId };
  await createTask(office.db, { ...doing, type: 'call', text: 'Позвонить', due: { at: '2099-01-01T00:00:00.000Z' } });
  const lines = [{ text: 'Programme', quantity: 1, unitAmount: 10_000 }];
  const invoice = (await createInvoice(office.db, { ...doing, currency: 'KZT', lines })) as { id: string };
  await office.db.pool.query(`UPDATE invoice SET state = 'sent', sent_at = now() WHERE id = $1`, [invoice.id]);
  const money = {
    actor: { kind: 'provider' as const, id: 'stripe' },
    provider: 'stripe',
    currency: 'KZT',
    amount: 10_000,
  };
  const paymentRef = `pi_${invoice.id}`;
  await recordPayment(office.db, { ...money, externalId: paymentRef, invoiceId: invoice.id, state: 'paid' });
  await recordPayment(office.db, { ...money, externalId: `re_${invoice.id}`, paymentRef, state: 'refunded' });
  await moveLead(office.db, { ...doing, stage: 'won' });
  await turn(leadId);
  const { rows } = await office.db.pool.query('SELECT state, text FROM task WHERE lead_id = $1 ORDER BY due_at DESC', [
    leadId,
  ]);
  expect(rows).toMatchObject([{ state: 'cancelled' }, { state: 'open', text: expect.stringContaining('went back') }]);
});

it('A1 more news than one turn takes brings the next turn by itself', async () => {
  const leadId = await newLead(office);
  const notes = Array.from({ length: 500 }, (_, index) => `Звонок ${index}`);
  for (const text of notes) await noteLead(office.db, { actor: aida(), leadId, text });
  await meetAt(leadId, '2099-03-10');
  expect(await turn(leadId)).toMatchObject({ finished: false, wakeAt: expect.any(String) });
  await turn(leadId);
  const { memory } = await one('SELECT memory FROM process WHERE noun_id = $1', leadId);
  expect(memory.timers).toMatchObject([{ at: '2099-03-10T08:00:00.000Z' }]);
});

it('A9 a paused lead with more news than one turn takes rests until it is resumed', async () => {
  const leadId = await newLead(office);
  await turn(leadId);
  await pauseLead(office.db, { actor: aida(), leadId, reason: 'visa' });
  for (let index = 0; index < 501; index++)
    await noteLead(office.db, { actor: aida(), leadId, text: `Звонок ${index}` });
  expect(await turn(leadId)).toMatchObject({ wakeAt: null, finished: false });
});

it('A10 a replay is of one moment: what happens while it reads is no difference', async () => {
  for (let place = 1, happening = true; happening; place++) {
    const leadId = await newLead(office, `acme ${place}`);
    const { db, happened } = meanwhile(office.db, place, () => meetAt(leadId, '2099-03-10'), { inside: true });
    expect([place, await replayLead(db, leadId)]).toMatchObject([place, { rows: 1, differences: [] }]);
    happening = happened();
  }
});
