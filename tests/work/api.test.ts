import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../support/desk.ts';
import { openShift, type Shift } from './shift.ts';

let desk: Desk;
let shift: Shift;
let group: { id: string; revision: number };
beforeAll(async () => {
  desk = await openDesk();
  shift = await openShift(desk.office, 'telegram:line_bot');
  const { aida, timur } = desk.office;
  const made = await desk.ask('POST', '/groups', {
    as: 'saule',
    body: { name: { ru: 'Поддержка', en: 'Support' }, channels: ['telegram'], members: [aida, timur] },
  });
  group = made.body;
});
afterAll(() => desk?.close());

const queue = async () =>
  (await desk.ask('GET', '/queues', { as: 'daniyar' })).body.items.find(({ id }: { id: string }) => id === group.id);

describe('E3 statuses over the API', () => {
  it('are said by each, with a reason where one is asked for, and end when their minutes are over', async () => {
    expect((await desk.ask('GET', '/me/status', { as: 'aida' })).body).toMatchObject({ status: 'online', since: null });
    const set = await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'break' } });
    expect(set).toMatchObject({ status: 200, body: { status: 'break' } });
    expect(Date.parse(set.body.overAt) - Date.parse(set.body.since)).toBe(15 * 60_000);
    expect((await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'training' } })).status).toBe(409);
    expect((await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'lunch' } })).body.code).toBe(
      'StatusUnknown',
    );
    const { aida } = desk.office;
    const put = (as: 'timur' | 'daniyar') =>
      desk.ask('PUT', `/users/${aida}/status`, { as, body: { status: 'online' } });
    expect([(await put('timur')).status, (await put('daniyar')).status]).toEqual([403, 200]);
  });

  it('are the admin’s list, of which one takes work and one does not', async () => {
    const { items } = (await desk.ask('GET', '/statuses', { as: 'aida' })).body;
    expect(items.map(({ key }: { key: string }) => key)).toEqual([
      ...['online', 'break', 'training', 'after_work', 'offline'],
    ]);
    const put = (statuses: object[]) => desk.ask('PUT', '/statuses', { as: 'saule', body: { statuses } });
    expect((await put(items.slice(1))).body.code).toBe('StatusNeeded');
    expect((await put(items.slice(0, 2))).body.items).toHaveLength(2);
    expect((await put(items)).status).toBe(200);
  });
});

describe('E2 groups over the API', () => {
  it('are made by admins, guarded by a revision, and tell what waits', async () => {
    const { aida } = desk.office;
    expect((await desk.ask('POST', '/groups', { as: 'daniyar', body: { name: { ru: 'x' } } })).status).toBe(403);
    await desk.ask('POST', '/skills', { as: 'saule', body: { key: 'billing', name: { ru: 'Счета' } } });
    await desk.ask('PATCH', `/users/${aida}/work`, {
      as: 'saule',
      body: { limits: { all: 1, channels: {} }, skills: { billing: 7 } },
    });
    const skill = await desk.ask('PATCH', `/users/${aida}/work`, { as: 'saule', body: { skills: { chess: 7 } } });
    expect(skill.body.code).toBe('SkillUnknown');
    const patch = (body: object) => desk.ask('PATCH', `/groups/${group.id}`, { as: 'saule', body });
    expect((await patch({ revision: group.revision, rules: { needs: [{ skill: 'billing', level: 5 }] } })).status).toBe(
      200,
    );
    expect((await patch({ revision: group.revision })).body.code).toBe('VersionChanged');
    const talks = [await shift.write(), await shift.write(), await shift.write()] as const;
    expect(await queue()).toMatchObject({ waiting: 2, inHand: 1, hopeless: 0 });
    const told = await desk.ask('GET', `/conversations/${talks[0]}/routing`, { as: 'aida' });
    expect(told.body.items).toMatchObject([{ what: 'given', chosen: { id: aida }, group: { ru: 'Поддержка' } }]);
    expect((await desk.ask('GET', `/conversations/${talks[2]}/routing`, { as: 'aida' })).body.waiting.place).toBe(2);
    await desk.ask('POST', `/conversations/${talks[0]}/close`, { as: 'aida' });
    expect(await shift.whose(talks[1])).toBe(aida);
    await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'offline' } });
    expect(await queue()).toMatchObject({ waiting: 1, hopeless: 1 });
  });

  it('pass a talk on, and whoever is switched off leaves it to others', async () => {
    const { aida, timur } = desk.office;
    const talk = (await shift.rows('SELECT id FROM work WHERE assignee_id IS NULL'))[0]!['id'] as string;
    await desk.ask('POST', `/conversations/${talk}/transfer`, {
      as: 'daniyar',
      body: { userId: timur, note: 'yours' },
    });
    expect(await shift.whose(talk)).toBe(timur);
    const back = { as: 'timur' as const, key: 'back-once', body: {} };
    const once = await desk.ask('POST', `/conversations/${talk}/transfer`, back);
    expect(once).toMatchObject({ status: 200 });
    expect((await desk.ask('POST', `/conversations/${talk}/transfer`, back)).body).toEqual(once.body);
    const told = (await desk.ask('GET', `/conversations/${talk}/routing`, { as: 'daniyar' })).body;
    expect(told.items.filter(({ what }: { what: string }) => what === 'returned')).toHaveLength(1);
    await desk.ask('POST', `/conversations/${talk}/transfer`, { as: 'daniyar', body: { userId: timur } });
    await desk.ask('PATCH', `/users/${aida}/work`, { as: 'saule', body: { limits: { all: null, channels: {} } } });
    await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'online' } });
    expect((await desk.ask('POST', `/staff/${timur}/off`, { as: 'saule' })).status).toBe(200);
    expect(await shift.whose(talk)).toBe(aida);
  });
});

describe('E3 the place in the queue', () => {
  it('is told to whoever waits, once, in her language, where the account tells it', async () => {
    const told = await openShift(desk.office, 'telegram:told_bot');
    await desk.office.db.pool.query(`UPDATE channel_account SET desk = '{"queue": true}' WHERE id = $1`, [
      told.account,
    ]);
    await told.group({ members: [] });
    const talk = await told.write();
    await told.again(talk, 'hello?');
    const said = await told.rows(`SELECT text FROM message WHERE conversation_id = $1 AND direction = 'out'`, [talk]);
    expect(said).toEqual([{ text: 'All our operators are busy. Your place in the queue: 1.' }]);
    const quiet = await openShift(desk.office, 'telegram:quiet_bot');
    await quiet.group({ members: [] });
    const other = await quiet.write();
    expect(await quiet.rows(`SELECT 1 FROM message WHERE conversation_id = $1 AND direction = 'out'`, [other])).toEqual(
      [],
    );
  });
});
