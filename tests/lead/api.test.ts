import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newLead } from '../support/office.ts';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('M2 a lead through the API', () => {
  it('is entered, read, changed and moved', async () => {
    const entered = await desk.ask('POST', '/leads', {
      as: 'aida',
      body: { name: 'acme', phone: '8 701 555 20 18', fields: { programme: 'canada' } },
    });
    expect(entered.status).toBe(201);
    expect(entered.body).toMatchObject({
      name: 'acme',
      pipeline: 'education',
      stage: 'new',
      responsibleId: desk.office.aida,
      version: 1,
    });
    expect(entered.body.contacts).toMatchObject([{ phones: ['+77015552018'], main: true }]);
    const path = `/leads/${entered.body.id}`;
    const changed = await desk.ask('PATCH', path, {
      as: 'aida',
      body: { version: 1, amount: { amount: 12500000, currency: 'KZT' } },
    });
    expect(changed.body).toMatchObject({ amount: { amount: 12500000, currency: 'KZT' }, version: 2 });
    expect((await desk.ask('POST', `${path}/move`, { as: 'aida', body: { stage: 'half' } })).body).toEqual({
      id: entered.body.id,
      version: 3,
    });
    expect((await desk.ask('GET', path, { as: 'aida' })).body).toMatchObject({
      stage: 'half',
      process: { state: 'running' },
    });
    const story = await desk.ask('GET', `${path}/events`, { as: 'aida' });
    expect(story.body.items.map(({ type }: { type: string }) => type)).toEqual([
      'lead.created',
      'lead.changed',
      'lead.moved',
    ]);
    expect(story.body.items[2].actor).toMatchObject({ kind: 'user', name: 'Aida' });
  });

  it('is told which of its addresses cannot be one', async () => {
    const refused = await desk.ask('POST', '/leads', {
      as: 'aida',
      body: { name: 'acme', phone: '12', email: 'x' },
      headers: { 'accept-language': 'en' },
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { field: 'phone', message: expect.stringContaining('Check the number') },
      { field: 'email', message: expect.stringContaining('Check the address') },
    ]);
  });

  it('refuses an update of what has changed meanwhile', async () => {
    const id = await newLead(desk.office);
    await desk.ask('PATCH', `/leads/${id}`, { as: 'aida', body: { version: 1, name: 'first' } });
    const second = await desk.ask('PATCH', `/leads/${id}`, { as: 'aida', body: { version: 1, name: 'second' } });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'VersionChanged', type: 'https://voronka.dev/problems/version-changed' },
    });
  });

  it('answers a refusal with the rule’s own sentence, in the reader’s language', async () => {
    const id = await newLead(desk.office);
    const refused = await desk.ask('POST', `/leads/${id}/move`, {
      as: 'aida',
      body: { stage: 'lost' },
      headers: { 'accept-language': 'kk' },
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'LossReasonNeeded', detail: 'Бас тарту себебін көрсетіңіз.' },
    });
    expect(refused.headers.get('content-type')).toMatch('application/problem+json');
  });

  it('moves once for one key, and refuses the key for another move', async () => {
    const id = await newLead(desk.office);
    const move = (stage: string) =>
      desk.ask('POST', `/leads/${id}/move`, { as: 'aida', body: { stage }, key: 'one-wish' });
    const answers = await Promise.all([move('half'), move('half'), move('half')]);
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill({ id, version: 2 }));
    expect(await move('won')).toMatchObject({ status: 409, body: { code: 'KeyReused' } });
  });

  it('is found by a folded name, by a number, and by a phone in any spelling', async () => {
    const { body } = await desk.ask('POST', '/leads', {
      as: 'saule',
      body: { name: 'Әлёна Қуанышқызы', phone: '+7 707 123 45 67' },
    });
    const found = async (q: string) =>
      (await desk.ask('GET', `/leads?q=${encodeURIComponent(q)}`, { as: 'saule' })).body.items.map(
        ({ id }: { id: string }) => id,
      );
    for (const q of ['алена', 'КУАНЫШ алена', String(body.number), '8 707 123-45-67', '1234567'])
      expect(await found(q)).toContain(body.id);
    expect(await found('%')).not.toContain(body.id);
  });

  it('pages a column by key, each lead once', async () => {
    for (let index = 0; index < 5; index++) await newLead(desk.office, `page ${index}`);
    const seen: number[] = [];
    let cursor = '';
    do {
      const { body } = await desk.ask(
        'GET',
        `/leads?pipeline=education&stage=new&limit=2${cursor && `&cursor=${cursor}`}`,
        { as: 'daniyar' },
      );
      seen.push(...body.items.map(({ number }: { number: number }) => number));
      cursor = body.next;
    } while (cursor);
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it('tells how many stand in each stage and what they are worth', async () => {
    const { body } = await desk.ask('GET', '/pipelines/education/totals', { as: 'daniyar' });
    expect(body.items.find(({ stage }: { stage: string }) => stage === 'half')).toMatchObject({
      amounts: [{ amount: 12500000, currency: 'KZT' }],
    });
  });

  it('tells it of the leads looked for, and apart what of them is overdue or waits for money', async () => {
    const late = await newLead(desk.office, 'Sought late');
    await newLead(desk.office, 'Sought quiet');
    await newLead(desk.office, 'Other');
    await desk.office.db.pool.query(
      `INSERT INTO process (workflow_id, noun, noun_id, state, waits_for) VALUES ('lead:' || $1::uuid, 'lead', $1::uuid, 'waiting', $2)
       ON CONFLICT (workflow_id) DO UPDATE SET waits_for = excluded.waits_for`,
      [
        late,
        JSON.stringify([
          { what: 'task', until: null, overdue: true },
          { what: 'payment', until: null },
        ]),
      ],
    );
    await desk.office.db.pool.query(`UPDATE lead SET amount = 700, currency = 'USD' WHERE id = $1`, [late]);
    const totals = (query: string) =>
      desk.ask('GET', `/pipelines/education/totals?${query}`, { as: 'daniyar' }).then(({ body }) => body.items);
    const dollars = { count: 1, amounts: [{ amount: 700, currency: 'USD' }] };
    expect(await totals('q=sought')).toEqual([
      { stage: 'new', count: 2, amounts: dollars.amounts, overdue: dollars, payment: dollars },
    ]);
    const named = (value: string) => encodeURIComponent(JSON.stringify({ field: 'name', is: '=', value }));
    expect(await totals(`filter=${named('Sought quiet')}`)).toMatchObject([{ count: 1, overdue: { count: 0 } }]);
    expect(await totals(`q=sought&responsible=${desk.office.timur}`)).toEqual([]);
    const found = async (only: string) =>
      (await desk.ask('GET', `/leads?q=sought&only=${only}`, { as: 'daniyar' })).body.items?.map(
        ({ id }: { id: string }) => id,
      );
    expect([await found('overdue'), await found('payment'), await found('else')]).toEqual([[late], [late], undefined]);
    const chosen = { pipeline: 'education', q: 'sought', only: 'overdue' };
    const wish = { chosen, order: { do: 'tag', add: ['late'] } };
    const preview = await desk.ask('POST', '/mass-changes/preview', { as: 'daniyar', body: wish });
    expect(preview.body).toMatchObject({ total: 1 });
  });
});

describe('L2 whose lead it is', () => {
  it('hides what is another manager’s, whatever is asked of it', async () => {
    const id = await newLead(desk.office);
    const asked = [
      ['GET', ''],
      ['PATCH', '', { version: 1, name: 'mine' }],
      ['POST', '/move', { stage: 'half' }],
      ['POST', '/assign', { userId: desk.office.timur }],
      ['POST', '/notes', { text: 'hello' }],
      ['GET', '/events'],
      ['GET', '/process'],
      ['GET', '/invoices'],
      ['POST', '/invoices', { currency: 'KZT', lines: [{ text: 'x', quantity: 1, unitAmount: 100 }] }],
      ['POST', '/process/pause', { reason: 'x' }],
    ] as const;
    for (const [method, path, body] of asked) {
      const answer = await desk.ask(method, `/leads/${id}${path}`, { as: 'timur', body });
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 404, 'NotFound']);
    }
    expect(
      (await desk.ask('GET', '/leads?limit=200', { as: 'timur' })).body.items.map((lead: { id: string }) => lead.id),
    ).not.toContain(id);
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'daniyar' })).body.version).toBe(1);
  });

  it('answers 503 with Retry-After when no worker takes the pause', async () => {
    const id = await newLead(desk.office);
    const refused = await desk.ask('POST', `/leads/${id}/process/pause`, { as: 'aida', body: { reason: 'holiday' } });
    expect(refused).toMatchObject({ status: 503, body: { code: 'NoWorker' } });
    expect(refused.headers.get('retry-after')).toBe('5');
  });
});
