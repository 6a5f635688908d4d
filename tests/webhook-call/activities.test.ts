import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isInner } from '../../activities/channel/webhook/outer-call.ts';
import { webhookChannel } from '../../activities/channel/webhook/post.ts';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { leadActivities } from '../../activities/lead.ts';
import { changeLead } from '../../prisma/lead/lead.ts';
import { queueWebhook, recordWebhookAnswer } from '../../prisma/automation/webhook-call.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { closedBreaker } from '../../workflows/channel/breaker.ts';
import { testSecrets } from '../support/secrets.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

const secret = testSecrets.WEBHOOK_SECRET;
let server: Server;
let host = '';
let office: Office;
let calls: { path: string; body: string; headers: IncomingMessage['headers'] }[] = [];
let failures = 0;

const inTwoMinutes = () => new Date(Date.now() + 120_000).toUTCString();
const answers: Record<string, (response: ServerResponse) => void> = {
  '/score': (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end('{"score":{"value":87},"label":"hot"}'),
  '/flaky': (response) => void response.writeHead(failures++ === 0 ? 500 : 200).end('{}'),
  '/late': (response) => void response.writeHead(408).end(),
  '/early': (response) => void response.writeHead(425, { 'retry-after': '90' }).end(),
  '/busy': (response) => void response.writeHead(503, { 'retry-after': inTwoMinutes() }).end(),
  '/fast': (response) => void response.writeHead(429, { 'retry-after': inTwoMinutes() }).end(),
  '/faster': (response) => void response.writeHead(429, { 'retry-after': '120' }).end(),
  '/fastest': (response) => void response.writeHead(429, { 'retry-after': 'soon' }).end(),
  '/no': (response) => void response.writeHead(403).end('no'),
  '/away': (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/slow': () => {},
  '/flood': (response) => {
    response.writeHead(200);
    const part = Buffer.alloc(65_536);
    const pour = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', pour);
    pour();
  },
  '/not-json': (response) => void response.writeHead(200).end('<html>'),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      calls.push({ path: request.url ?? '', body: Buffer.concat(parts).toString(), headers: request.headers });
      answers[request.url ?? '']?.(response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  office = await openOffice({
    automations: [
      Automation.parse({
        key: 'scores',
        name: { ru: 'Оценить' },
        when: { on: 'tag.added', tag: 'score' },
        then: [
          {
            do: 'webhook.call',
            url: `http://${host}/score`,
            send: ['stage', 'fields.city'],
            answer: [
              { from: 'score.value', to: 'fields.score' },
              { from: 'label', to: 'fields.label' },
              { from: 'nothing', to: 'name' },
            ],
          },
          {
            do: 'branch',
            if: { field: 'fields.score', is: '>', value: 50 },
            then: [{ do: 'lead.tag', add: ['hot'] }],
            else: [{ do: 'lead.tag', add: ['cold'] }],
          },
        ],
      }),
    ],
  });
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await office?.close();
});

const channel = (allowed = [host]) => webhookChannel({ secret, allowed, answered: async () => {} });
const send = (
  path: string,
  { allowed, signal = AbortSignal.timeout(5000) }: { allowed?: string[]; signal?: AbortSignal } = {},
) =>
  channel(allowed).send({
    deliveryId: 'd1',
    recipient: path.startsWith('http') ? path : `http://${host}${path}`,
    body: '{"a":1}',
    signal,
  } as never);

describe('A2 a webhook that is called', () => {
  it('is signed and named, so that the receiver can trust it and tell a repeat', async () => {
    calls = [];
    expect(await send('/score')).toMatchObject({ is: 'sent' });
    const { body, headers } = calls[0]!;
    expect(headers).toMatchObject({ 'voronka-delivery': 'd1', 'webhook-id': 'd1' });
    const receiver = new Webhook(secret);
    expect(receiver.verify(body, headers as Record<string, string>)).toEqual({ a: 1 });
    const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']] as [string, string];
    for (const [sent, changed] of [
      ['{"a":2}', {}],
      [body, { 'webhook-id': `${id}2` }],
      [body, { 'webhook-timestamp': String(Number(timestamp) + 1) }],
      [body, { 'webhook-timestamp': String(Number(timestamp) - 3600) }],
      [body, { 'webhook-signature': `${headers['webhook-signature'] as string}x` }],
    ] as const)
      expect(() => receiver.verify(sent, { ...(headers as Record<string, string>), ...changed })).toThrow();
    expect(() =>
      new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(body, headers as Record<string, string>),
    ).toThrow();
  });

  it.each([
    ['/late', 'deferred', undefined],
    ['/early', 'deferred', 90_000],
    ['/busy', 'deferred', 120_000],
    ['/fast', 'throttled', 120_000],
    ['/faster', 'throttled', 120_000],
    ['/fastest', 'throttled', 30_000],
  ])('that may come again is %s: %s, in %s ms (built F15, F16)', async (path, is, ms) => {
    const outcome = (await send(path)) as { is: string; retryAfterMs?: number };
    expect(outcome.is).toBe(is);
    if (ms === undefined) return expect(outcome.retryAfterMs).toBeUndefined();
    expect(Math.abs(outcome.retryAfterMs! - ms)).toBeLessThan(2_000);
  });

  it.each([
    ['/flaky', { is: 'deferred', code: 500 }],
    ['/no', { is: 'refused', reason: 'WebhookRefused' }],
    ['/away', { is: 'refused', reason: 'RedirectNotFollowed' }],
    ['/flood', { is: 'refused', reason: 'AnswerTooLarge' }],
    ['/not-json', { is: 'sent' }],
    ['http://127.0.0.1:1/x', { is: 'refused', reason: 'InnerAddress' }],
    ['http://localhost:1/x', { is: 'refused', reason: 'InnerAddress' }],
    ['http://[::1]:1/x', { is: 'refused', reason: 'InnerAddress' }],
    ['http://[::ffff:10.0.0.1]/x', { is: 'refused', reason: 'InnerAddress' }],
    ['http://169.254.169.254/latest', { is: 'refused', reason: 'InnerAddress' }],
    ['http://0x7f.1/x', { is: 'refused', reason: 'InnerAddress' }],
  ])('%s is %o', async (path, outcome) => {
    expect(await send(path)).toMatchObject(outcome);
  });

  it('that never answers is given up in time', async () => {
    expect(await send('/slow', { signal: AbortSignal.timeout(300) })).toMatchObject({ is: 'unknown' });
  });

  it('knows which addresses lead inside', () => {
    for (const address of [
      '10.1.2.3',
      '172.20.0.1',
      '192.168.1.1',
      '100.64.0.1',
      'fe80::1',
      'fd00::1',
      '::',
      '0.0.0.0',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::8.8.8.8',
      '192.0.2.1',
      '192.88.99.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '64:ff9b::a00:1',
      '64:ff9b:1::1',
      '2002:a00:1::1',
      '2001::1',
      '2001:db8::1',
      '100::1',
      'fec0::1',
      'ff02::1',
      '4000::1',
      'not an address',
    ])
      expect([address, isInner(address)]).toEqual([address, true]);
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4010::1'])
      expect([address, isInner(address)]).toEqual([address, false]);
  });

  it('writes what it answers to the lead, and the run goes on with it', async () => {
    const leadId = await newLead(office);
    const turn = () =>
      leadActivities(office).turnLead({
        workflowId: `lead:${leadId}`,
        leadId,
        now: new Date().toISOString(),
        known: null,
      });
    await turn();
    const { rows } = await office.db.pool.query('SELECT version FROM lead WHERE id = $1', [leadId]);
    await changeLead(office.db, {
      actor: { kind: 'user', id: office.aida },
      leadId,
      patch: { version: rows[0].version, tags: ['score'], fields: { city: 'Алматы' } },
    });
    await turn();
    calls = [];
    const place = {
      db: office.db,
      channels: {
        webhook: webhookChannel({
          secret,
          allowed: [host],
          answered: (answer) => recordWebhookAnswer(office.db, answer),
        }),
      },
      publicUrl: 'http://127.0.0.1',
    };
    const order = { account: `webhook:${host}`, breaker: closedBreaker };
    await sendWaiting(place, order, AbortSignal.timeout(10_000));
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      fields: { stage: 'new', 'fields.city': 'Алматы' },
      automation: 'scores',
    });
    await turn();
    const lead = (await office.db.pool.query('SELECT tags, fields, name FROM lead WHERE id = $1', [leadId])).rows[0];
    expect(lead).toEqual({ tags: ['score', 'hot'], fields: { city: 'Алматы', score: 87, label: 'hot' }, name: 'acme' });
  });

  it.each([
    ['fields.note', 'a\u0000b', { fields: { note: 'ab' } }],
    ['fields.note', 'a\ud800b', { fields: { note: 'a\ufffdb' } }],
    ['name', ' А\u0000на \u202e', { name: 'Ана', search: expect.stringContaining('ана') }],
    ['name', ' \u200b ', { name: 'acme' }],
    ['amount.amount', 1_500, { amount: 1_500, currency: 'KZT' }],
    ['amount.amount', 1e300, { amount: null, currency: null }],
    ['amount.amount', 1e17, { amount: null, currency: null }],
  ])('writes %s as every door does, of %j (built F07, F24)', async (to, value, kept) => {
    const leadId = await newLead(office);
    const actor = { kind: 'user' as const, id: office.aida };
    const call = { url: 'https://hook.example/x', send: [], answer: [{ from: 'v', to }], withinSeconds: 5 };
    const { id: deliveryId } = (await queueWebhook(office.db, { actor, leadId, ...call })) as { id: string };
    await recordWebhookAnswer(office.db, { deliveryId, status: 200, body: { v: value } });
    const { rows } = await office.db.pool.query('SELECT * FROM lead WHERE id = $1', [leadId]);
    expect(rows[0]).toMatchObject(kept);
  });
});
