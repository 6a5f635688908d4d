import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeAdForm } from '../../activities/ad-form.ts';
import { handleAdInbox, handleInbox } from '../../prisma/inbox/inbox.ts';
import { openDesk, type Desk } from '../support/desk.ts';

const ring = [{ id: 'k1', key: Buffer.alloc(32, 7) }];
let desk: Desk;
let graph: Server;
let graphUrl = '';
const asks: string[] = [];
let answer: { status: number; body: string } = { status: 200, body: '{}' };

beforeAll(async () => {
  desk = await openDesk();
  desk.deps.config.encryptionKeys.push(...ring);
  graph = createServer((request, response) => {
    asks.push(request.url ?? '');
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((done) => graph.listen(0, '127.0.0.1', done));
  graphUrl = `http://127.0.0.1:${(graph.address() as AddressInfo).port}/v23.0`;
});
afterAll(async () => {
  await desk.close();
  await new Promise((done) => graph.close(done));
});

const asked = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'saule', body });
const add = (more: Record<string, unknown>) =>
  asked('POST', '/ad-sources', { name: 'Реклама', pipeline: 'education', secrets: {}, ...more });
const work = () => handleAdInbox(desk.office.db, takeAdForm({ db: desk.office.db, keys: ring }));
const rows = async (text: string, values: unknown[] = []) => (await desk.office.db.pool.query(text, values)).rows;
const leadsOf = (key: string) =>
  rows(`SELECT name, fields, source FROM lead WHERE source ->> 'ad' = $1 ORDER BY number`, [key]);
const again = () => rows(`UPDATE inbox SET not_before = NULL WHERE state = 'new'`);

const meta = (key: string, body: unknown, secret = 'app-secret-1') => {
  const raw = JSON.stringify(body);
  const signature = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
  return desk.ask('POST', `/ad-forms/${key}`, {
    raw,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
  });
};
const leadgen = (id: string, more: Record<string, unknown> = {}) => ({
  object: 'page',
  entry: [{ id: '1', time: 1, changes: [{ field: 'leadgen', value: { leadgen_id: id, form_id: '77', ...more } }] }],
});
const person = (number: number) => [
  { name: 'full_name', values: ['Айгүл'] },
  { name: 'phone_number', values: [`+7701555${number}`] },
];

describe('B2 the settings of an ad source', () => {
  it('keep secrets sealed and never tell them again', async () => {
    const secrets = { appSecret: 'app-secret-1', verifyToken: 'verify-token-1', accessToken: 'page-token-1' };
    const made = await add({ key: 'instagram', kind: 'meta', secrets, options: { graphUrl, language: 'kk' } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      key: 'instagram',
      secrets: { appSecret: 'et-1', verifyToken: 'en-1', accessToken: 'en-1' },
      options: { graphUrl, language: 'kk' },
      last: null,
    });
    const [{ secret }] = await rows('SELECT secret FROM ad_source');
    expect(secret).toMatch(/^sealed:k1:/);
    const path = `/ad-sources/${made.body.id}`;
    const changed = await asked('PATCH', path, { revision: 1, secrets: { accessToken: 'page-token-2' } });
    expect(changed.body.secrets).toEqual({ appSecret: 'et-1', verifyToken: 'en-1', accessToken: 'en-2' });
    expect(changed.text).not.toContain('app-secret');
    expect((await asked('PATCH', path, { revision: 1, name: 'x' })).body.code).toBe('VersionChanged');
    expect((await add({ key: 'instagram', kind: 'meta' })).body.code).toBe('AdSourceExists');
    expect((await add({ key: 'other', kind: 'meta', pipeline: 'nothing' })).body.code).toBe('UnknownPipeline');
    expect((await desk.ask('GET', '/ad-sources', { as: 'daniyar' })).status).toBe(403);
  });

  it('answer Meta’s challenge to who knows the token', async () => {
    const challenge = (token: string, key = 'instagram') =>
      desk.ask('GET', `/ad-forms/${key}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`);
    const right = await challenge('verify-token-1');
    expect([right.status, right.text, right.headers.get('content-type')]).toEqual([
      200,
      '1158201444',
      expect.stringContaining('text/plain'),
    ]);
    expect((await challenge('wrong')).body.code).toBe('BadSignature');
    expect((await challenge('')).body.code).toBe('BadSignature');
    expect((await challenge('verify-token-1', 'nothing')).status).toBe(404);
    const odd = '/ad-forms/instagram?hub.mode=subscribe&hub.verify_token=verify-token-1&hub.challenge=<script>';
    expect((await desk.ask('GET', odd)).status).toBe(422);
  });
});

describe('B2 leads of Meta', () => {
  it('that are not signed by it are refused and kept nowhere', async () => {
    expect((await meta('instagram', leadgen('1'), 'another')).body.code).toBe('BadSignature');
    expect((await desk.ask('POST', '/ad-forms/instagram', { raw: '{}' })).body.code).toBe('BadSignature');
    expect((await meta('nothing', leadgen('1'))).status).toBe(404);
    expect(await rows(`SELECT 1 FROM inbox WHERE source LIKE 'ad:%'`)).toEqual([]);
  });

  it('become leads once, with the answers that Meta is asked for', async () => {
    answer = { status: 200, body: JSON.stringify({ id: '444', field_data: person(2001) }) };
    expect((await meta('instagram', leadgen('444'))).status).toBe(200);
    await meta('instagram', leadgen('444'));
    await Promise.all([work(), handleInbox(desk.office.db)]);
    await meta('instagram', leadgen('444'));
    await work();
    expect(asks).toHaveLength(1);
    const url = new URL(asks[0]!, graphUrl);
    expect(url.pathname).toBe('/v23.0/444');
    expect(url.searchParams.get('access_token')).toBe('page-token-2');
    expect(await leadsOf('instagram')).toEqual([
      { name: 'Айгүл', fields: {}, source: { ad: 'instagram', form_id: '77' } },
    ]);
    const [source] = (await asked('GET', '/ad-sources')).body.items;
    expect(source).toMatchObject({ lastError: null, last: { state: 'done', leadId: expect.any(String) } });
    expect(source.last.answers).toEqual([
      { name: 'full_name', value: 'Айгүл' },
      { name: 'phone_number', value: '+77015552001' },
    ]);
    const [event] = await rows(`SELECT actor, data -> 'raw' AS raw FROM event WHERE noun_id = $1`, [
      source.last.leadId,
    ]);
    expect(event).toEqual({
      actor: { kind: 'provider', id: 'meta' },
      raw: { full_name: 'Айгүл', phone_number: '+77015552001' },
    });
  });

  it('wait while Meta cannot be asked, and say why', async () => {
    answer = { status: 400, body: '{"error":{"message":"Error validating access token","code":190}}' };
    await meta('instagram', leadgen('445'));
    await work();
    const lastError = async () => (await asked('GET', '/ad-sources')).body.items[0].lastError;
    expect(await lastError()).toBe('Meta answered 400: Error validating access token');
    answer = { status: 200, body: 'x'.repeat(400_000) };
    await again();
    await work();
    expect(await lastError()).toMatch(/more than/);
    answer = { status: 200, body: JSON.stringify({ field_data: person(2002) }) };
    await again();
    await work();
    expect(await lastError()).toBeNull();
    expect(await leadsOf('instagram')).toHaveLength(2);
  });

  it('come several at once, with answers where they are forwarded, and nobody holds another up', async () => {
    const before = asks.length;
    const batch = leadgen('500', { field_data: [{ name: 'full_name', values: ['Без контакта'] }] });
    batch.entry.push(
      ...leadgen('501', { field_data: person(2003) }).entry,
      ...leadgen('502', { field_data: person(2004) }).entry,
    );
    await meta('instagram', batch);
    await work();
    expect(asks.length).toBe(before);
    expect(await leadsOf('instagram')).toHaveLength(5);
    expect(await rows(`SELECT 1 FROM inbox WHERE state = 'failed'`)).toEqual([]);
  });
});

describe('B2 what an ad’s lead lacks is told to a person', () => {
  const taken = async (id: string, field_data: unknown[]) => {
    await meta('instagram', leadgen(id, { field_data }));
    await work();
    return rows(
      `SELECT l.name, ${of('phone')} AS phones, ${of('email')} AS emails, t.text, u.email AS by, e.data -> 'unread' AS unread, n.kind FROM lead l
       JOIN idempotency_key k ON k.result ->> 'id' = l.id::text JOIN event e ON e.noun_id = l.id AND e.seq = 1
       JOIN lead_contact lc ON lc.lead_id = l.id
       LEFT JOIN task t ON t.lead_id = l.id LEFT JOIN app_user u ON u.id = t.responsible_id
       LEFT JOIN notification n ON n.user_id = u.id AND n.lead_id = l.id WHERE k.key = $1`,
      [`ad:instagram/${id}`],
    );
  };
  const of = (kind: string) =>
    `ARRAY(SELECT value FROM address a WHERE a.contact_id = lc.contact_id AND a.kind = '${kind}')`;
  const field = (name: string, ...values: string[]) => ({ name, values });
  const find = 'Find out how to reach the client and correct the contact';

  it('a phone that cannot be read is kept as it was written (built F27)', async () => {
    const [lead] = await taken('f27', [field('full_name', 'Телефон Неполный'), field('phone_number', '+7 8702 211')]);
    expect(lead).toMatchObject({
      name: 'Телефон Неполный',
      phones: [],
      emails: [],
      text: `The phone could not be read: +7 8702 211. ${find}`,
      unread: { phone: '+7 8702 211' },
      kind: 'task.created',
    });
    expect(lead.by).toBe('daniyar@demo.voronka');
  });

  it.each([
    ['f27-1', [field('phone_number', '12')], '12', { phone: '12' }, 'The phone could not be read: 12.'],
    [
      'f27-2',
      [field('full_name', 'Аида'), field('email', 'aida(at)example'), field('phone_number', '+77015550119')],
      'Аида',
      { email: 'aida(at)example' },
      'The e-mail could not be read: aida(at)example.',
    ],
    [
      'f27-3',
      [field('phone_number', 'позвоните мужу'), field('email', 'нет')],
      'позвоните мужу',
      { phone: 'позвоните мужу', email: 'нет' },
      'The phone could not be read: позвоните мужу. The e-mail could not be read: нет.',
    ],
    [
      'f27-4',
      [field('city', 'Алматы')],
      'Жарнамадан өтінім',
      null,
      'The lead came with neither a phone nor an e-mail.',
    ],
  ])('%s is a lead with a task, whatever came (built F27)', async (id, answers, name, unread, text) => {
    expect(await taken(id, answers)).toMatchObject([{ name, unread, text: `${text} ${find}` }]);
  });

  it('a lead whose answers the network never gives is taken without them', async () => {
    answer = { status: 400, body: '{"error":{"message":"Error validating access token"}}' };
    await meta('instagram', leadgen('f27-5'));
    for (let attempt = 0; attempt < 12; attempt++) {
      await again();
      await work();
    }
    expect(await rows(`SELECT state, attempts FROM inbox WHERE external_id = 'f27-5'`)).toEqual([
      { state: 'done', attempts: 12 },
    ]);
    expect(await rows(`SELECT text FROM task ORDER BY id DESC LIMIT 1`)).toEqual([
      {
        text: `The ad network did not give the client’s answers (Meta answered 400: Error validating access token). ${find}`,
      },
    ]);
    const alarms = await rows(`SELECT user_id, data FROM notification WHERE kind = 'ad.trouble'`);
    expect(alarms).toEqual(
      [
        {
          user_id: desk.office.saule,
          data: { about: 'instagram', name: 'x', reason: 'Meta answered 400: Error validating access token' },
        },
      ].map((one) => ({ ...one, data: { ...one.data, name: expect.any(String) } })),
    );
  });

  it('one that no pipeline could take comes when the source is mended', async () => {
    const secrets = { appSecret: 'app-secret-1' };
    const { body: source } = await add({ key: 'adrift', kind: 'meta', secrets });
    await rows(`UPDATE pipeline SET archived_at = now() WHERE key = 'education'`);
    await meta('adrift', leadgen('1', { field_data: person(2009) }));
    for (let attempt = 0; attempt < 12; attempt++) {
      await again();
      await work();
    }
    await rows(`UPDATE pipeline SET archived_at = NULL WHERE key = 'education'`);
    const lastError = async () =>
      (await asked('GET', '/ad-sources')).body.items.find(({ key }: any) => key === 'adrift').lastError;
    expect(await lastError()).toBe('no_pipeline');
    expect(await rows(`SELECT state FROM inbox WHERE source = 'ad:adrift'`)).toEqual([{ state: 'failed' }]);
    expect((await asked('PATCH', `/ad-sources/${source.id}`, { revision: 1, pipeline: 'education' })).status).toBe(200);
    await work();
    expect(await leadsOf('adrift')).toHaveLength(1);
    expect(await lastError()).toBeNull();
  });
});

describe('B2 the numbers and tests of a network', () => {
  const raw = (key: string, text: string) => {
    const signature = `sha256=${createHmac('sha256', 'app-secret-1').update(text).digest('hex')}`;
    return desk.ask('POST', `/ad-forms/${key}`, {
      raw: text,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    });
  };

  it('keep every digit from the raw bytes to the lead and to Meta’s address (built F28)', async () => {
    answer = { status: 200, body: JSON.stringify({ field_data: person(2010) }) };
    await raw(
      'instagram',
      '{"entry":[{"changes":[{"field":"leadgen","value":{"leadgen_id":120210000000000123,"ad_id":120210000000000789}}]}]}',
    );
    await work();
    expect(new URL(asks.at(-1)!, graphUrl).pathname).toBe('/v23.0/120210000000000123');
    expect(await rows(`SELECT external_id FROM inbox ORDER BY received_at DESC LIMIT 1`)).toEqual([
      { external_id: '120210000000000123' },
    ]);
    expect((await leadsOf('instagram')).at(-1).source).toMatchObject({ ad_id: '120210000000000789' });
  });

  it.each([
    [
      'f30-0',
      [
        ['full_name', '<test lead: dummy data for full_name>'],
        ['email', 'test@meta.com'],
      ],
    ],
    [
      'f30-1',
      [
        ['full_name', 'Test'],
        ['email', 'TEST@fb.com'],
      ],
    ],
    ['f30-2', [['phone_number', '<test lead: dummy data for phone_number>']]],
    [
      'f30-3',
      [
        ['what_do_you_study?', '<Test Lead: dummy data for what_do_you_study?>'],
        ['email', 'a@example.com'],
      ],
    ],
  ])('%s is a test, shown in the settings and nowhere else (built F30)', async (id, pairs) => {
    const before = await rows('SELECT count(*) FROM lead');
    const field_data = pairs.map(([name, value]) => ({ name, values: [value] }));
    answer = { status: 200, body: JSON.stringify({ field_data }) };
    await meta('instagram', leadgen(id, id === 'f30-0' ? {} : { field_data }));
    await work();
    expect(await rows('SELECT count(*) FROM lead')).toEqual(before);
    const source = (await asked('GET', '/ad-sources')).body.items.find(({ key }: any) => key === 'instagram');
    expect(source).toMatchObject({ lastError: null, last: { isTest: true, leadId: null, state: 'done' } });
    expect(await rows(`SELECT count(*)::int AS n FROM delivery`)).toEqual([{ n: 0 }]);
  });
});

describe('B2 leads of Google', () => {
  const google = (body: Record<string, unknown>) => desk.ask('POST', '/ad-forms/search', { body });
  const lead = (more: Record<string, unknown> = {}) => ({
    lead_id: 'g-1',
    google_key: 'google-key-1',
    user_column_data: [
      { column_id: 'FULL_NAME', string_value: 'Тимур' },
      { column_id: 'EMAIL', string_value: 'timur@example.com' },
      { column_id: 'CITY', string_value: 'Алматы' },
    ],
    campaign_id: 10,
    ...more,
  });

  it('need the key; a test is shown and makes no lead; the key is kept nowhere', async () => {
    const made = await add({ key: 'search', kind: 'google', secrets: { googleKey: 'google-key-1' } });
    expect(made.status).toBe(201);
    expect((await google(lead({ google_key: 'wrong' }))).body.code).toBe('BadSignature');
    expect((await google({})).body.code).toBe('BadSignature');
    expect((await google(lead({ lead_id: 'test', is_test: true }))).body).toEqual({});
    await work();
    expect(await leadsOf('search')).toEqual([]);
    const source = (await asked('GET', '/ad-sources')).body.items.find(({ key }: any) => key === 'search');
    expect(source.last).toMatchObject({ isTest: true, leadId: null, state: 'done' });
    expect(source.last.answers).toContainEqual({ name: 'CITY', value: 'Алматы' });
    const [kept] = await rows(`SELECT convert_from(body, 'UTF8') AS body FROM inbox WHERE source = 'ad:search'`);
    expect(kept.body).not.toContain('google-key-1');
    const mapping = [
      { from: 'EMAIL', to: 'contact.email' },
      { from: 'CITY', to: 'contact.name' },
    ];
    expect((await asked('PATCH', `/ad-sources/${made.body.id}`, { revision: 1, mapping })).body.mapping).toEqual(
      mapping,
    );
    await Promise.all([google(lead()), google(lead())]);
    await work();
    expect(await leadsOf('search')).toEqual([
      { name: 'Алматы', fields: {}, source: { ad: 'search', campaign_id: '10' } },
    ]);
  });

  it('are not taken by a source that is switched off or gone', async () => {
    const [{ id, revision }] = await rows(`SELECT id, revision FROM ad_source WHERE key = 'search'`);
    await asked('PATCH', `/ad-sources/${id}`, { revision, disabled: true });
    expect(await google(lead({ lead_id: 'g-2' }))).toMatchObject({ status: 410, body: { code: 'AdSourceClosed' } });
    expect((await asked('DELETE', `/ad-sources/${id}`)).status).toBe(204);
    expect((await google(lead({ lead_id: 'g-3' }))).status).toBe(404);
    expect(await leadsOf('search')).toHaveLength(1);
  });
});
