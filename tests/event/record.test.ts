import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignLead } from '../../prisma/assign/assign.ts';
import { recordAutomationFailure } from '../../prisma/automation/automation.ts';
import { pauseLead, resumeLead, skipLead, steerLead } from '../../prisma/lead/steering.ts';
import { addAddress, decideAddress } from '../../prisma/contact/lead-client.ts';
import { queueMessage, retryDelivery } from '../../prisma/delivery/delivery.ts';
import { readDelivery } from '../../prisma/delivery/delivery-row.ts';
import { settleDeliveries } from '../../prisma/delivery/delivery-settle.ts';
import { keepTrouble } from '../../prisma/invoice/checkout.ts';
import { createInvoice, invoiceMoment, sendInvoice, voidInvoice } from '../../prisma/invoice/invoice.ts';
import { recordPayment } from '../../prisma/invoice/payment.ts';
import { hookLead } from '../../prisma/lead/lead-hook.ts';
import { tagLead } from '../../prisma/lead/lead-fields.ts';
import { moveLead, noteLead, reopenLead } from '../../prisma/lead/lead.ts';
import { installPack } from '../../prisma/pack/pack.ts';
import { removeDemo } from '../../prisma/pack/pack-removal.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { readyPacks } from '../../prisma/seed/packs/packs.ts';
import { cancelTasks } from '../../prisma/task/lead-tasks.ts';
import { completeTask, createTask, taskMoment } from '../../prisma/task/task.ts';
import { acknowledgeTask } from '../../prisma/task/task-change.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { catalogue } from '../../workflows/event/catalogue.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { storedEvents } from '../support/catalogued.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';

const button = Automation.parse({
  ...{ key: 'press', name: { ru: 'Кнопка' }, when: { on: 'button.pressed', button: { ru: 'Позвать' } } },
  then: [{ do: 'lead.tag', add: ['called'], remove: [] }],
});

let office: Office;
beforeAll(async () => {
  office = await openOffice({ automations: [button] });
  await writeTemplates(office);
});
afterAll(() => office.close());

const actor = () => ({ kind: 'user' as const, id: office.aida });
const provider = { kind: 'provider' as const, id: 'stripe' };
const process = (leadId: string) => ({ kind: 'process' as const, id: `lead:${leadId}` });
const cause = { automation: 'walk', version: 1, event: '1', depth: 1, step: '0' };

type Life = { leadId: string; task: string; invoice: string; delivery: string; turn: number };
/** The id of what was made, or of nothing where that was refused. */
const idOf = (made: { id: string } | Refusal, before: string): string => (isRefusal(made) ? before : made.id);
const pay = (
  { invoice: invoiceId, turn }: Life,
  state: Parameters<typeof recordPayment>[1]['state'],
  more: object = {},
) =>
  recordPayment(office.db, {
    ...{ actor: provider, provider: 'stripe', externalId: `${invoiceId}/${turn}`, invoiceId },
    ...{ amount: 60_000, currency: 'KZT', state, ...more },
  });
const settle = async (life: Life, state: 'sent' | 'delivered' | 'read' | 'failed' | 'unknown') => {
  const delivery = await readDelivery(office.db, life.delivery);
  if (delivery)
    await settleDeliveries(office.db, [{ delivery, state, actor: provider, reason: state === 'failed' ? 'No' : null }]);
};

const ask = async (life: Life) => {
  const due = { by: 'after', amount: 1, unit: 'hours' } as const;
  const { leadId } = life;
  const made = await createTask(office.db, { actor: actor(), leadId, type: 'call', text: 'Звонок', due });
  life.task = idOf(made, life.task);
};
const bill = async (life: Life) => {
  const lines = [{ text: 'Курс', quantity: 1, unitAmount: 100_000 }];
  const made = await createInvoice(office.db, { actor: actor(), leadId: life.leadId, currency: 'KZT', lines });
  life.invoice = idOf(made, life.invoice);
};

/** What may happen to a lead; what is refused leaves nothing. */
const acts: ((life: Life) => Promise<unknown>)[] = [
  ({ leadId }) => moveLead(office.db, { actor: actor(), leadId, stage: 'half', amount: null }),
  ({ leadId }) => moveLead(office.db, { actor: actor(), leadId, stage: 'lost', lossReason: 'price' }),
  ({ leadId }) => moveLead(office.db, { actor: actor(), leadId, stage: 'won', cause }),
  ({ leadId }) => reopenLead(office.db, { actor: actor(), leadId, stage: 'new' }),
  ({ leadId }) => tagLead(office.db, { actor: process(leadId), cause, leadId, add: ['vip'], remove: [] }),
  ({ leadId }) => noteLead(office.db, { actor: actor(), leadId, text: 'Перезвонить' }),
  ({ leadId, turn }) => addAddress(office.db, { actor: actor(), leadId, kind: 'email', value: `a${turn}@example.com` }),
  ...(['accepted', 'chosen', 'refused'] as const).map((decision) => async ({ leadId }: Life) => {
    const { rows } = await office.db.pool.query<{ id: string }>(
      `SELECT a.id FROM address a JOIN lead_contact lc USING (contact_id) WHERE lc.lead_id = $1`,
      [leadId],
    );
    for (const { id: addressId } of rows)
      await decideAddress(office.db, { actor: actor(), leadId, addressId, decision });
  }),
  ({ leadId, turn }) =>
    assignLead(office.db, {
      ...{ actor: actor(), leadId, userId: turn % 2 ? office.timur : office.aida },
      tasksOf: turn % 2 ? office.aida : office.timur,
    }),
  ({ leadId }) => pauseLead(office.db, { actor: actor(), leadId, reason: 'В отпуске' }),
  ({ leadId }) => resumeLead(office.db, { actor: actor(), leadId }),
  ({ leadId }) => skipLead(office.db, { actor: actor(), leadId, now: new Date().toISOString() }),
  ({ leadId }) => hookLead(office.db, { actor: provider, leadId, name: 'ready', body: { score: 7 } }),
  ({ leadId }) => steerLead(office.db, { actor: actor(), leadId, wish: { order: 'press', automation: 'press' } }),
  ({ leadId }) =>
    recordAutomationFailure(office.db, {
      ...{ actor: process(leadId), cause, leadId, automation: { key: 'walk', name: { ru: 'Обход' } } },
      ...{ action: { do: 'lead.move' }, because: refuse('UnknownStage', { stage: 'x' }) },
    }),
  ask,
  ({ task: taskId }) => completeTask(office.db, { actor: actor(), taskId, result: 'Договорились', outcome: 'half' }),
  async (life) => {
    await ask(life);
    const { task: taskId, leadId } = life;
    for (const what of ['reminder', 'overdue', 'escalation'] as const)
      await taskMoment(office.db, { actor: process(leadId), taskId, what });
    await acknowledgeTask(office.db, { actor: actor(), taskId, until: null });
  },
  ({ leadId }) => cancelTasks(office.db, { actor: process(leadId), leadId }),
  bill,
  ({ invoice: invoiceId }) => sendInvoice(office.db, { actor: actor(), invoiceId }),
  ({ invoice: invoiceId }) => voidInvoice(office.db, { actor: actor(), invoiceId }),
  async (life) => {
    await bill(life);
    const { invoice: invoiceId, leadId } = life;
    await sendInvoice(office.db, { actor: actor(), invoiceId });
    for (const what of ['reminder', 'overdue'] as const)
      await invoiceMoment(office.db, { actor: process(leadId), invoiceId, what });
    if (life.turn % 2) return pay(life, 'paid');
    return pay(life, 'paid', { amount: 100_000 });
  },
  (life) => pay(life, 'paid'),
  (life) => pay(life, 'paid', { amount: 100_000 }),
  (life) => pay(life, 'paid', { currency: 'UAH' }),
  ...(['failed', 'pending', 'unknown', 'inquiry'] as const).map((state) => (life: Life) => pay(life, state)),
  ...(['refunded', 'refund_failed', 'disputed', 'dispute_won', 'dispute_lost'] as const).map(
    (state) => async (life: Life) => {
      const paymentRef = `${life.invoice}/whole/${life.turn}`;
      await pay(life, 'paid', { externalId: paymentRef });
      if (state === 'refund_failed') await pay(life, 'refunded', { paymentRef });
      await pay(life, state, { paymentRef });
    },
  ),
  ({ invoice: invoiceId }) => keepTrouble(office.db, { invoiceId, why: 'amount', said: 'Too much', attempt: 1 }),
  async (life) => {
    const { leadId } = life;
    const made = await queueMessage(office.db, { actor: process(leadId), leadId, account: 'email', template: 'hello' });
    life.delivery = idOf(made, life.delivery);
  },
  ...(['sent', 'delivered', 'read', 'failed', 'unknown'] as const).map((state) => (life: Life) => settle(life, state)),
  ({ delivery: deliveryId }) => retryDelivery(office.db, { actor: actor(), deliveryId }),
];

/** What these lives do not have, by the beginning of its type. */
const elsewhere = [
  // calls and promises to call: tests/callback reads these against the catalogue
  ...['callback.', 'call.'],
  // work over many leads, and its mark on each of them
  ...['publication.', 'mass-change.', 'import.', 'trial.', 'lead.migrated', 'lead.withdrawn'],
  // people and companies, and two clients found to be one: tests/contact reads these against the catalogue
  ...['contact.', 'company.', 'lead.contact_', 'lead.company_changed', 'lead.told_apart', 'lead.joined', 'lead.parted'],
  // two leads joined into one, and parted again: tests/lead/join reads these
  ...['lead.merged', 'lead.took_in', 'lead.unmerged', 'lead.let_go'],
  // drawing pipelines and calendars; the tasks that a new calendar moves
  ...['pipeline.', 'calendar.', 'task.replanned'],
  // what a client's calendar answers to an invitation: tests/meeting
  'task.answered',
  // what clients and we write to each other: tests/conversation reads these against the catalogue
  ...['conversation.', 'lead.client_wrote', 'lead.answered'],
  // tests/ticket reads these
  'ticket.',
  // undoing: tests/undo reads these against the catalogue
  ...['lead.undone', 'task.undone', 'invoice.undone', 'delivery.undone'],
  // what users do to files, notes, tasks and lists: tests/file, note, task/change and table read these against the catalogue
  ...['file.', 'note.', 'task.changed', 'task.reopened', 'export.'],
  // answers from outside
  'webhook.answered',
  // not written any more
  'invoice.replanned',
];

describe('A10 what an event says', () => {
  it('is in the catalogue, word for word, in the stories of all ready pipelines and of the large record', async () => {
    for (const { key } of readyPacks) {
      await installPack(office.db, { key, pipelineKey: `${key}_demo`, withDemo: true, userId: office.saule });
      await removeDemo(office.db, { pipelineKey: `${key}_demo`, userId: office.saule });
      await installPack(office.db, { key, pipelineKey: `${key}_again`, withDemo: true, userId: office.saule });
    }
    await seedLarge(office.db.as('report'), { leads: 50, seed: 3 });
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });

  it('is in the catalogue in random lives, which have nearly all of it', async () => {
    const lives: Life[] = [];
    const none = '00000000-0000-0000-0000-000000000000';
    for (let each = 0; each < 6; each++) {
      const { leadId } = await newClient(office, { email: `client${each}@example.com`, phone: `+7701123456${each}` });
      lives.push({ leadId, task: none, invoice: none, delivery: none, turn: 0 });
    }
    const everything = fc.shuffledSubarray(acts, { minLength: acts.length });
    for (const order of fc.sample(everything, { numRuns: 6, seed: 11 }))
      for (const act of order)
        for (const life of lives) {
          life.turn += 1;
          await act(life);
        }
    const { types, strange } = await storedEvents(office.db);
    expect(strange).toEqual([]);
    const unseen = Object.keys(catalogue).filter((type) => !types.has(type));
    expect(unseen.filter((type) => !elsewhere.some((start) => type.startsWith(start)))).toEqual([]);
  });
});
