import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openChannels } from '../../activities/channel/index.ts';
import type { Channel } from '../../activities/channel/channel.ts';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { queueMessage, retryDelivery } from '../../prisma/delivery/delivery.ts';
import { addAddress, decideAddress } from '../../prisma/contact/lead-client.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { createTask } from '../../prisma/task/task.ts';
import { closedBreaker, type Breaker } from '../../workflows/channel/breaker.ts';
import { accountSid, startSandbox, twilioToken, type Sandbox } from '../sandbox/support.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { testConfig } from '../support/secrets.ts';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
let sandbox: Sandbox;
let channels: Record<string, Channel>;
beforeAll(async () => {
  [office, sandbox] = await Promise.all([openOffice(), startSandbox()]);
  await writeTemplates(office);
  const { url, smtp, application } = sandbox;
  const sms = { accountSid, authToken: twilioToken, from: '+15005550006', baseUrl: url };
  channels = openChannels({
    db: office.db,
    config: {
      ...testConfig,
      mail: { url: `smtp://127.0.0.1:${smtp}`, from: 'Voronka <crm@demo.voronka>' },
      sms,
      publicUrl: application.url,
    },
  });
});
afterAll(async () => {
  for (const channel of Object.values(channels ?? {})) channel.close?.();
  await sandbox?.stop();
  await office?.close();
});
beforeEach(async () => {
  await sandbox.play({});
  await office.db.pool.query(`UPDATE delivery SET state = 'failed' WHERE state IN ('queued', 'sending', 'unknown')`);
  await office.db.pool.query('DELETE FROM sending_pace');
});

const aida = () => ({ kind: 'user' as const, id: office.aida });
const send = (account: string, breaker: Breaker = closedBreaker, by = channels) =>
  sendWaiting(
    {
      db: office.db,
      channels: by,
      publicUrl: 'http://127.0.0.1:4600',
    },
    { account, breaker },
    new AbortController().signal,
  );
const queue = async (account: string, client: { leadId: string }, template = 'hello', attachments: string[] = []) => {
  const done = await queueMessage(office.db, { actor: aida(), leadId: client.leadId, account, template, attachments });
  return (done as { id: string }).id;
};
const row = async (id: string) => (await office.db.pool.query('SELECT * FROM delivery WHERE id = $1', [id])).rows[0];
const attempts = async (id: string) =>
  (await office.db.pool.query('SELECT * FROM delivery_attempt WHERE delivery_id = $1 ORDER BY number', [id])).rows;
const story = async (id: string) =>
  (await office.db.pool.query('SELECT type FROM event WHERE noun_id = $1 ORDER BY seq', [id])).rows.map(
    ({ type }) => type,
  );
const dueNow = (id: string) => office.db.pool.query('UPDATE delivery SET not_before = NULL WHERE id = $1', [id]);
type Seen = { id: string; text: string; html: string; subject: string; copies: number; to: string[] };
const seen = async (q: string) => (await sandbox.get<{ items: Seen[] }>(`/messages?q=${encodeURIComponent(q)}`)).items;
const unique = () => `Client${Math.random().toString(36).slice(2, 10)}`;
const uniquePhone = () => `+7701${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

describe('D5 sending e-mail', () => {
  it('delivers a letter in the client’s language and keeps its words, its attempt and its story', async () => {
    const name = unique();
    const id = await queue('email', await newClient(office, { name, language: 'kk' }));
    expect(await send('email')).toMatchObject({ sent: 1, failed: 0, left: 0, retryAt: null });
    expect(await row(id)).toMatchObject({
      state: 'sent',
      subject: `Сәлеметсіз бе, ${name}`,
      attempt_count: 1,
      provider_id: `<${id}@demo.voronka>`,
    });
    expect(await attempts(id)).toMatchObject([{ number: 1, outcome: 'sent', answer: expect.stringContaining('250') }]);
    expect(await story(id)).toEqual(['delivery.queued', 'delivery.sent']);
    expect(await seen(name)).toHaveLength(1);
  });

  it('fails for ever where the mailbox does not exist, says why, and tells the manager', async () => {
    const id = await queue('email', await newClient(office, { email: 'nobody@nowhere.invalid' }));
    expect(await send('email')).toMatchObject({ sent: 0, failed: 1, left: 0 });
    expect(await row(id)).toMatchObject({
      state: 'failed',
      reason: 'There is no such mail domain. Check the client’s address (550).',
    });
    const told = await office.db.pool.query(
      `SELECT user_id, data FROM notification WHERE kind = 'delivery.failed' ORDER BY id DESC LIMIT 1`,
    );
    expect(told.rows[0]).toMatchObject({ user_id: office.aida, data: { account: 'email', leadName: 'acme' } });
  });

  it('does not go to an address that is refused while the message already waits for its turn', async () => {
    const email = `${unique()}@example.com`;
    const client = await newClient(office, { email });
    const [first, second] = [await queue('email', client), await queue('email', client)];
    const refusing = {
      ...channels['email']!,
      send: async (message: Parameters<Channel['send']>[0]) => {
        const outcome = await channels['email']!.send(message);
        await office.db.pool.query('UPDATE address SET refused_at = now() WHERE value = $1', [email]);
        return outcome;
      },
    };
    expect(await send('email', closedBreaker, { ...channels, email: refusing })).toMatchObject({ sent: 1, failed: 1 });
    expect((await row(first)).state).toBe('sent');
    expect(await row(second)).toMatchObject({ state: 'failed', reason: expect.stringContaining('refused') });
    expect(await seen(email)).toHaveLength(1);
  });

  it('names the template, the language and the line of a mistake', async () => {
    const id = await queue('email', await newClient(office), 'broken');
    await send('email');
    expect((await row(id)).reason).toBe('Template broken (ru): “nmae” has no value, line 2.');
  });

  it('sends again under the same Message-ID when the reply was lost, so that the receiver has one', async () => {
    const name = unique();
    const id = await queue('email', await newClient(office, { name }));
    await sandbox.play({ mail: { mode: 'lose' } });
    expect(await send('email')).toMatchObject({ sent: 0, left: 1, retryAt: expect.any(String) });
    expect((await row(id)).state).toBe('unknown');
    await sandbox.play({});
    await dueNow(id);
    expect(await send('email')).toMatchObject({ sent: 1, left: 0 });
    expect(await seen(name)).toHaveLength(1);
    expect(await story(id)).toEqual(['delivery.queued', 'delivery.unknown', 'delivery.sent']);
  });

  it('opens its breaker after five failures in a row, says since when, and tries one message at a time', async () => {
    await sandbox.play({ mail: { mode: 'down' } });
    const ids = [];
    for (let n = 0; n < 8; n++) ids.push(await queue('email', await newClient(office)));
    let report = await send('email');
    for (let turn = 0; turn < 5 && !report.breaker.openSince; turn++) report = await send('email', report.breaker);
    expect(report).toMatchObject({
      sent: 0,
      left: 8,
      breaker: { openSince: expect.any(String), retryAt: expect.any(String) },
    });
    const account = (await office.db.pool.query(`SELECT * FROM channel_account WHERE id = 'email'`)).rows[0];
    expect(account).toMatchObject({
      state: 'down',
      down_since: expect.any(Date),
      error: expect.stringMatching(/^4(21|51)/),
    });
    const before = report.breaker.failures;
    report = await send('email', report.breaker);
    expect(report.breaker.failures).toBe(before + 1);
    await sandbox.play({});
    expect(await send('email', report.breaker)).toMatchObject({ sent: 8, left: 0, breaker: closedBreaker });
    expect((await office.db.pool.query(`SELECT state FROM channel_account WHERE id = 'email'`)).rows[0].state).toBe(
      'ok',
    );
  });

  it('keeps the order within a contact', async () => {
    const client = await newClient(office, { name: unique() });
    const first = await queue('email', client);
    const second = await queue('email', client);
    await office.db.pool.query(`UPDATE delivery SET not_before = now() + interval '1 minute' WHERE id = $1`, [first]);
    expect(await send('email')).toMatchObject({ sent: 0, left: 2 });
    expect((await row(second)).attempt_count).toBe(0);
  });

  it('tries again later when the press that prints its attachment breaks down', async () => {
    const id = await queue('email', await newClient(office, { name: unique() }), 'paper', ['contract']);
    const breakPress = (message: unknown) => void (message as { worker: Worker }).worker.terminate();
    subscribe('worker_threads', breakPress);
    const report = await send('email');
    unsubscribe('worker_threads', breakPress);
    expect(report).toMatchObject({ sent: 0, failed: 0, left: 1, breaker: closedBreaker });
    expect(await attempts(id)).toMatchObject([{ outcome: 'deferred', answer: 'the printing thread ended' }]);
    expect((await row(id)).reason).toBe('The attachment is not ready yet, the message goes out later.');
    await dueNow(id);
    expect(await send('email')).toMatchObject({ sent: 1, left: 0 });
  });

  it('attaches the contract as PDF and the invitation as a calendar file', async () => {
    const client = await newClient(office, { name: unique() });
    await createTask(office.db, {
      actor: aida(),
      leadId: client.leadId,
      type: 'meeting',
      text: 'Встреча',
      due: { by: 'next_working_day', at: '11:00' },
    });
    await queue('email', client, 'paper', ['contract', 'invitation']);
    expect(await send('email')).toMatchObject({ sent: 1, failed: 0 });
    const [message] = await seen('Договор во вложении');
    const full = await sandbox.get<{ attachments: { name: string; type: string }[] }>(`/messages/${message!.id}`);
    const types = full.attachments.map(({ type }) => type);
    expect(types).toContain('application/pdf');
    expect(types).toContainEqual(expect.stringMatching(/calendar|ics/));
  });

  it('takes up what a dead worker was sending', async () => {
    const id = await queue('email', await newClient(office, { name: unique() }));
    await office.db.pool.query(`UPDATE delivery SET state = 'sending', attempt_count = 1 WHERE id = $1`, [id]);
    await office.db.pool.query(
      `INSERT INTO delivery_attempt (delivery_id, number, request_id, started_at) VALUES ($1, 1, 'deadbeef-1', now() - interval '2 minutes')`,
      [id],
    );
    expect((await send('email')).left).toBe(1);
    expect((await row(id)).state).toBe('unknown');
    await dueNow(id);
    expect(await send('email')).toMatchObject({ sent: 1, left: 0 });
  });

  it('never lets two workers take the same message', async () => {
    const names = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const name = unique();
        await queue('email', await newClient(office, { name }));
        return name;
      }),
    );
    const [one, other] = await Promise.all([send('email'), send('email')]);
    expect(one.sent + other.sent).toBe(20);
    const counts = await Promise.all(names.map(async (name) => (await seen(name)).length));
    expect(new Set(counts)).toEqual(new Set([1]));
  });
});

describe('D5 sending SMS', () => {
  it('sends, and moves on by the receipts that come back', async () => {
    const id = await queue('sms', await newClient(office, { phone: uniquePhone() }));
    expect(await send('sms')).toMatchObject({ sent: 1, left: 0 });
    expect(await row(id)).toMatchObject({ state: 'sent', provider_id: expect.stringMatching(/^SM/) });
    const { provider_id: sid } = await row(id);
    await receive(id, sid, 'delivered');
    await receive(id, sid, 'sent');
    await handleInbox(office.db);
    expect(await row(id)).toMatchObject({ state: 'delivered', settled_at: expect.any(Date) });
    expect(await story(id)).toEqual(['delivery.queued', 'delivery.sent', 'delivery.delivered']);
  });

  it('fails at once on a wrong number, with the provider’s code', async () => {
    const id = await queue('sms', await newClient(office, { phone: '+15005550001' }));
    await send('sms');
    expect(await row(id)).toMatchObject({
      state: 'failed',
      reason: 'There is no such number. Check the client’s phone (21211).',
    });
  });

  it('finds a message whose reply was lost in the provider’s list, and does not send it twice', async () => {
    const phone = uniquePhone();
    const id = await queue('sms', await newClient(office, { phone }));
    await sandbox.play({ sms: { mode: 'lose', receipts: 'hand' } });
    const report = await send('sms');
    expect(report).toMatchObject({ sent: 0, left: 1 });
    await sandbox.play({});
    await dueNow(id);
    await send('sms', report.breaker);
    expect(await row(id)).toMatchObject({ state: 'sent', provider_id: expect.stringMatching(/^SM/) });
    expect(await attempts(id)).toMatchObject([{ outcome: 'found' }]);
    expect(await seen(phone)).toHaveLength(1);
  });

  it('sends again what the provider twice does not know', async () => {
    const phone = uniquePhone();
    const id = await queue('sms', await newClient(office, { phone }));
    await office.db.pool.query(`UPDATE delivery SET state = 'sending', attempt_count = 1, body = 'x' WHERE id = $1`, [
      id,
    ]);
    await office.db.pool.query(
      `INSERT INTO delivery_attempt (delivery_id, number, request_id, started_at) VALUES ($1, 1, 'deadbeef-1', now() - interval '2 minutes')`,
      [id],
    );
    for (const state of ['unknown', 'unknown']) {
      await send('sms');
      expect((await row(id)).state).toBe(state);
      await dueNow(id);
    }
    expect(await send('sms')).toMatchObject({ sent: 1, left: 0 });
    expect(await seen(phone)).toHaveLength(1);
  });

  it('waits as long as the provider asks when it was too fast', async () => {
    const id = await queue('sms', await newClient(office, { phone: uniquePhone() }));
    await sandbox.play({ sms: { throttle429Percent: 100 } });
    const began = Date.now();
    const report = await send('sms');
    expect(report).toMatchObject({ sent: 0, left: 1, breaker: { failures: 1 } });
    expect((await row(id)).not_before.getTime()).toBeGreaterThanOrEqual(began + 1000);
  });

  it('may be sent again by a person after the number was corrected', async () => {
    const client = await newClient(office, { phone: '+15005550001' });
    const id = await queue('sms', client);
    await send('sms');
    const phone = uniquePhone();
    const { leadId } = client;
    await addAddress(office.db, { actor: aida(), leadId, kind: 'phone', value: phone });
    const { rows } = await office.db.pool.query('SELECT id FROM address WHERE value = $1', [phone]);
    await decideAddress(office.db, { actor: aida(), leadId, addressId: rows[0].id, decision: 'chosen' });
    expect(await retryDelivery(office.db, { actor: aida(), deliveryId: id })).toMatchObject({ id });
    expect(await send('sms')).toMatchObject({ sent: 1 });
    expect(await seen(phone)).toHaveLength(1);
    expect(await retryDelivery(office.db, { actor: aida(), deliveryId: id })).toEqual({ refusal: 'DeliveryNotFailed' });
  });
});

const receive = (deliveryId: string, sid: string, state: string) =>
  office.db.pool.query(`INSERT INTO inbox (source, external_id, headers, body) VALUES ('twilio', $1, $2, $3)`, [
    `${sid}:${state}`,
    { 'x-original-url': `/api/v1/webhooks/twilio?delivery=${deliveryId}` },
    Buffer.from(new URLSearchParams({ MessageSid: sid, MessageStatus: state }).toString()),
  ]);
