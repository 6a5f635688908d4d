import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { entry, openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk.close());

const send = (asking: Parameters<Desk['ask']>[2]) => desk.ask('POST', '/forms/education', asking);
const leads = async () => (await desk.office.db.pool.query('SELECT count(*)::int AS count FROM lead')).rows[0].count;
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const html = { ...urlencoded, accept: 'text/html,application/xhtml+xml' };
const encoded = (fields: Record<string, unknown>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();

describe('B2 a form', () => {
  it('becomes a lead, with its raw body and source in the story', async () => {
    const { status, body } = await send({ body: entry(1, { utm_source: 'instagram', nickname: 'Ari' }), key: 'first' });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String) });
    const lead = await desk.ask('GET', `/leads/${body.id}`, { as: 'aida' });
    expect(lead.body).toMatchObject({
      name: 'Арман',
      responsibleId: null,
      source: { form: 'education', utm_source: 'instagram' },
      fields: { programme: 'canada' },
    });
    const [event] = (await desk.ask('GET', `/leads/${body.id}/events`, { as: 'aida' })).body.items;
    expect(event).toMatchObject({
      type: 'lead.created',
      actor: { kind: 'client' },
      data: { raw: { nickname: 'Ari' } },
    });
  });

  it('is one lead for one key, and another body under the key another lead', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ body: entry(2), key: 'once' })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const other = await send({ body: entry(3), key: 'once' });
    expect([other.status, answers.some(({ body }) => body.id === other.body.id)]).toEqual([201, false]);
  });

  it('comes as JSON, urlencoded or multipart', async () => {
    const multipart = new FormData();
    for (const [name, value] of Object.entries(entry(6))) multipart.set(name, String(value));
    const before = await leads();
    expect((await send({ body: entry(4) })).status).toBe(201);
    expect((await send({ raw: encoded(entry(5)), headers: urlencoded })).status).toBe(201);
    expect((await fetch(`${desk.url}/api/v1/forms/education`, { method: 'POST', body: multipart })).status).toBe(201);
    expect(await leads()).toBe(before + 3);
  });

  it('is told each bad field in the reader’s language', async () => {
    const refused = await send({ body: { name: '', phone: '12' }, headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'Invalid' } });
    expect(refused.body.errors).toEqual([
      { field: 'name', message: 'Fill in this field.' },
      { field: 'phone', message: expect.stringMatching(/^Check the number/) },
      { field: 'consent', message: expect.any(String) },
    ]);
  });

  it('thanks a robot that fills the trap, and makes no lead', async () => {
    const before = await leads();
    const trapped = await send({ body: entry(7, { website: 'https://spam.example' }) });
    expect(trapped).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    expect(await leads()).toBe(before);
  });

  it('is taken twenty times a minute from one network, then for work, and without a limit with a token', async () => {
    const free = await Promise.all(Array.from({ length: 22 }, (_, index) => send({ body: entry(100 + index) })));
    expect(free.filter(({ status }) => status === 201)).toHaveLength(20);
    const limited = free.find(({ status }) => status === 429);
    expect(limited?.body.code).toBe('TooManyRequests');
    expect(limited?.body.work).toMatchObject({ challenge: expect.any(String), bits: expect.any(Number) });
    expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send({ body: entry(200), as: 'saule' })).status).toBe(201);
    expect((await send({ body: entry(201), headers: { authorization: 'Bearer wrong' } })).status).toBe(429);
  });

  it('may be posted and read by the browsers of its own sites only', async () => {
    const allowed = async (origin: string) =>
      (await desk.ask('OPTIONS', '/forms/education', { headers: { origin, 'access-control-request-method': 'POST' } }))
        .headers;
    expect((await allowed('https://agency.example')).get('access-control-allow-origin')).toBe('https://agency.example');
    expect((await allowed('https://agency.example')).get('access-control-allow-headers')).toMatch(/Idempotency-Key/);
    expect((await allowed('https://other.example')).get('access-control-allow-origin')).toBeNull();
    const got = await desk.ask('GET', '/forms/education?lang=en', { headers: { origin: 'https://agency.example' } });
    expect(got.headers.get('access-control-allow-origin')).toBe('https://agency.example');
    expect(got.body).toMatchObject({ key: 'education', language: 'en', title: 'Consultation', submit: 'Send' });
    expect(
      (await desk.ask('GET', '/leads', { as: 'aida', headers: { origin: 'https://agency.example' } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
  });
});

describe('B2 a form without JavaScript', () => {
  it('leads back to the site that it stands on, and never to another', async () => {
    const sent = (returnTo: string, number: number) =>
      send({ raw: encoded(entry(number, { returnTo, formSession: `session-${number}` })), headers: html });
    const back = await sent('https://agency.example/thanks?lang=ru', 301);
    expect([back.status, back.headers.get('location')]).toEqual([303, 'https://agency.example/thanks?lang=ru']);
    for (const [index, place] of [
      'https://evil.example/',
      'javascript:alert(1)',
      'https://agency.example.evil.example',
    ].entries()) {
      expect((await sent(place, 302 + index)).headers.get('location')).toBe('/api/v1/forms/education/thanks?lang=ru');
    }
    const thanks = await desk.ask('GET', '/forms/education/thanks?lang=en', {});
    expect(thanks.text).toContain('We will call you.');
  });

  it('shows what to mend and keeps what was typed, escaped', async () => {
    const page = await send({
      raw: encoded({ ...entry(1), name: '"><script>alert(1)</script>', phone: 'nope', utm_source: 'vk' }),
      headers: { ...html, 'accept-language': 'ru' },
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Проверьте номер');
    expect(page.text).toContain('value="nope"');
    expect(page.text).toContain('name="utm_source" value="vk"');
    expect(page.text).not.toContain('<script>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is taken once when the button is pressed twice', async () => {
    const raw = encoded(entry(310, { formSession: 'session-pressed-twice' }));
    const before = await leads();
    await Promise.all([send({ raw, headers: html }), send({ raw, headers: html })]);
    expect(await leads()).toBe(before + 1);
  });
});

describe('M2 bad input of a form', () => {
  it('is a problem with a sentence, never a failure of ours', async () => {
    const before = await leads();
    const cases: [number, Parameters<Desk['ask']>[2]][] = [
      [400, { raw: '{"name":', headers: { 'content-type': 'application/json' } }],
      [422, { raw: '[1,2]', headers: { 'content-type': 'application/json' } }],
      [422, { raw: 'null', headers: { 'content-type': 'application/json' } }],
      [400, { raw: `${'['.repeat(30_000)}${']'.repeat(30_000)}`, headers: { 'content-type': 'application/json' } }],
      [
        413,
        {
          raw: JSON.stringify(entry(1, { junk: 'x'.repeat(1 << 20) })),
          headers: { 'content-type': 'application/json' },
        },
      ],
      [415, { raw: '<form/>', headers: { 'content-type': 'application/xml' } }],
      [400, { raw: 'no boundary', headers: { 'content-type': 'multipart/form-data' } }],
      [415, { raw: 'x', headers: { 'content-type': 'application/json', 'content-encoding': 'nonsense' } }],
      [400, { body: entry(1), key: 'k'.repeat(300) }],
      [422, { body: { name: { first: 'a' }, phone: ['1'], consent: {} } }],
    ];
    for (const [status, asking] of cases)
      expect([status, (await send({ ...asking, as: 'saule' })).status]).toEqual([status, status]);
    expect((await desk.ask('POST', '/forms/nothing', { body: entry(1) })).status).toBe(404);
    expect(await leads()).toBe(before);
  });

  it('keeps what PostgreSQL cannot hold out of the record', async () => {
    const raw = JSON.stringify(entry(900, { note: 'x' })).replace('"x"', '"a\\u0000b\\ud800c"');
    const taken = await send({ raw, headers: { 'content-type': 'application/json' }, as: 'saule' });
    expect(taken.status).toBe(201);
    const { rows } = await desk.office.db.pool.query(
      `SELECT data -> 'raw' ->> 'note' AS note FROM event WHERE noun_id = $1`,
      [taken.body.id],
    );
    expect(rows[0].note).toBe('ab�c');
  });
});
