import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseLead } from '../../prisma/lead/steering.ts';
import { moveLead } from '../../prisma/lead/lead.ts';
import { readLeadProcess } from '../../prisma/lead/lead.queries.ts';
import { createInvoice, sendInvoice, voidInvoice } from '../../prisma/invoice/invoice.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { startSandbox, stripeKey, stripeSecret, twilioToken, type Sandbox } from '../sandbox/support.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

let office: Office;
let sandbox: Sandbox;
let processes: Processes;
beforeAll(async () => {
  [office, sandbox] = await Promise.all([openOffice(), startSandbox()]);
  await writeTemplates(office);
  processes = await runProcesses(office, {
    SANDBOX_URL: sandbox.url,
    SANDBOX_SMTP_PORT: String(sandbox.smtp),
    SANDBOX_STRIPE_SECRET_KEY: stripeKey,
    SANDBOX_TWILIO_AUTH_TOKEN: twilioToken,
    SANDBOX_STRIPE_WEBHOOK_SECRET: stripeSecret,
    TWILIO_ACCOUNT_SID: '',
    PUBLIC_URL: sandbox.application.url,
  });
});
afterAll(async () => {
  await processes?.stop();
  await sandbox?.stop();
  await office?.close();
});

const aida = () => ({ kind: 'user' as const, id: office.aida });
const one = async (text: string, values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const row = (id: string) => one('SELECT * FROM invoice WHERE id = $1', [id]);
let clients = 0;
/** To a phone of its own: one phone gets no more than a text message each few seconds. */
const sent = async (client: Parameters<typeof newClient>[1] = {}, unitAmount = 10_000_000) => {
  const { leadId } = await newClient(office, { phone: `+7701555${String(++clients).padStart(4, '0')}`, ...client });
  const lines = [{ text: 'Programme', quantity: 1, unitAmount }];
  const { id } = (await createInvoice(office.db, { actor: aida(), leadId, currency: 'KZT', lines })) as { id: string };
  await sendInvoice(office.db, { actor: aida(), invoiceId: id });
  return { id, leadId };
};
const checkout = async (id: string) =>
  processes.door.updateProcess<{ url: string }>(
    `lead:${(await row(id)).lead_id}`,
    'invoice.checkout',
    { invoiceId: id },
    { updateId: randomUUID(), deadlineMs: 60_000 },
  );
const pay = async (url: string, way: string) => sandbox.send('POST', `/payments/${url.split('/').at(-1)}/pay`, { way });
/** carries what the sandbox has called back into the inbox, as the API does */
const takeCallbacks = async () => {
  for (const { body } of sandbox.application.heard.splice(0)) {
    if (!body.startsWith('{')) continue;
    await office.db.pool.query(
      `INSERT INTO inbox (source, external_id, body) VALUES ('stripe', $1, $2) ON CONFLICT DO NOTHING`,
      [JSON.parse(body).id, Buffer.from(body)],
    );
  }
  await handleInbox(office.db);
};
const inState = (id: string, state: string) =>
  until(
    async () => (await takeCallbacks(), one('SELECT * FROM invoice WHERE id = $1 AND state = $2', [id, state])),
    `state ${state}`,
  );
/** the lead's process waits for this invoice no more */
const over = (id: string) =>
  until(
    async () =>
      one(`SELECT 1 FROM process WHERE workflow_id = $1 AND NOT waits_for @> $2`, [
        `lead:${(await row(id)).lead_id}`,
        JSON.stringify([{ what: 'payment', id }]),
      ]),
    'the end',
  );

describe('H2 the clock of an invoice in its lead’s process', () => {
  it('waits for the money, reminds the day before, is overdue at its date and reminds once more', async () => {
    const { id, leadId } = await sent();
    await until(
      () =>
        one(`SELECT 1 FROM process WHERE workflow_id = $1 AND state = 'waiting' AND waits_for @> $2`, [
          `lead:${leadId}`,
          JSON.stringify([{ what: 'payment', id }]),
        ]),
      'a waiting process',
    );
    await processes.passTime(`lead:${leadId}`, 5 * 86_400_000);
    await until(async () => (await row(id)).reminded_at > (await row(id)).due_at, 'the last reminder');
    expect((await row(id)).overdue_at).toEqual((await row(id)).due_at);
    const told = await office.db.pool.query(
      `SELECT template FROM delivery WHERE lead_id = $1 AND account = 'email' ORDER BY created_at`,
      [leadId],
    );
    expect(told.rows.map(({ template }) => template)).toEqual([
      'invoice',
      'invoice_reminder',
      'invoice_overdue',
      'invoice_reminder',
    ]);
    expect((await row(id)).state).toBe('sent');
  });
});

describe('H3 the process of a lead', () => {
  const stateOf = (leadId: string, state: string) =>
    until(() => one('SELECT 1 FROM process WHERE workflow_id = $1 AND state = $2', [`lead:${leadId}`, state]), state);

  it('lives while the won lead has an unpaid invoice, and ends with the payment', async () => {
    const { id, leadId } = await sent();
    await moveLead(office.db, { actor: aida(), leadId, stage: 'won' });
    await until(
      () => one(`SELECT 1 FROM event WHERE subject_id = $1 AND type = 'lead.moved'`, [leadId]),
      'the lead to be won',
    );
    await stateOf(leadId, 'waiting');
    const shown = await until(async () => {
      const process = await readLeadProcess(office.db, { id: office.aida, role: 'admin' }, leadId);
      return process?.state === 'waiting' ? process : undefined;
    }, 'what people see of the process');
    expect(shown.waitsFor).toMatchObject([{ what: 'payment', id }]);
    await pay(((await checkout(id)) as { url: string }).url, 'pay');
    await inState(id, 'paid');
    await stateOf(leadId, 'finished');
    const { client } = processes;
    const status = async () => (await client.workflow.getHandle(`lead:${leadId}`).describe()).status.name;
    await until(async () => (await status()) === 'COMPLETED', 'the end of the process');
  });

  it('opens the page for the client while the lead is paused, and closes it', async () => {
    const { id, leadId } = await sent();
    await pauseLead(office.db, { actor: aida(), leadId, reason: 'holiday' });
    await stateOf(leadId, 'paused');
    const { url } = (await checkout(id)) as { url: string };
    expect(url).toContain(sandbox.url);
    await voidInvoice(office.db, { actor: aida(), invoiceId: id });
    await until(
      async () => (await sandbox.get<{ status: string }>(`/payments/${url.split('/').at(-1)}`)).status === 'expired',
      'the closed page',
    );
    await stateOf(leadId, 'paused');
  });

  it('closes a page behind the provider’s outage, and is held up by it in nothing else', async () => {
    const { id, leadId } = await sent();
    const { url } = (await checkout(id)) as { url: string };
    await sandbox.play({ pay: { mode: 'down' } });
    await voidInvoice(office.db, { actor: aida(), invoiceId: id });
    await over(id);
    await sandbox.play({});
    await until(
      async () => (await sandbox.get<{ status: string }>(`/payments/${url.split('/').at(-1)}`)).status === 'expired',
      'the closed page',
    );
    await stateOf(leadId, 'waiting');
  });
});

describe('H3 the payment page', () => {
  it('is opened once, paid by the provider’s word, and is waited for no more', async () => {
    const { id } = await sent();
    const [one, other] = [await checkout(id), await checkout(id)] as { url: string }[];
    expect(one).toEqual({ url: expect.stringContaining(sandbox.url) });
    expect(other).toEqual(one);
    await pay(one!.url, 'pay');
    expect(await inState(id, 'paid')).toMatchObject({ paid: 10_000_000 });
    await over(id);
    expect(await checkout(id)).toEqual({ refusal: 'InvoiceNotPayable' });
  });

  it('asks for the rest after a part was paid', async () => {
    const { id } = await sent();
    const first = (await checkout(id)) as { url: string };
    await pay(first.url, 'half');
    await inState(id, 'part_paid');
    const second = (await checkout(id)) as { url: string };
    expect(second.url).not.toBe(first.url);
    await pay(second.url, 'pay');
    expect(await inState(id, 'paid')).toMatchObject({ paid: 10_000_000 });
  });

  it('that is paid twice makes the invoice overpaid', async () => {
    const { id } = await sent();
    await pay(((await checkout(id)) as { url: string }).url, 'twice');
    expect(await inState(id, 'overpaid')).toMatchObject({ paid: 20_000_000 });
  });

  it('opens anew after a bank took the money back', async () => {
    const { id } = await sent();
    const first = (await checkout(id)) as { url: string };
    await pay(first.url, 'bounce');
    await until(
      async () => (
        await takeCallbacks(),
        one(`SELECT 1 FROM event WHERE noun_id = $1 AND type = 'invoice.payment_failed'`, [id])
      ),
      'the failure',
    );
    await until(
      async () => (await takeCallbacks(), ((await checkout(id)) as { url: string }).url !== first.url),
      'a new page',
    );
  });

  it('is the same page when Stripe’s reply was lost', async () => {
    const { id } = await sent();
    await sandbox.play({ pay: { losePercent: 60, seed: 3 } });
    const answer = (await checkout(id)) as { url: string };
    await sandbox.play({});
    expect(answer.url).toContain('/pay/');
    const open = (await sandbox.get<{ items: { clientReferenceId: string }[] }>('/payments')).items.filter(
      ({ clientReferenceId }) => clientReferenceId === id,
    );
    expect(open).toHaveLength(1);
  });

  it('is closed at the provider when the invoice is void', async () => {
    const { id } = await sent();
    const { url } = (await checkout(id)) as { url: string };
    await voidInvoice(office.db, { actor: aida(), invoiceId: id });
    await over(id);
    await until(
      async () => (await sandbox.get<{ status: string }>(`/payments/${url.split('/').at(-1)}`)).status === 'expired',
      'the closed page',
    );
  });
});

describe('H4 a payment page that the provider refuses', () => {
  it.each(['оплата@пример.рф', 'info@пример.рф', 'müller@example.com', 'a"b"@example.com'])(
    'opens without the address %s, which the provider does not take (built F03)',
    async (email) => {
      const { id, leadId } = await sent();
      await office.db.pool.query(
        `WITH given AS (UPDATE lead_contact SET email = $2 WHERE lead_id = $1 RETURNING contact_id)
         INSERT INTO address (contact_id, kind, value, trust) SELECT contact_id, 'email', $2, 'staff' FROM given`,
        [leadId, email],
      );
      const { url } = (await checkout(id)) as { url: string };
      expect(await sandbox.get(`/payments/${url.split('/').at(-1)}`)).toMatchObject({ customerEmail: null });
    },
  );

  it('tells the client why, gives aida one task, and works again once it is mended (built F03)', async () => {
    const { id, leadId } = await sent();
    await sandbox.play({ pay: { mode: 'refuse', refuseAs: 'account' } });
    for (let times = 0; times < 2; times++)
      expect(await checkout(id)).toMatchObject({ refusal: 'PaymentRefused', values: { contact: expect.any(String) } });
    expect(await row(id)).toMatchObject({ state: 'sent', trouble: { why: 'account' } });
    const { rows: tasks } = await office.db.pool.query('SELECT text FROM task WHERE lead_id = $1', [leadId]);
    expect(tasks).toMatchObject([{ text: expect.stringContaining('cannot currently make charges') }]);
    await sandbox.play({});
    expect(await checkout(id)).toEqual({ url: expect.stringContaining(sandbox.url) });
    expect(await row(id)).toMatchObject({ trouble: null });
  });

  it('says that a sum is too small where only the provider knows (built F05)', async () => {
    const { id } = await sent({}, 100);
    expect(await checkout(id)).toMatchObject({ refusal: 'PaymentRefused' });
    expect(await row(id)).toMatchObject({ trouble: { why: 'amount' } });
  });

  it('is not opened again for a client who has paid while nobody has said so yet', async () => {
    const { id } = await sent();
    const { url } = (await checkout(id)) as { url: string };
    await sandbox.play({ pay: { webhooks: 'hold' } });
    await pay(url, 'pay');
    expect(await checkout(id)).toEqual({ refusal: 'PaymentConfirming' });
    await sandbox.play({});
  });

  it('says that the provider is away, and opens when it is back', async () => {
    const { id } = await sent();
    await sandbox.play({ pay: { mode: 'down' } });
    expect(await checkout(id)).toEqual({ refusal: 'ProviderAway' });
    await sandbox.play({});
    expect(await checkout(id)).toEqual({ url: expect.any(String) });
    expect(await row(id)).toMatchObject({ trouble: null });
  });
});

describe('H2 money that goes back, from the provider to the invoice', () => {
  it.each([
    ['refund', 'refunded', 0],
    ['refund_half', 'part_refunded', 5_000_000],
    ['dispute', 'disputed', 0],
    ['dispute_lost', 'refunded', 0],
  ])('%s makes it %s (built F06)', async (way, state, paid) => {
    const { id } = await sent();
    const { url } = (await checkout(id)) as { url: string };
    await pay(url, 'pay');
    await inState(id, 'paid');
    await sandbox.send('POST', `/payments/${url.split('/').at(-1)}/back`, { way });
    expect(await inState(id, state)).toMatchObject({ paid });
  });
});

describe('D5 a channel’s process', () => {
  it('sends what commands have put into the ledger, and rests', async () => {
    const { leadId } = await sent();
    await until(
      () =>
        one(
          `SELECT count(*)::int AS n FROM delivery WHERE lead_id = $1 AND state IN ('sent', 'delivered') HAVING count(*) = 2`,
          [leadId],
        ),
      'both messages',
    );
  });

  it('comes back by itself after an outage, without a message lost or doubled', async () => {
    await sandbox.play({ mail: { mode: 'down' }, sms: { mode: 'down' } });
    const leads = await Promise.all(Array.from({ length: 6 }, () => sent()));
    await until(() => one(`SELECT 1 FROM channel_account WHERE id = 'email' AND state <> 'ok'`, []), 'the outage');
    await sandbox.play({});
    for (const account of ['email', 'sms'])
      await processes.door.updateProcess(`channel:${account}`, 'process.retry', {}, { updateId: randomUUID() });
    const ids = leads.map(({ leadId }) => leadId);
    await until(
      () =>
        one(`SELECT 1 FROM delivery WHERE lead_id = ANY($1) AND state IN ('sent', 'delivered') HAVING count(*) = 12`, [
          ids,
        ]),
      'all messages',
    );
    await until(
      () => one(`SELECT 1 FROM channel_account WHERE state = 'ok' HAVING count(*) = 2`, []),
      'both accounts well',
    );
  });
});
