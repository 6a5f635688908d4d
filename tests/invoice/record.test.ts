import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createInvoice, sendInvoice, voidInvoice } from '../../prisma/invoice/invoice.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { recordPayment } from '../../prisma/invoice/payment.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
});
afterAll(() => office?.close());

const aida = () => ({ kind: 'user' as const, id: office.aida });
const provider = { kind: 'provider' as const, id: 'stripe' };
const one = async (text: string, values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const row = (id: string) => one('SELECT * FROM invoice WHERE id = $1', [id]);
const story = async (id: string) =>
  (await office.db.pool.query('SELECT type FROM event WHERE noun_id = $1 ORDER BY seq', [id])).rows.map(
    ({ type }) => type,
  );
const draft = async (client: { leadId: string }) => {
  const lines = [{ text: 'Programme', quantity: 2, unitAmount: 5_000_000 }];
  const done = await createInvoice(office.db, { actor: aida(), leadId: client.leadId, currency: 'KZT', lines });
  return (done as { id: string }).id;
};
const sent = async () => {
  const client = await newClient(office);
  const id = await draft(client);
  await sendInvoice(office.db, { actor: aida(), invoiceId: id });
  return { id, ...client };
};
const pay = (invoiceId: string, externalId: string, amount: number, more: object = {}) =>
  recordPayment(office.db, {
    actor: provider,
    provider: 'stripe',
    externalId,
    invoiceId,
    amount,
    currency: 'KZT',
    state: 'paid',
    ...more,
  });
const deliveries = async (leadId: string) =>
  (
    await office.db.pool.query(
      'SELECT account, template, attachments FROM delivery WHERE lead_id = $1 ORDER BY created_at, account',
      [leadId],
    )
  ).rows;

describe('H1 an invoice', () => {
  it('begins as a draft with its total, its number and its date', async () => {
    const id = await draft(await newClient(office));
    expect(await row(id)).toMatchObject({
      state: 'draft',
      total: 10_000_000,
      paid: 0,
      lines: [{ amount: 10_000_000 }],
      language: 'ru',
    });
    expect((await row(id)).due_at.getTime()).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
  });

  it('goes out by e-mail with its PDF and by SMS, once', async () => {
    const { id, leadId } = await sent();
    expect(await deliveries(leadId)).toEqual([
      { account: 'email', template: 'invoice', attachments: ['invoice'] },
      { account: 'sms', template: 'invoice', attachments: [] },
    ]);
    expect(await sendInvoice(office.db, { actor: aida(), invoiceId: id })).toEqual({ refusal: 'InvoiceNotDraft' });
    expect(await story(id)).toEqual(['invoice.created', 'invoice.sent']);
  });

  it('is not sent where there is nowhere to send it', async () => {
    const id = await draft(await newClient(office, { email: null, phone: null }));
    expect(await sendInvoice(office.db, { actor: aida(), invoiceId: id })).toEqual({ refusal: 'NoAddress' });
  });

  it('is void until somebody has paid a part of it', async () => {
    const first = await sent();
    expect(await voidInvoice(office.db, { actor: aida(), invoiceId: first.id })).toMatchObject({ id: first.id });
    expect(await voidInvoice(office.db, { actor: aida(), invoiceId: first.id })).toEqual({
      refusal: 'InvoiceAlreadyVoid',
    });
    const second = await sent();
    await pay(second.id, 'pi_part', 1);
    expect(await voidInvoice(office.db, { actor: aida(), invoiceId: second.id })).toEqual({
      refusal: 'InvoiceHasPayments',
    });
  });
});

describe('H3 payments', () => {
  it('make the invoice paid, send the receipt, and tell the manager, once', async () => {
    const { id, leadId } = await sent();
    const told = await Promise.all([1, 2, 3].map(() => pay(id, 'pi_once', 10_000_000)));
    expect(told.map((done) => (done as { recorded: string }).recorded).sort()).toEqual(['known', 'known', 'paid']);
    expect(await row(id)).toMatchObject({ state: 'paid', paid: 10_000_000, paid_at: expect.any(Date) });
    expect((await deliveries(leadId)).filter(({ template }) => template === 'receipt')).toEqual([
      { account: 'email', template: 'receipt', attachments: ['receipt'] },
    ]);
    expect(
      await one(`SELECT count(*)::int AS n FROM notification WHERE lead_id = $1 AND kind = 'invoice.paid'`, [leadId]),
    ).toEqual({ n: 1 });
  });

  it('add up, whoever comes first', async () => {
    const { id } = await sent();
    await Promise.all(Array.from({ length: 5 }, (_, n) => pay(id, `pi_sum_${n}`, 2_000_000)));
    expect(await row(id)).toMatchObject({ state: 'paid', paid: 10_000_000 });
    expect((await story(id)).slice(2)).toEqual([
      'invoice.part_paid',
      'invoice.part_paid',
      'invoice.part_paid',
      'invoice.part_paid',
      'invoice.paid',
    ]);
  });

  it('that are one too many make it overpaid and are never lost', async () => {
    const { id } = await sent();
    await pay(id, 'pi_first', 10_000_000);
    expect(await pay(id, 'pi_second', 10_000_000)).toEqual({ recorded: 'overpaid' });
    expect(await row(id)).toMatchObject({ state: 'overpaid', paid: 20_000_000 });
  });

  it('in another currency never make it paid', async () => {
    const { id } = await sent();
    expect(await pay(id, 'pi_usd', 10_000_000, { currency: 'USD' })).toEqual({ recorded: 'mismatched' });
    expect(await row(id)).toMatchObject({ state: 'sent', paid: 0 });
    expect((await story(id)).at(-1)).toBe('invoice.payment_mismatched');
  });

  it('that fail are told with their reason', async () => {
    const { id } = await sent();
    await pay(id, 'pi_bad', 10_000_000, { state: 'failed', reason: 'insufficient funds' });
    expect(await pay(id, 'pi_bad', 10_000_000)).toEqual({ recorded: 'paid' });
    expect((await story(id)).slice(-2)).toEqual(['invoice.payment_failed', 'invoice.paid']);
  });
});

describe('H4 what Stripe tells', () => {
  const arrive = (id: string, body: object) =>
    office.db.pool.query(`INSERT INTO inbox (source, external_id, body) VALUES ('stripe', $1, $2)`, [
      id,
      Buffer.from(JSON.stringify({ id, ...body })),
    ]);
  const session = (invoiceId: string, more: object = {}) => ({
    object: {
      object: 'checkout.session',
      id: `cs_${invoiceId}`,
      client_reference_id: invoiceId,
      payment_intent: `pi_${invoiceId}`,
      payment_status: 'paid',
      amount_total: 10_000_000,
      currency: 'kzt',
      ...more,
    },
  });

  it('becomes one payment, in any order and however often it comes', async () => {
    const { id } = await sent();
    await arrive(`evt_b_${id}`, { type: 'checkout.session.async_payment_succeeded', data: session(id) });
    await arrive(`evt_a_${id}`, {
      type: 'checkout.session.completed',
      data: session(id, { payment_status: 'unpaid' }),
    });
    await arrive(`evt_c_${id}`, { type: 'checkout.session.completed', data: session(id) });
    await handleInbox(office.db);
    expect(await row(id)).toMatchObject({ state: 'paid', paid: 10_000_000 });
    expect(await one(`SELECT count(*)::int AS n FROM inbox WHERE state <> 'done'`, [])).toEqual({ n: 0 });
  });

  it('for an invoice that we do not have is kept, told and shown as failed', async () => {
    const unknown = '01930000-0000-7000-8000-00000000dead';
    await arrive('evt_unknown', { type: 'checkout.session.completed', data: session(unknown) });
    await handleInbox(office.db);
    expect(await one(`SELECT state, error FROM inbox WHERE external_id = 'evt_unknown'`, [])).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('do not have'),
    });
    expect(await one(`SELECT type FROM event WHERE data ->> 'invoiceId' = $1`, [unknown])).toEqual({
      type: 'invoice.payment_mismatched',
    });
  });

  it('that is no JSON, or nothing to us, holds nothing up', async () => {
    await office.db.pool.query(
      `INSERT INTO inbox (source, external_id, body) VALUES ('stripe', 'evt_junk', 'junk'), ('stripe', 'evt_other', '{"type":"charge.updated"}'), ('pigeon', '1', 'coo')`,
    );
    const { id } = await sent();
    await arrive(`evt_after_${id}`, { type: 'checkout.session.completed', data: session(id) });
    await handleInbox(office.db);
    expect((await row(id)).state).toBe('paid');
    const rows = await office.db.pool.query(
      `SELECT state FROM inbox WHERE external_id IN ('evt_junk', 'evt_other', '1') ORDER BY external_id`,
    );
    expect(rows.rows.map(({ state }) => state)).toEqual(['failed', 'failed', 'done']);
  });
});
