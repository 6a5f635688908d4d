import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { openAccounts } from '../../activities/provider-key/opened.ts';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { queueMessage } from '../../prisma/delivery/delivery.ts';
import { closedBreaker } from '../../workflows/channel/breaker.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { password, startApi, startMailbox } from './providers.ts';

let desk: Desk;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  [desk, mailbox] = await Promise.all([openDesk(), startMailbox()]);
  desk.deps.config.encryptionKeys.push({ id: 'test', key: Buffer.alloc(32, 7) });
  await writeTemplates(desk.office);
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(async () => {
  await mailbox.close();
  await desk.close();
});

const mail = (settings: object = {}, secrets: object = { password }) => ({
  kind: 'email',
  settings: {
    host: '127.0.0.1',
    port: mailbox.port,
    tls: false,
    user: 'crm',
    from: 'Agency <crm@agency.example>',
    ...settings,
  },
  secrets,
});
const save = (id: string, key: object, revision = 0) =>
  desk.ask('PATCH', `/provider-keys/${encodeURIComponent(id)}`, { as: 'saule', body: { key, revision } });
const attempt = (id: string, key: object, language = 'en') =>
  desk.ask('POST', `/provider-keys/${encodeURIComponent(id)}/try`, {
    as: 'saule',
    body: { key },
    headers: { 'accept-language': language },
  });
const list = async () => (await desk.ask('GET', '/provider-keys', { as: 'saule' })).body.items;

describe('H1 D5 a key of a provider, given on a screen', () => {
  it('is for admins alone, and stands as the sandbox until one is given', async () => {
    expect((await desk.ask('GET', '/provider-keys', { as: 'daniyar' })).status).toBe(403);
    expect((await list()).map(({ id, origin }: { id: string; origin: string }) => [id, origin])).toEqual([
      ['email', 'sandbox'],
      ['sms', 'sandbox'],
      ['stripe', 'sandbox'],
    ]);
  });

  it('is tried for real before it is kept, and says in the reader’s words what to do', async () => {
    const says = async (settings: object, secrets?: object, language?: string) =>
      (await attempt('email', mail(settings, secrets), language)).body;
    expect(await says({})).toMatchObject({ good: true, says: expect.stringContaining('went to saule@') });
    expect(mailbox.letters.at(-1)).toMatchObject({
      from: 'crm@agency.example',
      to: [expect.stringMatching(/^saule@/)],
    });
    expect(await says({}, { password: 'wrong-one' })).toMatchObject({
      good: false,
      says: expect.stringContaining('made for apps'),
      answer: expect.stringContaining('5.7.8'),
    });
    expect((await says({ from: 'other@else.example' })).says).toContain('lets no letters from other@else.example');
    expect((await says({ port: 1 })).says).toContain('does not answer');
    expect((await says({ port: 1 }, undefined, 'ru')).says).toContain('не отвечает');
    expect((await says({ host: 'nowhere.invalid' })).says).toMatch(/no server nowhere.invalid|does not answer/);
    expect((await says({ tls: true })).good).toBe(false);
    expect((await list())[0].origin).toBe('sandbox');
  });

  it('is sealed, never answered, and in effect in a worker that runs already', async () => {
    const { db } = desk.office;
    const opened = openAccounts({ db, config: desk.deps.config });
    const before = await opened();
    const saved = await save('email', mail());
    expect(saved).toMatchObject({
      status: 200,
      body: { id: 'email', origin: 'screen', revision: 1, secrets: [{ name: 'password', ends: 'test' }] },
    });
    const kept = JSON.stringify([
      (await db.pool.query('SELECT * FROM secret')).rows,
      (await db.pool.query('SELECT * FROM provider_key')).rows,
      saved.body,
      await list(),
    ]);
    expect(kept).not.toContain(password);
    const { leadId } = await newClient(desk.office, { name: 'Дарья', email: 'daria@example.com' });
    const actor = { kind: 'user' as const, id: desk.office.aida };
    await queueMessage(db, { actor, leadId, account: 'email', template: 'hello' });
    const after = await opened();
    expect(after.stamp).not.toBe(before.stamp);
    const report = await sendWaiting(
      { db, channels: after.channels, publicUrl: desk.url },
      { account: 'email', breaker: closedBreaker },
      new AbortController().signal,
    );
    expect(report).toMatchObject({ sent: 1, failed: 0 });
    expect(mailbox.letters.at(-1)).toMatchObject({ to: ['daria@example.com'] });
  });

  it('keeps its secret while settings change, except towards another server', async () => {
    expect(await save('email', mail({ from: 'New <crm@agency.example>' }, {}), 1)).toMatchObject({ status: 200 });
    expect(await attempt('email', mail({}, {}))).toMatchObject({ body: { good: true } });
    for (const other of [{ host: 'localhost' }, { user: 'another' }, { port: 2525 }])
      expect(await save('email', mail(other, {}), 2)).toMatchObject({
        status: 422,
        body: { code: 'MailPasswordNeeded', errors: [{ field: 'secrets.password' }] },
      });
    expect(await save('email', mail(), 1)).toMatchObject({ status: 409, body: { code: 'VersionChanged' } });
    expect(await attempt('email', mail({ host: 'localhost' }, {}))).toMatchObject({ status: 422 });
  });

  it('may be of one account among several, and goes back to the sandbox when it is taken away', async () => {
    expect(await save('email:sales', mail({ from: 'sales@agency.example' }))).toMatchObject({ status: 200 });
    const world = await desk.ask('GET', '/pipelines/world', { as: 'saule' });
    if (world.status === 200) expect(world.body.channels).toContainEqual({ id: 'email:sales', sandbox: false });
    const { channels } = await openAccounts({ db: desk.office.db, config: desk.deps.config })();
    expect(channels['email:sales']!.from?.address).toBe('sales@agency.example');
    expect((await desk.ask('DELETE', '/provider-keys/email%3Asales', { as: 'saule' })).status).toBe(204);
    expect((await desk.ask('DELETE', '/provider-keys/email', { as: 'saule' })).status).toBe(204);
    expect((await desk.ask('DELETE', '/provider-keys/email', { as: 'saule' })).status).toBe(404);
    expect((await list())[0]).toMatchObject({ id: 'email', origin: 'sandbox', secrets: [] });
    expect((await desk.office.db.pool.query('SELECT * FROM secret')).rows).toEqual([]);
  });

  it('of the environment is shown as such', async () => {
    desk.deps.config.accounts.find(({ id }) => id === 'sms')!.sandbox = false;
    expect((await list()).find(({ id }: { id: string }) => id === 'sms')).toMatchObject({ origin: 'environment' });
    expect(await desk.ask('DELETE', '/provider-keys/sms', { as: 'saule' })).toMatchObject({
      status: 409,
      body: { code: 'KeyOfEnvironment' },
    });
    desk.deps.config.accounts.find(({ id }) => id === 'sms')!.sandbox = true;
  });

  it('is refused whole where it makes no sense', async () => {
    const bad: [string, object][] = [
      ['email', mail({ host: 'a b' })],
      ['email', mail({ port: 0 })],
      ['email', mail({ from: 'nobody' })],
      ['email', mail({}, { password, other: 'x' })],
      ['stripe', { kind: 'stripe', secrets: { secretKey: 'pk_live_12345678', webhookSecret: 'whsec_12345678' } }],
      ['stripe', { kind: 'stripe', secrets: { secretKey: 'sk_test_12345678' } }],
      ['sms', { kind: 'sms', settings: { accountSid: 'AC1', from: '+1' }, secrets: {} }],
    ];
    for (const [id, key] of bad) expect((await save(id, key)).status).toBe(422);
    expect((await save('sms', mail())).status).toBe(404);
    expect((await save('webhook', mail())).status).toBe(404);
    const ring = desk.deps.config.encryptionKeys.splice(0);
    expect(await save('email', mail())).toMatchObject({ status: 409, body: { code: 'NoKeyRing' } });
    desk.deps.config.encryptionKeys.push(...ring);
    expect((await desk.office.db.pool.query('SELECT * FROM provider_key')).rows).toEqual([]);
  });
});

describe('D5 a key that no key of the ring opens', () => {
  it('stops its own account and says why; the others send', async () => {
    await save('email', mail());
    await save('email:sales', mail());
    await desk.office.db.pool.query(`UPDATE secret SET sealed = 'sealed:gone:AAAA' WHERE about = 'account:email'`);
    const { channels } = await openAccounts({ db: desk.office.db, config: { ...desk.deps.config } })();
    const letter = {
      deliveryId: 'x',
      recipient: 'a@b.example',
      contactName: '',
      language: 'ru',
      subject: '',
      body: '',
    };
    const outcome = await channels['email']!.send({ ...letter, attachments: [], seller: {} } as never);
    expect(outcome).toMatchObject({ is: 'down', answer: expect.stringContaining('ENCRYPTION_KEYS') });
    expect(channels['email:sales']!.from?.address).toBe('crm@agency.example');
    for (const id of ['email', 'email%3Asales']) await desk.ask('DELETE', `/provider-keys/${id}`, { as: 'saule' });
  });
});

describe('D5 a key of Twilio', () => {
  const sid = `AC${'0a'.repeat(16)}`;
  const token = '0123456789abcdef0123456789abcdef';
  it('answers the balance, a foreign number and a wrong key each in words', async () => {
    const api = await startApi(({ url = '', headers }) => {
      if (headers.authorization !== `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`)
        return { status: 401, body: { code: 20003, message: 'Authenticate' } };
      if (url.includes('Balance')) return { body: { balance: '12.50', currency: 'USD' } };
      return { body: { incoming_phone_numbers: url.includes('%2B15005550006') ? [{}] : [] } };
    });
    const key = (from: string, authToken = token) => ({
      kind: 'sms',
      settings: { accountSid: sid, from, baseUrl: api.url },
      secrets: { authToken },
    });
    expect((await attempt('sms', key('+15005550006'))).body).toMatchObject({
      good: true,
      says: expect.stringContaining('12.50 USD'),
    });
    expect((await attempt('sms', key('AGENCY'))).body.good).toBe(true);
    expect((await attempt('sms', key('+77010000000'))).body.says).toContain('+77010000000');
    expect((await attempt('sms', key('AGENCY', 'wrong'))).body).toMatchObject({
      good: false,
      says: expect.stringContaining('does not know this key'),
    });
    await api.close();
    expect((await attempt('sms', key('AGENCY'))).body.says).toContain('does not answer');
  });
});

describe('H2 a key of Stripe', () => {
  const secretKey = 'sk_test_0123456789abcdef';
  it('answers whose account it opens, and then its webhooks are proven by its own secret', async () => {
    const api = await startApi(({ headers }) =>
      headers.authorization === `Bearer ${secretKey}`
        ? { body: { id: 'acct_1', charges_enabled: true, settings: { dashboard: { display_name: 'Meridian' } } } }
        : { status: 401, body: { error: { message: 'Invalid API Key' } } },
    );
    const key = (given = secretKey) => ({
      kind: 'stripe',
      settings: { baseUrl: api.url },
      secrets: { secretKey: given, webhookSecret: 'whsec_of_the_screen' },
    });
    expect((await attempt('stripe', key())).body.says).toBe(
      'Stripe takes the key: the account “Meridian”, test mode, no money moves.',
    );
    expect((await attempt('stripe', key('sk_test_wrong_key'))).body.good).toBe(false);
    expect((await save('stripe', key())).status).toBe(200);
    const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'ping', data: { object: {} } });
    const signed = (secret: string) => Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const news = (secret: string) =>
      desk.ask('POST', '/webhooks/stripe', { raw: payload, headers: { 'stripe-signature': signed(secret) } });
    expect((await news('whsec_test')).status).toBe(400);
    expect((await news('whsec_of_the_screen')).status).toBe(204);
    await api.close();
  });
});
