import { settleDeliveries } from '../../../prisma/delivery/delivery-settle.ts';
import { readDelivery } from '../../../prisma/delivery/delivery-row.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('always', 'A', 'UTC', $1, '[]'), ('never', 'N', 'UTC', '{}', '[]')`,
    [JSON.stringify(Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])))],
  );
  await works('always', 'Aida', 'Timur');
  account = await openAccountIn(desk.office);
});
afterAll(() => desk?.close());

const works = (calendar: string, ...names: string[]) =>
  desk.office.db.pool.query(
    'UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = $1) WHERE name = ANY($2)',
    [calendar, names],
  );
let clients = 6000;
const somebody = (name = 'Client') => ({ ...ivan, id: ++clients, first_name: name });
const write = (from: typeof ivan, text: string, to = account) => come(desk.office, to, messageNow(text, from));
const talkOf = async ({ id }: { id: number }) =>
  (await desk.office.db.pool.query('SELECT id, assignee_id FROM conversation WHERE thread = $1', [String(id)])).rows[0];
const alerts = async (as: Name) =>
  (await desk.ask('GET', '/notifications', { as })).body.items.map(({ kind, data, readAt }: any) => ({
    ...{ kind, talk: data.conversationId, text: data.text, name: data.name, isRead: readAt !== null },
  }));
const of = async (as: Name, talk: string) => (await alerts(as)).filter((one: any) => one.talk === talk);

describe('D4 who hears of a message', () => {
  it('is whoever has it, once until they have seen it (conversations C116)', async () => {
    const from = somebody('Anna');
    await write(from, 'hi');
    const { id } = await talkOf(from);
    await desk.ask('POST', `/conversations/${id}/take`, { as: 'aida' });
    await write(from, 'one');
    await write(from, 'two');
    expect((await of('aida', id)).filter((one: any) => !one.isRead)).toMatchObject([
      { kind: 'conversation.received', text: 'one', name: 'Anna' },
    ]);
    await desk.ask('POST', `/conversations/${id}/read`, { as: 'aida' });
    expect((await of('aida', id)).filter((one: any) => !one.isRead)).toEqual([]);
    await write(from, 'three');
    expect((await of('aida', id)).filter((one: any) => !one.isRead)).toMatchObject([{ text: 'three' }]);
    expect(await of('timur', id)).toHaveLength(1);
  });

  it('is everybody who sells and is on shift, where nobody has it and nobody is named', async () => {
    await works('never', 'Timur');
    const from = somebody();
    await write(from, 'hi');
    const { id } = await talkOf(from);
    expect(await of('aida', id)).toMatchObject([{ kind: 'conversation.received', text: 'hi' }]);
    for (const name of ['timur', 'daniyar', 'saule'] as const) expect(await of(name, id)).toEqual([]);
    await works('always', 'Timur');
  });

  it('is whoever wrote what never arrived, once, though the talk is closed (conversations C117)', async () => {
    const from = somebody('Olga');
    await write(from, 'hi');
    const { id } = await talkOf(from);
    await desk.ask('POST', `/conversations/${id}/messages`, { as: 'timur', body: { text: 'Here you are' } });
    await desk.ask('POST', `/conversations/${id}/close`, { as: 'timur', body: {} });
    const [{ deliveryId }] = (await desk.ask('GET', `/conversations/${id}/messages`, { as: 'timur' })).body.items;
    const delivery = (await readDelivery(desk.office.db, deliveryId))!;
    const actor = { kind: 'system' as const };
    for (let twice = 0; twice < 2; twice++)
      await settleDeliveries(desk.office.db, [{ delivery, state: 'failed', actor, reason: 'Too large' }]);
    const { items } = (await desk.ask('GET', '/notifications', { as: 'timur' })).body;
    expect(items.filter(({ kind }: any) => kind === 'delivery.failed')).toMatchObject([
      { data: { conversationId: id, leadName: 'Olga', reason: 'Too large', account } },
    ]);
    expect((await of('aida', id)).filter((one: any) => one.kind === 'delivery.failed')).toEqual([]);
  });
});

describe('D4 what nobody has', () => {
  it('goes to those of the account who are on shift, in turn, who are told; else it waits', async () => {
    const { aida, timur } = desk.office;
    const shared = await openAccountIn(desk.office, 'telegram:shared_bot', { people: [aida, timur] });
    const given = [];
    for (const from of [somebody(), somebody(), somebody(), somebody()]) {
      await write(from, 'hi', shared);
      given.push((await talkOf(from)).assignee_id);
    }
    expect(new Set(given.slice(0, 2))).toEqual(new Set([aida, timur]));
    expect(given.slice(2)).toEqual(given.slice(0, 2));
    await works('never', 'Aida');
    const [one, two] = [somebody(), somebody()];
    await write(one, 'hi', shared);
    await write(two, 'hi', shared);
    const talk = await talkOf(two);
    expect([(await talkOf(one)).assignee_id, talk.assignee_id]).toEqual([timur, timur]);
    expect(await of('timur', talk.id)).toMatchObject([{ kind: 'conversation.assigned', text: 'hi' }]);
    await works('never', 'Timur');
    const late = somebody();
    await write(late, 'hi', shared);
    const { id, assignee_id: nobody } = await talkOf(late);
    expect(nobody).toBeNull();
    expect([...(await of('aida', id)), ...(await of('timur', id))]).toEqual([]);
    await works('always', 'Aida');
    await write(late, 'anybody?', shared);
    expect((await talkOf(late)).assignee_id).toBe(aida);
  });
});
