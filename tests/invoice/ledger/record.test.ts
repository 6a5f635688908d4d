import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { createInvoice, sendInvoice } from '../../../prisma/invoice/invoice.ts';
import { readFacts } from '../../../prisma/invoice/payment.ts';
import { countStrayPayments, listStrayPayments, settleStrayPayment } from '../../../prisma/invoice/stray-payment.ts';
import { isPending } from '../../../workflows/invoice/ledger.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
});
afterAll(() => office?.close());

const aida = () => ({ kind: 'user' as const, id: office.aida });
const rows = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const sent = async () => {
  const { leadId } = await newClient(office);
  const lines = [{ text: 'Programme', quantity: 1, unitAmount: 10_000 }];
  const { id } = (await createInvoice(office.db, { actor: aida(), leadId, currency: 'KZT', lines })) as { id: string };
  await sendInvoice(office.db, { actor: aida(), invoiceId: id });
  return { id, leadId };
};
let serial = 0;
const arrive = (type: string, object: object) =>
  office.db.pool.query(`INSERT INTO inbox (source, external_id, body) VALUES ('stripe', $1, $2)`, [
    `evt_${++serial}`,
    Buffer.from(JSON.stringify({ id: `evt_${serial}`, type, data: { object } })),
  ]);
const eventsOf = (id: string) => {
  const pi = { payment_intent: `pi_${id}`, currency: 'kzt' };
  const session = { object: 'checkout.session', id: `cs_${id}`, client_reference_id: id, amount_total: 10_000, ...pi };
  const charge = { object: 'charge', id: `ch_${id}`, amount: 10_000, metadata: { invoiceId: id }, ...pi };
  const intent = {
    object: 'payment_intent',
    id: pi.payment_intent,
    amount: 10_000,
    currency: 'kzt',
    metadata: { invoiceId: id },
  };
  const refund = { object: 'refund', id: `re_${id}`, amount: 4000, charge: charge.id, ...pi };
  const dispute = { object: 'dispute', id: `dp_${id}`, amount: 6000, charge: charge.id, ...pi };
  return {
    paid: ['checkout.session.completed', { ...session, payment_status: 'paid' }],
    pending: ['checkout.session.completed', { ...session, payment_status: 'unpaid' }],
    late: ['checkout.session.async_payment_failed', { ...session, payment_status: 'unpaid' }],
    declined: ['payment_intent.payment_failed', { ...intent, latest_charge: `ch_${id}_1` }],
    lateIntent: ['payment_intent.payment_failed', { ...intent, latest_charge: `ch_${id}_2` }],
    total: ['charge.refunded', { ...charge, amount_refunded: 4000 }],
    refund: ['refund.created', { ...refund, status: 'succeeded' }],
    foreign: ['refund.created', { ...refund, id: `rf_${id}`, currency: 'usd', status: 'succeeded' }],
    foreignTotal: ['charge.refunded', { ...charge, currency: 'usd', amount_refunded: 4000 }],
    refundFailed: ['refund.failed', { ...refund, status: 'failed' }],
    dispute: ['charge.dispute.created', { ...dispute, status: 'needs_response' }],
    withdrawn: ['charge.dispute.funds_withdrawn', { ...dispute, status: 'needs_response' }],
    won: ['charge.dispute.closed', { ...dispute, status: 'won' }],
    lost: ['charge.dispute.closed', { ...dispute, status: 'lost' }],
    prevented: ['charge.dispute.closed', { ...dispute, status: 'prevented' }],
  } as const satisfies Record<string, [string, object]>;
};
type Name = keyof ReturnType<typeof eventsOf>;
const play = async (id: string, names: Name[]) => {
  for (const name of names) {
    await arrive(...(eventsOf(id)[name] as [string, object]));
    await handleInbox(office.db);
  }
  const [{ state, paid, refunded }] = await rows('SELECT state, paid, refunded FROM invoice WHERE id = $1', [id]);
  return { state, paid, refunded };
};
const orders = (names: Name[]): Name[][] =>
  names.length < 2
    ? [names]
    : names.flatMap((name, at) => orders(names.toSpliced(at, 1)).map((rest) => [name, ...rest]));
const told = (id: string) => rows('SELECT type FROM event WHERE noun_id = $1 ORDER BY seq', [id]);
const tasks = (leadId: string) => rows('SELECT text, state FROM task WHERE lead_id = $1', [leadId]);

describe('H2 money that goes back', () => {
  it.each(orders(['paid', 'total', 'refund']))('is once what it is: %s, %s, %s (built F06)', async (...names) => {
    const { id, leadId } = await sent();
    expect(await play(id, [...names, ...names])).toEqual({ state: 'part_refunded', paid: 6000, refunded: 4000 });
    const types = (await told(id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'invoice.paid')).toHaveLength(1);
    expect(types.filter((type) => type === 'invoice.refunded')).toHaveLength(1);
    expect(await tasks(leadId)).toHaveLength(1);
  });

  it.each(orders(['paid', 'refund', 'refundFailed']))('and comes again: %s, %s, %s', async (...names) => {
    const { id } = await sent();
    expect(await play(id, [...names, ...names])).toEqual({ state: 'paid', paid: 10_000, refunded: 0 });
  });

  it.each(orders(['paid', 'refund', 'withdrawn', 'lost']))('is disputed and lost: %s, %s, %s, %s', async (...names) => {
    const { id } = await sent();
    expect(await play(id, names)).toEqual({ state: 'refunded', paid: 0, refunded: 10_000 });
  });

  it.each(orders(['paid', 'dispute', 'withdrawn', 'won']))('is disputed and won: %s, %s, %s, %s', async (...names) => {
    const { id } = await sent();
    expect(await play(id, names)).toEqual({ state: 'paid', paid: 10_000, refunded: 0 });
  });

  it.each([
    ['declined', 'pending', 'late', 'lateIntent'],
    ['declined', 'pending', 'lateIntent', 'late'],
    ['pending', 'late', 'lateIntent', 'late'],
  ] as Name[][])(
    'that a bank sends after a declined card waits, and is told once when it bounces: %s, %s, %s, %s',
    async (...names) => {
      const { id, leadId } = await sent();
      const until = names.indexOf('pending') + 1;
      await play(id, names.slice(0, until));
      expect(isPending(await readFacts(office.db, id))).toBe(true);
      await play(id, names.slice(until));
      expect(isPending(await readFacts(office.db, id))).toBe(false);
      expect(await tasks(leadId)).toHaveLength(1);
    },
  );

  it('is gone where a dispute was prevented by giving it back', async () => {
    const { id } = await sent();
    expect(await play(id, ['paid', 'dispute', 'prevented'])).toMatchObject({ state: 'part_refunded', paid: 4000 });
  });

  it.each(orders(['paid', 'foreign', 'foreignTotal']))(
    'in another currency is set aside, told once and settled by a person: %s, %s, %s',
    async (...names) => {
      const { id, leadId } = await sent();
      expect(await play(id, [...names, ...names])).toEqual({ state: 'paid', paid: 10_000, refunded: 0 });
      expect((await told(id)).filter(({ type }) => type === 'invoice.payment_mismatched')).toHaveLength(1);
      expect(await tasks(leadId)).toMatchObject([{ state: 'open', text: expect.stringContaining('another currency') }]);
      const stray = (await listStrayPayments(office.db)).filter(({ invoiceId }) => invoiceId === id);
      expect(stray.map(({ amount }) => amount)).toEqual([
        { amount: 4000, currency: 'USD' },
        { amount: 4000, currency: 'USD' },
      ]);
      for (const one of stray) await settleStrayPayment(office.db, { id: one.id, userId: office.daniyar });
      expect((await listStrayPayments(office.db)).filter(({ invoiceId }) => invoiceId === id)).toEqual([]);
    },
  );

  it('makes an invoice disputed, a task and a message for aida, and leaves a won lead won', async () => {
    const { id, leadId } = await sent();
    await play(id, ['paid']);
    await office.db.pool.query(`UPDATE lead SET closed_at = now(), stage = 'won' WHERE id = $1`, [leadId]);
    expect(await play(id, ['dispute'])).toMatchObject({ state: 'disputed', paid: 4000 });
    expect(await tasks(leadId)).toMatchObject([{ state: 'open', text: expect.stringContaining('disputes') }]);
    expect(await rows(`SELECT user_id FROM notification WHERE lead_id = $1 AND kind = 'message'`, [leadId])).toEqual([
      { user_id: office.aida },
    ]);
    expect(await rows('SELECT stage FROM lead WHERE id = $1', [leadId])).toEqual([{ stage: 'won' }]);
  });

  it('or never came: a late decline opens the invoice again and is told', async () => {
    const { id, leadId } = await sent();
    expect(await play(id, ['pending', 'late'])).toEqual({ state: 'sent', paid: 0, refunded: 0 });
    expect((await told(id)).map(({ type }) => type).slice(-2)).toEqual([
      'invoice.payment_pending',
      'invoice.payment_failed',
    ]);
    expect(await tasks(leadId)).toMatchObject([{ text: expect.stringContaining('declined it later') }]);
  });
});

describe('H4 money that nobody expects', () => {
  it.each([
    ['a payment of somebody else', 'payment_intent.succeeded', { object: 'payment_intent', id: 'pi_x', amount: 5 }],
    [
      'a refund of an unknown payment',
      'refund.created',
      { object: 'refund', id: 're_x', payment_intent: 'pi_y', amount: 7 },
    ],
    ['a dispute of it', 'charge.dispute.created', { object: 'dispute', id: 'dp_x', payment_intent: 'pi_z', amount: 8 }],
    ['news that we do not understand', 'treasury.credit_reversal.created', { id: 'cr_x', amount: 9 }],
  ])('is kept and shown until somebody has dealt with it: %s', async (_, type, object) => {
    await arrive(type, { currency: 'usd', status: 'needs_response', ...object });
    await handleInbox(office.db);
    const [stray] = await listStrayPayments(office.db);
    expect(await countStrayPayments(office.db)).toBe((await listStrayPayments(office.db)).length);
    expect(stray).toMatchObject({ amount: { amount: object.amount, currency: 'USD' } });
    await settleStrayPayment(office.db, { id: stray!.id, userId: office.daniyar });
    expect((await listStrayPayments(office.db)).map(({ id }) => id)).not.toContain(stray!.id);
  });

  it('is claimed by its payment when that comes', async () => {
    const { id } = await sent();
    await play(id, ['refund']);
    expect((await listStrayPayments(office.db)).map(({ externalId }) => externalId)).toContain(`re_${id}`);
    await play(id, ['paid']);
    expect((await listStrayPayments(office.db)).map(({ externalId }) => externalId)).not.toContain(`re_${id}`);
  });
});
