import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { solve } from '../../../ui/form/script/work.ts';
import { entry, form, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
  await desk.office.db.pool.query(
    `INSERT INTO form (key, pipeline_id, definition) SELECT 'other', id, $1 FROM pipeline`,
    [JSON.stringify(form)],
  );
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk.close());

type Asking = NonNullable<Parameters<Desk['ask']>[2]>;
const to = (key: string, query: string, asking: Asking) => desk.ask('POST', `/forms/${key}${query}`, asking);
const send = (asking: Asking, query = '') => to('education', query, asking);
const leads = async () => (await desk.office.db.pool.query('SELECT count(*)::int AS count FROM lead')).rows[0].count;
/** The same client so often that it smells. */
const pester = async (number: number, times = 3) => {
  for (let time = 0; time < times; time++)
    expect((await send({ body: entry(number, { name: `Арман ${time}` }) })).status).toBe(201);
};
const proofOf = async (answer: { body: any }) => {
  expect(answer.body).toMatchObject({ code: 'TooManyRequests', work: { bits: expect.any(Number) } });
  return `?proof=${answer.body.work.challenge}~${await solve(answer.body.work)}`;
};
const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', 'accept-language': 'en' };
const encoded = (fields: Record<string, unknown>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replace(/&#(\d+);/g, (_sign, code: string) => String.fromCharCode(Number(code))),
    ]),
  );
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const sumIn = (text: string) => {
  const [, one = '', other = ''] = /How much is (\w+) plus (\w+)\?/.exec(text) ?? [];
  return numbers.indexOf(one) + numbers.indexOf(other);
};

describe('D11 a form that smells of a robot', () => {
  it('is taken once the work is done: too often to one address', async () => {
    await pester(1);
    const asked = await send({ body: entry(1, { name: 'Арман еще' }) });
    expect([asked.status, asked.headers.get('retry-after')]).toEqual([429, '60']);
    const done = await send({ body: entry(1, { name: 'Арман еще' }) }, await proofOf(asked));
    expect(done.status).toBe(201);
  });

  it('is taken once the work is done: sooner than anybody types, as our own stamp says', async () => {
    const { stamp } = (await desk.ask('GET', '/forms/education?lang=ru')).body;
    const asked = await send({ body: entry(2) }, `?seconds=100&stamp=${stamp}`);
    const done = await send({ body: entry(2) }, `${await proofOf(asked)}&stamp=${stamp}`);
    expect([asked.status, done.status]).toEqual([429, 201]);
    expect((await send({ body: entry(3) }, '?seconds=1')).body.work).toBeDefined();
    expect((await send({ body: entry(3) }, '?seconds=100&stamp=nonsense')).status).toBe(201);
  });

  it('is taken once the work is done: more from one network than is usual, harder each time, and no more than five times that', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const { pool } = desk.office.db;
    await pool.query(
      `INSERT INTO rate (key, count, ends_at) VALUES ('form 2001:db8:1:2', 20, now() + interval '1 minute')`,
    );
    const first = await send({ body: entry(40), headers: from('2001:db8:1:2::5') });
    const second = await send({ body: entry(41), headers: from('2001:db8:1:2:ffff::9') });
    expect([first.body.work.bits, second.body.work.bits]).toEqual([14, 15]);
    expect((await send({ body: entry(42), headers: from('2001:db8:1:3::5') })).status).toBe(201);
    const done = await send({ body: entry(40), headers: from('2001:db8:1:2::5') }, await proofOf(first));
    expect(done.status).toBe(201);
    await pool.query(`UPDATE rate SET count = 100 WHERE key = 'form 2001:db8:1:2'`);
    const refused = await send({ body: entry(43), headers: from('2001:db8:1:2::5') }, await proofOf(second));
    expect([refused.status, refused.body.work]).toEqual([429, undefined]);
  });

  it('takes each proof once, for its own form, unforged and in time', async () => {
    await pester(4);
    const proof = await proofOf(await send({ body: entry(4, { name: 'A' }) }));
    const twice = await Promise.all(['B', 'C'].map((name) => send({ body: entry(4, { name }) }, proof)));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 429]);
    const next = async () => (await send({ body: entry(4, { name: 'D' }) })).body.work;
    const work = await next();
    const number = await solve(work);
    expect((await to('other', `?proof=${work.challenge}~${number}`, { body: entry(4, { name: 'D' }) })).status).toBe(
      429,
    );
    const [text = '', mac = ''] = String(work.challenge).split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(text, 'base64url').toString()), bits: 1 }),
    ).toString('base64url');
    for (const bad of [
      `${forged}.${mac}~${number}`,
      `${work.challenge}~${number + 1}`,
      `${work.challenge}~`,
      'a~1',
      '~',
      `${work.challenge}~-1`,
    ])
      expect((await send({ body: entry(4, { name: 'D' }) }, `?proof=${encodeURIComponent(bad)}`)).status).toBe(429);
    expect((await send({ body: entry(4, { name: 'D' }) }, `?proof=${work.challenge}~${number}`)).status).toBe(201);
  });

  it('takes the same wish again for no new one', async () => {
    await pester(8, 2);
    const same = await Promise.all(Array.from({ length: 8 }, () => send({ body: entry(8, { name: 'Арман 1' }) })));
    expect(same.map(({ status }) => status)).toEqual(Array(8).fill(201));
  });

  it('asks nothing of who is signed in, and nothing is kept of what was only asked', async () => {
    await pester(5);
    const before = await leads();
    expect((await send({ body: entry(5, { name: 'A' }) })).status).toBe(429);
    expect(await leads()).toBe(before);
    expect((await send({ body: entry(5, { name: 'A' }), as: 'saule' })).status).toBe(201);
  });
});

describe('D11 a form that smells, without JavaScript', () => {
  const typed = (number: number) => ({
    ...entry(number, { name: 'Анна "Ж" <b>', utm_source: 'vk', returnTo: 'https://agency.example/thanks' }),
    formSession: `session-of-${number}-anna`,
  });
  const page = (fields: Record<string, unknown>) => send({ raw: encoded(fields), headers: html });

  it('asks one question, keeps all that was typed, and is taken with the answer', async () => {
    await pester(6);
    const asked = await page(typed(6));
    expect(asked.status).toBe(429);
    expect(asked.text).toContain('<label for="answer">');
    expect(asked.text).not.toContain('<script');
    expect(asked.text).not.toContain('<b>');
    const kept = hiddenIn(asked.text);
    expect(kept).toMatchObject({ name: 'Анна "Ж" <b>', utm_source: 'vk', phone: '+7 701 555 0006' });
    const taken = await page({ ...kept, proofAnswer: ` ${sumIn(asked.text)} ` });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, 'https://agency.example/thanks']);
    const [event] = (
      await desk.office.db.pool.query(
        `SELECT data -> 'raw' AS raw FROM event WHERE type = 'lead.created' ORDER BY id DESC LIMIT 1`,
      )
    ).rows;
    expect(Object.keys(event.raw)).not.toContain('proofQuestion');
  });

  it('asks another where the answer is wrong, and no answer counts twice', async () => {
    await pester(7);
    const asked = await page(typed(7));
    const wrong = await page({ ...hiddenIn(asked.text), proofAnswer: '1' });
    expect(wrong.status).toBe(429);
    const kept = hiddenIn(wrong.text);
    expect(kept['proofQuestion']).not.toBe(hiddenIn(asked.text)['proofQuestion']);
    const answer = { proofQuestion: kept['proofQuestion'], proofAnswer: sumIn(wrong.text) };
    expect((await page({ ...typed(7), ...answer })).status).toBe(303);
    expect((await page({ ...typed(7), ...answer, name: 'Другая' })).status).toBe(429);
  });
});
