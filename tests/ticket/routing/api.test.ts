import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
let billing: string;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
  const { aida, timur } = desk.office;
  const group = (key: string, topics: string[], members: string[]) =>
    desk.ask('POST', '/groups', { as: 'saule', body: { key, name: { ru: key }, topics, members } });
  billing = (await group('billing', ['billing'], [aida])).body.id;
  expect((await group('all', [], [timur])).status).toBe(201);
  for (const as of ['aida', 'timur'] as const) await desk.ask('PUT', '/me/status', { as, body: { status: 'online' } });
});
afterAll(() => desk?.close());

const open = async (body: object = {}, as: Name = 'daniyar') =>
  (await desk.ask('POST', '/tickets', { as, body: { subject: 'No receipt', ...body } })).body;
const one = async (id: string) => (await desk.ask('GET', `/tickets/${id}`, { as: 'daniyar' })).body;
const limit = (id: string, all: number | null) =>
  desk.ask('PATCH', `/users/${id}/work`, { as: 'saule', body: { limits: { all, channels: {} } } });
const noticesOf = async (user: string, ticket: string) =>
  (
    await desk.office.db.pool.query(`SELECT kind FROM notification WHERE user_id = $1 AND data ->> 'ticket' = $2`, [
      user,
      ticket,
    ])
  ).rows;

describe('E2 a ticket goes to somebody who can take it', () => {
  it('of the group that its topic says, who is told, and it says why', async () => {
    const { aida, timur } = desk.office;
    const hers = await open({ topic: 'billing' });
    expect(hers.assigneeId).toBe(aida);
    expect((await open({ topic: 'delivery' })).assigneeId).toBe(timur);
    expect(await noticesOf(aida, hers.id)).toEqual([{ kind: 'ticket.assigned' }]);
    const routing = (await desk.ask('GET', `/tickets/${hers.id}/routing`, { as: 'aida' })).body;
    expect(routing.items[0].candidates).toMatchObject([{ id: aida }]);
  });

  it('waits while everybody is at the limit, by priority, and goes to whoever has got room', async () => {
    const { aida } = desk.office;
    const mine = await open({ topic: 'billing' });
    await limit(aida, 1);
    const [usual, urgent] = [await open({ topic: 'billing' }), await open({ topic: 'billing', priority: 'urgent' })];
    expect([usual.assigneeId, urgent.assigneeId]).toEqual([null, null]);
    for (const { id } of (await desk.ask('GET', `/tickets?assignee=${aida}&state=open`, { as: 'daniyar' })).body.items)
      await desk.ask('PATCH', `/tickets/${id}`, {
        as: 'aida',
        body: { version: (await one(id)).version, stage: 'solved' },
      });
    expect((await one(mine.id)).closedAt).not.toBeNull();
    expect((await one(urgent.id)).assigneeId).toBe(aida);
    expect((await one(usual.id)).assigneeId).toBeNull();
    await limit(aida, null);
    expect((await one(usual.id)).assigneeId).toBe(aida);
  });

  it('is handed to a group, and whoever gave it back is not asked again', async () => {
    const { aida, timur } = desk.office;
    const ticket = await open({ topic: 'delivery' });
    expect(ticket.assigneeId).toBe(timur);
    const to = (body: object) => desk.ask('POST', `/tickets/${ticket.id}/transfer`, { as: 'timur', body });
    expect((await to({ groupId: '01930000-0000-7000-8000-000000000000' })).body).toMatchObject({
      code: 'GroupUnknown',
    });
    expect((await to({ userId: null, groupId: billing, note: 'about money' })).status).toBe(200);
    expect(await one(ticket.id)).toMatchObject({ assigneeId: aida, groupId: billing });
    await desk.ask('POST', `/tickets/${ticket.id}/transfer`, { as: 'aida', body: { userId: null } });
    expect((await one(ticket.id)).assigneeId).toBeNull();
  });
});
