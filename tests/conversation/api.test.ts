import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { storedEvents } from '../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { come, ivan, messageOf, openAccountIn } from './talk.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  account = await openAccountIn(desk.office);
});
afterAll(() => desk?.close());

let clients = 7000;
/** Somebody new writes this; gives back her conversation. */
const begin = async (text: string) => {
  const from = { ...ivan, id: ++clients, first_name: `Client ${clients}` };
  await come(desk.office, account, messageOf({ text }, from));
  const { items } = await list();
  return { from, id: items[0].id as string, contact: items[0].contact as { id: string; name: string } };
};
const list = async (query = '', as: Name = 'aida') => (await desk.ask('GET', `/conversations${query}`, { as })).body;
const one = async (id: string, as: Name = 'aida') => (await desk.ask('GET', `/conversations/${id}`, { as })).body;
const messages = async (id: string, query = '') =>
  (await desk.ask('GET', `/conversations/${id}/messages${query}`, { as: 'aida' })).body;
const act = (id: string, what: string, body?: object, as: Name = 'aida') =>
  desk.ask('POST', `/conversations/${id}/${what}`, { as, ...(body ? { body } : {}) });
const write = (id: string, body: object, as: Name = 'aida', key?: string) =>
  desk.ask('POST', `/conversations/${id}/messages`, { as, body, ...(key ? { key } : {}) });

const carriedBy = (provider: string) =>
  desk.office.db.pool.query('UPDATE channel_account SET provider = $2 WHERE id = $1', [account, provider]);

describe('D4 a conversation', () => {
  it('begins with what a stranger writes, who becomes a contact', async () => {
    const { id, contact } = await begin('Здравствуйте');
    expect(await one(id)).toMatchObject({
      ...{ channel: 'telegram', account, accountName: 'Anna', lead: null, state: 'waiting', assigneeId: null },
      ...{ unread: 1, lastText: 'Здравствуйте', lastDirection: 'in', language: 'en', blockedAt: null },
    });
    expect(contact.name).toMatch(/^Client/);
    const { items } = await messages(id);
    expect(items).toMatchObject([{ direction: 'in', text: 'Здравствуйте', state: 'received', parts: [], by: null }]);
    const known = (await desk.ask('GET', `/contacts/${contact.id}`, { as: 'saule' })).body;
    expect(known.addresses).toMatchObject([{ kind: 'telegram', trust: 'confirmed', origin: { from: 'message' } }]);
  });

  it('is answered: once a key, and whoever answers first has it', async () => {
    const { id } = await begin('Сколько стоит?');
    const first = await write(id, { text: 'Сорок тысяч' }, 'aida', 'k1');
    expect(first).toMatchObject({ status: 201, body: { id, messages: [expect.any(String)] } });
    expect((await write(id, { text: 'Сорок тысяч' }, 'aida', 'k1')).body).toEqual(first.body);
    expect((await write(id, { text: 'Другое' }, 'aida', 'k1')).body.code).toBe('KeyReused');
    expect(await one(id)).toMatchObject({
      state: 'client',
      assigneeId: desk.office.aida,
      unread: 0,
      lastDirection: 'out',
    });
    const { items } = await messages(id);
    expect(items.map(({ direction, state }: any) => [direction, state])).toEqual([
      ['out', 'queued'],
      ['in', 'received'],
    ]);
    expect(items[0]).toMatchObject({ by: desk.office.aida, deliveryId: expect.any(String) });
  });

  it('has notes that no client gets, replies, buttons and messages for later', async () => {
    const { id } = await begin('Добрый день');
    const [asked] = (await messages(id)).items;
    await write(id, { text: 'Скидку не давать', direction: 'note' });
    const buttons = { kind: 'buttons', rows: [[{ text: 'Да' }, { text: 'Нет' }]] };
    await write(id, { text: 'Вам подходит?', replyTo: asked.id, parts: [buttons] });
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    await write(id, { text: 'Напоминаю', sendAt });
    const { items } = await messages(id);
    expect(items).toMatchObject([
      { text: 'Напоминаю', goesAt: sendAt },
      { text: 'Вам подходит?', replyTo: asked.id, parts: [buttons] },
      { direction: 'note', state: 'noted', deliveryId: null },
      { direction: 'in' },
    ]);
    expect((await write(id, { text: ' ' })).body.code).toBe('MessageEmpty');
    expect((await write(id, { text: 'x', replyTo: id })).body.code).toBe('ReplyToUnknown');
    expect((await write(id, { text: 'x', sendAt: '2020-01-01T00:00:00Z' })).body.code).toBe('SendAtInPast');
    expect((await messages(id)).items).toHaveLength(4);
  });

  it('is taken by one, handed over, put aside, closed and opened again by the client', async () => {
    const { id, from } = await begin('Есть кто?');
    expect((await act(id, 'take')).status).toBe(200);
    expect((await act(id, 'take', undefined, 'timur')).body).toMatchObject({ code: 'ConversationTaken' });
    const { timur } = desk.office;
    expect((await act(id, 'assign', { to: timur, note: 'Твой клиент' })).status).toBe(200);
    expect(await one(id)).toMatchObject({ state: 'assigned', assigneeId: timur, lastText: 'Твой клиент' });
    const until = new Date(Date.now() + 60_000).toISOString();
    expect((await act(id, 'snooze', { until: '2020-01-01T00:00:00Z' })).body.code).toBe('SnoozeInPast');
    await act(id, 'snooze', { until });
    expect(await one(id)).toMatchObject({ state: 'snoozed', snoozedUntil: until });
    await act(id, 'close', { result: 'купил' });
    expect(await one(id)).toMatchObject({ state: 'closed', result: 'купил', unread: 0, snoozedUntil: null });
    expect((await act(id, 'close', {})).body.code).toBe('ConversationClosed');
    await come(desk.office, account, messageOf({ text: 'Ещё вопрос' }, from));
    expect(await one(id)).toMatchObject({ state: 'assigned', closedAt: null, unread: 1 });
    await act(id, 'read');
    expect(await one(id)).toMatchObject({ unread: 0 });
    for (let twice = 0; twice < 2; twice++) {
      expect((await act(id, 'unread')).status).toBe(200);
      expect(await one(id)).toMatchObject({ unread: 1, state: 'assigned' });
    }
    await act(id, 'read');
    expect((await act(id, 'reopen')).body.code).toBe('ConversationOpen');
  });

  it('is listed by state, account, assignee and client, page by page (conversations C115)', async () => {
    const { id, contact } = await begin('Список');
    expect((await list(`?contact=${contact.id}`)).items).toMatchObject([{ id }]);
    await act(id, 'take');
    expect((await list('?assignee=me&state=assigned')).items).toMatchObject([{ id }]);
    expect((await list('?assignee=nobody')).items.map((each: any) => each.id)).not.toContain(id);
    expect((await list('?account=telegram:other')).items).toEqual([]);
    const all = (await list()).items.map((each: any) => each.id);
    const page = await list('?limit=2');
    const next = await list(`?limit=2&cursor=${page.next}`);
    expect([...page.items, ...next.items].map(({ id: each }: any) => each)).toEqual(all.slice(0, 4));
    await write(id, { text: 'раз' });
    await write(id, { text: 'два' });
    const some = await messages(id, '?limit=2');
    expect(some.items.map(({ text }: any) => text)).toEqual(['два', 'раз']);
    expect((await messages(id, `?limit=2&cursor=${some.next}`)).items.map(({ text }: any) => text)).toEqual(['Список']);
  });

  it('is there for the account’s people, whoever has it, and those who see everything', async () => {
    const closed = await openAccountIn(desk.office, 'telegram:vip_bot', { people: [desk.office.timur] });
    await come(desk.office, closed, messageOf({ text: 'Тихо' }));
    const id = (await list('', 'timur')).items[0].id;
    expect((await list('?account=telegram:vip_bot')).items).toEqual([]);
    for (const path of ['', '/messages'])
      expect((await desk.ask('GET', `/conversations/${id}${path}`, { as: 'aida' })).status).toBe(404);
    expect((await write(id, { text: 'x' })).status).toBe(404);
    for (const what of ['take', 'read', 'reopen']) expect((await act(id, what)).status).toBe(404);
    expect((await one(id, 'daniyar')).id).toBe(id);
    await act(id, 'assign', { to: desk.office.aida }, 'timur');
    expect((await one(id)).id).toBe(id);
  });

  it('is gone on with as the client, where nobody carries its account', async () => {
    const { id, contact } = await begin('Проба');
    await carriedBy('sandbox');
    const asClient = (at: string, as: Name = 'aida') =>
      desk.ask('POST', `/accounts/${at}/sandbox-messages`, { as, body: { from: { conversation: id }, text: 'Ещё' } });
    expect((await asClient(account)).status).toBe(204);
    await handleInbox(desk.office.db);
    expect(await one(id)).toMatchObject({ lastText: 'Ещё', unread: 2, contact });
    await openAccountIn(desk.office, 'telegram:other_bot');
    expect((await asClient('telegram:other_bot')).body.code).toBe('NotFound');
    await carriedBy('telegram');
  });

  it('stands in the client’s timeline, for whoever sees it', async () => {
    const { id, contact } = await begin('В историю');
    await write(id, { text: 'Записали' });
    const { items } = (await desk.ask('GET', `/contacts/${contact.id}/events?kind=message`, { as: 'saule' })).body;
    expect(items.map(({ type, data }: any) => [type, data.text])).toEqual([
      ['conversation.answered', 'Записали'],
      ['conversation.received', 'В историю'],
    ]);
  });

  it('tells its story by the catalogue', async () => {
    expect((await storedEvents(desk.office.db)).strange).toEqual([]);
  });
});
