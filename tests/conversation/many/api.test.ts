import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const many = (ids: string[], order: object, key?: string, as: 'aida' | 'saule' = 'aida') =>
  window.desk.ask('POST', '/conversations/many', { as, body: { ids, order }, ...(key ? { key } : {}) });
const one = (id: string) => window.get(`/conversations/${id}`);
const three = async () => [await window.begin('раз'), await window.begin('два'), await window.begin('три')];
const found = async (query: string) => (await window.get(`/conversations?${query}`)).items.map(({ id }: any) => id);

describe('D4 one order to many conversations', () => {
  it('does to each what it would do alone, and names those that it could not', async () => {
    const [a, b, c] = await three();
    await window.act(b!.id, 'close', {});
    const answer = await many([a!.id, b!.id, c!.id, a!.id], { do: 'close', result: 'Не отвечают' });
    expect(answer).toMatchObject({
      status: 200,
      body: { done: [a!.id, c!.id], refused: [{ id: b!.id, name: b!.from.first_name, code: 'ConversationClosed' }] },
    });
    expect(await one(a!.id)).toMatchObject({ state: 'closed', result: 'Не отвечают' });
    expect(await one(b!.id)).toMatchObject({ state: 'closed', result: null });
    expect((await many([a!.id, c!.id], { do: 'reopen' })).body.done).toEqual([a!.id, c!.id]);
  });

  it('hands over, puts aside and marks as read', async () => {
    const [a, b] = await three();
    const saule = window.office.saule;
    await many([a!.id, b!.id], { do: 'assign', userId: saule, note: 'Разберите' });
    expect(await one(a!.id)).toMatchObject({ assigneeId: saule, state: 'assigned', unread: 1, lastText: 'Разберите' });
    await many([a!.id, b!.id], { do: 'read' }, undefined, 'saule');
    expect(await one(b!.id)).toMatchObject({ unread: 0 });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await many([a!.id], { do: 'snooze', until }, undefined, 'saule');
    expect(await one(a!.id)).toMatchObject({ state: 'snoozed', snoozedUntil: until });
    const late = await many([b!.id], { do: 'snooze', until: '2020-01-01T00:00:00.000Z' }, undefined, 'saule');
    expect(late.body).toMatchObject({ done: [], refused: [{ code: 'SnoozeInPast', detail: expect.any(String) }] });
  });

  it('happens once by its key, and refuses what is too much or senseless before anything is done', async () => {
    const [a, b] = await three();
    const first = await many([a!.id, b!.id], { do: 'close' }, 'many-1');
    expect((await many([a!.id, b!.id], { do: 'close' }, 'many-1')).body).toEqual(first.body);
    expect((await many([], { do: 'close' })).status).toBe(422);
    const ids = Array.from({ length: 101 }, () => a!.id);
    expect((await many(ids, { do: 'reopen' })).status).toBe(422);
    expect((await many([a!.id], { do: 'burn' })).status).toBe(422);
    expect(await one(a!.id)).toMatchObject({ state: 'closed' });
  });

  it('reaches no conversation that one does not see', async () => {
    const { id } = await window.begin('чужое');
    const only = 'UPDATE channel_account SET people = $1';
    await window.office.db.pool.query(only, [[window.office.aida]]);
    const answer = await window.desk.ask('POST', '/conversations/many', {
      as: 'timur',
      body: { ids: [id], order: { do: 'close' } },
    });
    expect(answer.body).toMatchObject({ done: [], refused: [{ id, name: null, code: 'NotFound' }] });
    await window.office.db.pool.query(only, [[]]);
  });
});

describe('D4 tags of a conversation', () => {
  it('are put and taken off, told in its story, listed and asked for', async () => {
    const { id } = await window.begin('Где мой договор?');
    const tagged = await window.act(id, 'tags', { add: ['договор', 'срочно', 'договор'] });
    expect(tagged.status).toBe(200);
    expect((await window.act(id, 'tags', { add: ['договор'] })).body.version).toBe(tagged.body.version);
    await window.act(id, 'tags', { add: ['vip'], remove: ['срочно'] });
    expect(await one(id)).toMatchObject({ tags: ['договор', 'vip'] });
    expect(await found(`tag=${encodeURIComponent('договор')}`)).toEqual([id]);
    expect(await found(`tag=${encodeURIComponent('срочно')}`)).toEqual([]);
    expect((await window.get('/conversations/tags')).items).toEqual([
      { tag: 'vip', count: 1 },
      { tag: 'договор', count: 1 },
    ]);
    const { rows } = await window.office.db.pool.query(
      `SELECT data - 'set' AS data FROM event WHERE subject_id = $1 AND type = 'conversation.tagged' ORDER BY id`,
      [id],
    );
    expect(rows.map(({ data }: any) => data)).toEqual([
      { add: ['договор', 'срочно'], remove: [] },
      { add: ['vip'], remove: ['срочно'] },
    ]);
    expect((await window.act(id, 'tags', { add: ['x'.repeat(61)] })).status).toBe(422);
  });

  it('of many at once', async () => {
    const [a, b] = await three();
    await many([a!.id, b!.id], { do: 'tag', add: ['оплата'] });
    expect((await found(`tag=${encodeURIComponent('оплата')}`)).sort()).toEqual([a!.id, b!.id].sort());
  });
});

describe('D4 a list of conversations that is kept', () => {
  it('as a view, for oneself', async () => {
    const search = { show: 'all', tag: 'оплата', unread: true };
    const made = await window.desk.ask('POST', '/views', {
      as: 'aida',
      body: { noun: 'conversation', name: 'Оплаты', search },
    });
    expect(made).toMatchObject({ status: 201, body: { name: 'Оплаты', search } });
    expect((await window.get('/views?noun=conversation')).items).toMatchObject([{ name: 'Оплаты', search }]);
    expect((await window.get('/views?noun=ticket')).items).toEqual([]);
  });
});
