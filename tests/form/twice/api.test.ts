import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { entry, form, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `INSERT INTO form (key, pipeline_id, definition) SELECT 'other', id, $1 FROM pipeline`,
    [JSON.stringify(form)],
  );
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk.close());

const to = (key: string, asking: Parameters<Desk['ask']>[2]) => desk.ask('POST', `/forms/${key}`, asking);
const send = (asking: Parameters<Desk['ask']>[2]) => to('education', asking);
const leads = async () => (await desk.office.db.pool.query('SELECT count(*)::int AS count FROM lead')).rows[0].count;
const urlencoded = (fields: Record<string, unknown>, accept = '*/*') => ({
  raw: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', accept },
});
const ids = (answers: { body: { id: string } }[]) => new Set(answers.map(({ body }) => body.id));
/** As if so many minutes had passed since. */
const later = (minutes: number) =>
  desk.office.db.pool.query(
    `UPDATE idempotency_key SET created_at = created_at - make_interval(mins => $1) WHERE key LIKE 'twice %'`,
    [minutes],
  );

describe('B2 a form that is sent twice without a key', () => {
  it('at once is one lead, JSON and urlencoded (built F17)', async () => {
    const before = await leads();
    const body = entry(1, { email: 'twice@example.com' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? send(urlencoded(body)) : send({ body }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect([ids(answers).size, (await leads()) - before]).toEqual([1, 1]);
  });

  it('one after the other is one lead, however it is written and wherever it was shown', async () => {
    const first = await send({ body: entry(2, { page: 'https://agency.example/a', utm_source: 'vk' }) });
    const again = await send({
      body: { ...entry(2, { page: 'https://agency.example/b' }), phone: '8 (701) 555-00-02' },
    });
    const english = await send({
      ...urlencoded(entry(2)),
      headers: { ...urlencoded({}).headers, 'accept-language': 'en' },
    });
    expect(ids([first, again, english]).size).toBe(1);
  });

  it.each([
    ['spaces', { name: ' Иван   Петров' }, { name: 'Иван Петров' }],
    ['capitals', { name: 'ИВАН ПЕТРОВ' }, { name: 'Иван Петров' }],
    ['an accent', { name: 'Семён'.normalize('NFD') }, { name: 'Семён' }],
  ])('with %s otherwise is one lead (built F17)', async (what, one, other) => {
    const number = 80 + what.length;
    expect(
      ids(await Promise.all([send({ body: entry(number, one) }), send({ body: entry(number, other) })])).size,
    ).toBe(1);
  });

  it('of a client who is known is one lead, too', async () => {
    const first = await send({ body: entry(3), key: 'first' });
    const both = await Promise.all([
      send({ body: entry(3, { programme: '' }) }),
      send({ body: entry(3, { programme: '' }) }),
    ]);
    expect(ids(both).size).toBe(1);
    expect(ids([first, ...both]).size).toBe(2);
  });

  it('within ten minutes of the lead is one, at nine and at ten past any hour; later it is another', async () => {
    const first = await send({ body: entry(4) });
    await later(9);
    expect((await send({ body: entry(4) })).body.id).toBe(first.body.id);
    await later(2);
    const next = await Promise.all(Array.from({ length: 4 }, () => send({ body: entry(4) })));
    expect(ids(next).size).toBe(1);
    expect(ids([first, ...next]).size).toBe(2);
  });

  it.each([
    ['another name', { name: 'Арман Б.' }],
    ['another answer', { programme: '' }],
    ['an e-mail besides', { email: 'more@example.com' }],
  ])('with %s is another lead', async (_what, more) => {
    const number = 10 + Object.keys(more)[0]!.length;
    const answers = [await send({ body: entry(number) }), await send({ body: entry(number, more) })];
    expect(ids(answers).size).toBe(2);
  });

  it('to another form is another lead', async () => {
    expect(ids([await send({ body: entry(20) }), await to('other', { body: entry(20) })]).size).toBe(2);
  });

  it('leads both times to the thanks where there is no script', async () => {
    const before = await leads();
    const sent = await Promise.all([1, 2].map(() => send(urlencoded(entry(21), 'text/html'))));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect((await leads()) - before).toBe(1);
  });
});

describe('B2 a key of a form', () => {
  it('means one lead for the same words, and is nobody else’s: other words are taken anew', async () => {
    const mine = await Promise.all([1, 2, 3].map(() => send({ body: entry(30), key: 'guessed' })));
    const strangers = await Promise.all([1, 2].map(() => send({ body: entry(31), key: 'guessed' })));
    expect([...mine, ...strangers].map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect([ids(mine).size, ids(strangers).size, ids([...mine, ...strangers]).size]).toEqual([1, 1, 2]);
  });

  it('belongs to its form alone', async () => {
    const both = [await send({ body: entry(32), key: 'same' }), await to('other', { body: entry(32), key: 'same' })];
    expect(ids(both).size).toBe(2);
  });

  it('as a session of a plain form goes the same way', async () => {
    const one = await send(urlencoded(entry(33, { formSession: 'session-of-somebody' })));
    const other = await send(urlencoded(entry(34, { formSession: 'session-of-somebody' })));
    expect([one.status, other.status, ids([one, other]).size]).toEqual([201, 201, 2]);
  });

  it('of a program that is signed in still refuses other words', async () => {
    await send({ body: entry(35), key: 'program', as: 'saule' });
    expect(await send({ body: entry(36), key: 'program', as: 'saule' })).toMatchObject({
      status: 409,
      body: { code: 'KeyReused' },
    });
  });
});
