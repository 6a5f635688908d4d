import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { entry, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate; DELETE FROM kept_aside'));
afterAll(() => desk.close());

const send = (asking: Parameters<Desk['ask']>[2]) => desk.ask('POST', '/forms/education', asking);
const leads = async () => (await desk.office.db.pool.query('SELECT count(*)::int AS count FROM lead')).rows[0].count;
const caught = async (as: 'aida' | 'saule' = 'aida') =>
  (await desk.ask('GET', '/kept-aside?form=education', { as })).body.items;
const filled = (number: number, website: string, more = {}) => entry(number, { website, ...more });
const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

describe('D11 what falls into the trap of a form', () => {
  it.each(['https://client.example', 'нет', 'http://агентство.рф', 'x'])(
    'is kept aside and answered as what is taken (built F19): %s',
    async (website) => {
      const before = await leads();
      const answer = await send({
        body: filled(2018, website, { name: 'Клиент' }),
        headers: { 'user-agent': 'Browser', referer: 'https://agency.example/contacts' },
      });
      expect(answer).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
      expect(Object.keys(answer.body)).toEqual(['id']);
      expect(await leads()).toBe(before);
      expect(await caught()).toEqual([
        {
          id: answer.body.id,
          receivedAt: expect.any(String),
          typed: filled(2018, website, { name: 'Клиент' }),
          origin: { network: '127.0.0.1', agent: 'Browser', page: 'https://agency.example/contacts' },
          leadId: null,
        },
      ]);
    },
  );

  it('tells the sender nothing: the same errors, the same thanks, the same id for the same sent twice', async () => {
    const wrong = await send({ body: { ...filled(1, 'x'), phone: 'nope' } });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'phone' }] } });
    const twice = await Promise.all(Array.from({ length: 6 }, () => send({ body: filled(2, 'x') })));
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1);
    const keyed = await Promise.all([1, 2].map(() => send({ body: filled(3, 'x'), key: 'trapped' })));
    expect(new Set(keyed.map(({ body }) => body.id)).size).toBe(1);
    const raw = new URLSearchParams(Object.entries(filled(4, 'x')).map(([name, value]) => [name, String(value)]));
    const page = await send({ raw: raw.toString(), headers: html });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/api/v1/forms/education/thanks?lang=ru']);
    expect(await caught()).toHaveLength(3);
  });

  it('becomes the lead that it would have been when somebody says that it is no spam, once', async () => {
    const { body } = await send({
      body: filled(5, 'https://client.example', { utm_source: 'vk', email: 'client@example.com' }),
    });
    await desk.office.db.pool.query(`UPDATE kept_aside SET received_at = '2026-11-20T10:00:00Z'`);
    const taken = await Promise.all(
      [1, 2, 3].map(() => desk.ask('POST', `/kept-aside/${body.id}/lead`, { as: 'aida' })),
    );
    expect(new Set(taken.map((one) => one.body.id)).size).toBe(1);
    const lead = (await desk.ask('GET', `/leads/${taken[0]!.body.id}`, { as: 'aida' })).body;
    expect(lead).toMatchObject({
      name: 'Арман',
      createdAt: '2026-11-20T10:00:00.000Z',
      source: { form: 'education', utm_source: 'vk' },
      contacts: [{ phones: ['+77015550005'], emails: ['client@example.com'] }],
    });
    const [event] = (await desk.ask('GET', `/leads/${lead.id}/events`, { as: 'aida' })).body.items;
    expect(event).toMatchObject({ type: 'lead.created', actor: { kind: 'client' } });
    expect(await caught()).toMatchObject([{ leadId: lead.id }]);
  });

  it('goes when it is spam, and no reader without sign-in sees any of it', async () => {
    const { body } = await send({ body: filled(6, 'x') });
    expect((await desk.ask('GET', '/kept-aside?form=education')).status).toBe(401);
    expect((await desk.ask('DELETE', `/kept-aside/${body.id}`, { as: 'aida' })).status).toBe(204);
    expect((await desk.ask('DELETE', `/kept-aside/${body.id}`, { as: 'aida' })).status).toBe(404);
    expect((await desk.ask('POST', `/kept-aside/${body.id}/lead`, { as: 'aida' })).status).toBe(404);
  });

  it('is counted for the settings, and kept for a month, the newest five hundred', async () => {
    const { pool } = desk.office.db;
    await pool.query(
      `INSERT INTO kept_aside (form_id, received_at, digest, language, typed, body)
       SELECT f.id, now() - n * interval '1 minute', n::text, 'ru', '{}', '' FROM form f, generate_series(1, 600) n`,
    );
    await pool.query(
      `INSERT INTO kept_aside (form_id, received_at, digest, language, typed, body) SELECT id, now() - interval '31 days', 'old', 'ru', '{}', '' FROM form`,
    );
    await send({ body: filled(7, 'x') });
    const [setting] = (await desk.ask('GET', '/form-settings', { as: 'saule' })).body.items;
    expect(setting.keptAside).toBe(500);
    const page = (await desk.ask('GET', '/kept-aside?form=education&limit=3', { as: 'saule' })).body;
    expect([page.items.length, typeof page.next]).toEqual([3, 'string']);
    const next = await desk.ask('GET', `/kept-aside?form=education&limit=3&cursor=${page.next}`, { as: 'saule' });
    expect(next.body.items[0].id < page.items[2].id).toBe(true);
  });
});
