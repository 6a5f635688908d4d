import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import type { Channel } from '../../../activities/channel/channel.ts';
import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { queueMessage } from '../../../prisma/delivery/delivery.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { readLead } from '../../../prisma/lead/lead.queries.ts';
import { listChannels } from '../../../prisma/channel/setting.queries.ts';
import { closedBreaker, type Breaker } from '../../../workflows/channel/breaker.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { testConfig } from '../../support/secrets.ts';
import { openOffice, type Office } from '../../support/office.ts';

/** What the servers say next; nothing: they take it. */
let says: {
  auth?: [number, string];
  rcpt?: [number, string];
  twilio?: [status: number, body: object, retry?: string];
} = {};
let office: Office;
let smtp: SMTPServer;
let twilio: Server;
let channels: Record<string, Channel>;
let taken: string[] = [];

const refusal = ([responseCode, message]: [number, string]) => Object.assign(new Error(message), { responseCode });
beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
  smtp = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(says.auth ? refusal(says.auth) : null, { user: username }),
    onRcptTo: (_to, _session, done) => done(says.rcpt && refusal(says.rcpt)),
    onData: (stream, { envelope }, done) => {
      stream.resume().on('end', () => {
        taken.push(...envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((ready) => void smtp.listen(0, '127.0.0.1', ready));
  twilio = createServer((request, response) => {
    const [status, body, retry] = says.twilio ?? [201, { sid: `SM${taken.length}`, status: 'queued' }];
    request.resume().on('end', () => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...(retry ? { 'retry-after': retry } : {}) })
        .end(JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => twilio.listen(0, '127.0.0.1', ready));
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  channels = openChannels({
    db: office.db,
    config: {
      ...testConfig,
      mail: {
        url: `smtp://crm:secret@127.0.0.1:${port(smtp.server)}`,
        from: 'Voronka <crm@demo.voronka>',
      },
      sms: {
        accountSid: `AC${'0'.repeat(32)}`,
        authToken: 'token',
        from: '+15005550006',
        baseUrl: `http://127.0.0.1:${port(twilio)}`,
      },
    },
  });
});
afterAll(async () => {
  for (const channel of Object.values(channels ?? {})) channel.close?.();
  await new Promise<void>((done) => void smtp.close(() => done()));
  twilio?.closeAllConnections();
  twilio?.close();
  await office?.close();
});
beforeEach(async () => {
  says = {};
  taken = [];
  await office.db.pool.query(`UPDATE delivery SET state = 'failed' WHERE state IN ('queued', 'sending', 'unknown')`);
  await office.db.pool.query('DELETE FROM sending_pace');
  await office.db.pool.query('DELETE FROM notification');
});

const send = (account: string, breaker: Breaker = closedBreaker) =>
  sendWaiting(
    {
      db: office.db,
      channels,
      publicUrl: 'http://127.0.0.1:4600',
      random: () => 0.5,
    },
    { account, breaker },
    new AbortController().signal,
  );
const queue = async (account: string, client: { leadId: string }) => {
  const actor = { kind: 'user' as const, id: office.aida };
  return (
    (await queueMessage(office.db, { actor, leadId: client.leadId, account, template: 'hello' })) as { id: string }
  ).id;
};
const row = async (id: string) => (await office.db.pool.query('SELECT * FROM delivery WHERE id = $1', [id])).rows[0];
const told = async () =>
  (
    await office.db.pool.query(
      `SELECT user_id, data ->> 'account' AS account, data ->> 'reason' AS reason FROM notification WHERE kind = 'channel.trouble'`,
    )
  ).rows;
const account = async (id: string) => (await listChannels(office.db)).find((one) => one.id === id);
const inMs = (at: string | null) => Date.parse(at ?? '') - Date.now();

describe('D6 what an admin must mend stops the account', () => {
  it.each<[string, typeof says, string]>([
    ['a wrong password', { auth: [535, '5.7.8 Username and Password not accepted'] }, 'SignInRefused'],
    ['the day’s limit', { rcpt: [550, '5.4.5 Daily user sending limit exceeded'] }, 'LimitReached'],
    ['a closed account', { rcpt: [550, '5.7.705 Access denied, tenant has exceeded threshold'] }, 'AccountClosed'],
    [
      'a sender that is not ours',
      { rcpt: [553, '5.7.1 Sender address rejected: not owned by user crm'] },
      'SenderRefused',
    ],
  ])(
    '%s: letters wait, admins are told once, and all go when it is mended (built F11)',
    async (_what, wrong, trouble) => {
      says = wrong;
      const ids = [];
      for (let n = 0; n < 3; n++) ids.push(await queue('email', await newClient(office)));
      const report = await send('email');
      expect(report).toMatchObject({
        sent: 0,
        failed: 0,
        left: 3,
        breaker: { openSince: expect.any(String), trouble },
      });
      expect(inMs(report.retryAt)).toBeGreaterThan(290_000);
      expect(await account('email')).toMatchObject({
        state: 'down',
        trouble,
        downSince: expect.any(String),
        waiting: 3,
      });
      const again = await send('email', report.breaker);
      expect(again).toMatchObject({ left: 3, breaker: { trouble } });
      expect(await told()).toEqual([{ user_id: office.saule, account: 'email', reason: trouble }]);
      says = {};
      expect(await send('email', again.breaker)).toMatchObject({ sent: 3, left: 0, breaker: closedBreaker });
      expect(await account('email')).toMatchObject({ state: 'ok', trouble: null, error: null });
    },
  );

  it('421 is the server’s own trouble: letters wait, nobody is woken', async () => {
    says = { rcpt: [421, '4.3.2 Service not available, try again in 90 seconds'] };
    const id = await queue('email', await newClient(office));
    const report = await send('email');
    expect(report).toMatchObject({ sent: 0, failed: 0, left: 1, breaker: { failures: 1, openSince: null } });
    expect(inMs(report.retryAt)).toBeGreaterThan(80_000);
    expect((await row(id)).state).toBe('queued');
    expect(await told()).toEqual([]);
  });

  it('Twilio’s account errors wait; those of one country fail alone and are told (built F13, F14)', async () => {
    says = { twilio: [400, { code: 21212, message: 'Invalid From' }] };
    const [first, second] = [await queue('sms', await newClient(office)), await queue('sms', await newClient(office))];
    const report = await send('sms');
    expect(report).toMatchObject({ failed: 0, left: 2, breaker: { trouble: 'SenderRefused' } });
    expect((await row(first)).reason ?? (await row(second)).reason).toMatch(/Administrator: check the sender/);
    says = { twilio: [400, { code: 21408, message: 'Permission to send' }] };
    const other = await send('sms', report.breaker);
    expect(other).toMatchObject({ failed: 2, left: 0, breaker: closedBreaker });
    expect((await row(first)).reason).toMatch(/Geo permissions.*\(21408\)/);
    expect((await told()).map(({ reason }) => reason).sort()).toEqual(['RegionNotEnabled', 'SenderRefused']);
  });

  it('a receipt that blames the account fails its message and tells the admins', async () => {
    const id = await queue('sms', await newClient(office));
    await send('sms');
    const receipt = new URLSearchParams({
      MessageSid: (await row(id)).provider_id,
      MessageStatus: 'undelivered',
      ErrorCode: '30034',
    });
    await office.db.pool.query(`INSERT INTO inbox (source, external_id, headers, body) VALUES ('twilio', $1, $2, $3)`, [
      id,
      { 'x-original-url': `/?delivery=${id}` },
      Buffer.from(receipt.toString()),
    ]);
    await handleInbox(office.db);
    expect((await row(id)).state).toBe('failed');
    expect(await told()).toMatchObject([{ account: 'sms', reason: 'SenderNotRegistered' }]);
  });

  it('everything of an account waits as long as Twilio’s Retry-After says, in both forms (built F16)', async () => {
    for (const retry of ['120', new Date(Date.now() + 121_000).toUTCString()]) {
      says = { twilio: [429, { code: 20429, message: 'Too many' }, retry] };
      await queue('sms', await newClient(office));
      const report = await send('sms');
      expect(inMs(report.retryAt)).toBeGreaterThan(110_000);
      expect(inMs(report.breaker.retryAt)).toBeGreaterThan(110_000);
    }
  });
});

describe('D6 a provider that asks for patience', () => {
  it('is asked nothing meanwhile, by no worker and by no person’s press', async () => {
    says = { twilio: [429, { code: 20429, message: 'Too many' }, '120'] };
    const id = await queue('sms', await newClient(office));
    await send('sms');
    says = {};
    const report = await send('sms');
    expect(report).toMatchObject({ sent: 0, left: 1, retryAt: expect.any(String) });
    // news of more messages do not shorten it
    expect(inMs(report.breaker.retryAt)).toBeGreaterThan(110_000);
    expect((await row(id)).attempt_count).toBe(1);
  });

  it('gets no more for one recipient than its channel lets it, and others go meanwhile', async () => {
    const [talkative, other] = [await newClient(office), await newClient(office, { phone: '+77017654321' })];
    for (let n = 0; n < 8; n++) await queue('sms', talkative);
    await queue('sms', other);
    const report = await send('sms');
    // five at once, then one in five seconds
    expect(report).toMatchObject({ sent: 6, left: 3, breaker: closedBreaker });
    expect(inMs(report.retryAt)).toBeGreaterThan(2000);
    expect(inMs(report.retryAt)).toBeLessThan(5100);
  });
});

describe('D6 what is the address’s own', () => {
  const me = () => ({ id: office.saule, role: 'admin' as const });
  const contact = async (leadId: string) =>
    (await readLead(office.db, me() as never, leadId))?.contacts.find(({ emails }) => emails[0]);

  it('is marked on the address until a letter arrives there', async () => {
    says = { rcpt: [550, '5.1.1 The email account that you tried to reach does not exist'] };
    const email = 'nobody@example.com';
    const client = await newClient(office, { email });
    const ids = [await queue('email', client), await queue('email', client)];
    expect(await send('email')).toMatchObject({ failed: 2, breaker: closedBreaker });
    expect((await row(ids[0]!)).reason).toBe('There is no such mailbox. Check the client’s address (550).');
    expect((await contact(client.leadId))?.unreachable).toEqual({ [email]: 'MailboxUnknown' });
    says = {};
    await queue('email', client);
    expect(await send('email')).toMatchObject({ sent: 1 });
    expect((await contact(client.leadId))?.unreachable).toBeNull();
    expect(await told()).toEqual([]);
  });

  it('a full mailbox is asked again in six hours, and is no bad address (built F12)', async () => {
    says = { rcpt: [550, '5.2.2 Mailbox is full'] };
    const client = await newClient(office);
    const id = await queue('email', client);
    expect(await send('email')).toMatchObject({ failed: 0, left: 1, breaker: closedBreaker });
    const { state, not_before, reason } = await row(id);
    expect([state, reason]).toEqual(['queued', expect.stringContaining('mailbox is full')]);
    expect(not_before.getTime() - Date.now()).toBeGreaterThan(5.9 * 3_600_000);
    expect((await contact(client.leadId))?.unreachable).toBeNull();
  });
});
