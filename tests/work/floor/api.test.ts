import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Floor } from '../../../workflows/work/floor.schema.ts';
import { withNews } from '../../../workflows/work/floor.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { listenAt, stopListening } from '../../support/ears.ts';
import { until } from '../../support/until.ts';
import { openShift, type Shift } from '../shift.ts';
import { countFloor } from './count.ts';

let desk: Desk;
let shift: Shift;
let group: string;
beforeAll(async () => {
  desk = await openDesk();
  shift = await openShift(desk.office, 'telegram:floor_bot');
  const { aida, timur } = desk.office;
  const body = { name: { ru: 'Поддержка' }, channels: ['telegram'], members: [aida, timur] };
  group = (await desk.ask('POST', '/groups', { as: 'saule', body })).body.id;
});
afterEach(stopListening);
afterAll(() => desk?.close());

const get = async (path: string, as: Name = 'daniyar') => (await desk.ask('GET', path, { as })).body;
const floor = (): Promise<Floor> => get('/floor');
const limit = (id: string, all: number | null) =>
  desk.ask('PATCH', `/users/${id}/work`, { as: 'saule', body: { limits: { all, channels: {} } } });
const answer = (talk: string, as: Name) =>
  desk.ask('POST', `/conversations/${talk}/messages`, { as, body: { text: 'We are on it' } });
const nameOf = (id: string | null): Name => (id === desk.office.aida ? 'aida' : 'timur');
const target = (seconds: number, as: Name = 'saule') =>
  desk.ask('PUT', '/settings/service-level', {
    as,
    body: { percent: 90, seconds: 20, channels: { telegram: { percent: 90, seconds } } },
  });

describe('E7 the floor', () => {
  it('shows figures that are those of an independent count from raw events', async () => {
    const { aida, timur } = desk.office;
    await limit(aida, 2);
    await limit(timur, 2);
    await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'online' } });
    await desk.ask('PUT', '/me/status', { as: 'timur', body: { status: 'online' } });
    await target(1);
    const first = await shift.write();
    await answer(first, nameOf(await shift.whose(first)));
    const talks = [first];
    for (let n = 0; n < 5; n++) talks.push(await shift.write());
    const late = talks[1]!;
    const written = Date.now();
    await until(() => Date.now() - written > 1100 || undefined, 'more than a second');
    await answer(late, nameOf(await shift.whose(late)));
    await desk.ask('POST', `/conversations/${talks[2]!}/close`, { as: nameOf(await shift.whose(talks[2]!)) });
    await desk.ask('PUT', '/me/status', { as: 'timur', body: { status: 'break' } });
    await shift.write();
    const seen = await floor();
    const counted = await countFloor(desk.office, { accounts: [shift.account], seconds: 1 });
    const queue = seen.queues.find(({ id }) => id === group)!;
    expect(queue).toMatchObject({ waiting: counted.waiting, oldest: counted.oldest, inHand: counted.inHand });
    expect([counted.waiting, counted.inHand]).toEqual([2, 4]);
    for (const { id, load, since } of seen.operators)
      expect([load, since]).toEqual([counted.loads[id] ?? 0, counted.since[id] ?? null]);
    const { unanswered, ...counts } = counted.levels['telegram']!;
    expect(seen.levels).toMatchObject([{ channel: 'telegram', ...counts, waiting: unanswered }]);
    expect(counts).toEqual({ offered: 7, inTime: 1, late: 1, left: 1 });
    const { overdue, level } = seen.levels[0]!;
    expect(level).toBe(Math.round(100 / (3 + overdue)));
  });

  it('leads from each number to its rows', async () => {
    const counted = await countFloor(desk.office, { accounts: [shift.account], seconds: 20 });
    const waiting = await get(`/floor/work?queue=${group}&limit=1`);
    expect(waiting.items).toMatchObject([{ kind: 'conversation', assigneeId: null, since: counted.oldest }]);
    const rest = await get(`/floor/work?queue=${group}&limit=50&cursor=${waiting.next}`);
    expect(rest.items).toHaveLength(counted.waiting - 1);
    expect((await get(`/floor/work?queue=${group}&held=true`)).items).toHaveLength(counted.inHand);
    const { aida } = desk.office;
    expect((await get(`/floor/work?operator=${aida}`)).items).toHaveLength(counted.loads[aida]!);
    const missed = (await get('/floor/contacts?channel=telegram')).items;
    const fates = Object.groupBy(missed, ({ fate }: { fate: string }) => fate);
    expect([fates['late']?.length, fates['left']?.length]).toEqual([1, 1]);
  });

  it('counts by the target that the admin has set', async () => {
    expect((await target(600, 'daniyar')).status).toBe(403);
    expect((await target(600)).body.channels).toEqual({ telegram: { percent: 90, seconds: 600 } });
    expect((await floor()).levels[0]).toMatchObject({ inTime: 2, late: 0, target: { percent: 90, seconds: 600 } });
  });

  it('is told live to those who watch it, whole at first, then what has changed', async () => {
    const ear = await listenAt(desk.url, { authorization: 'Bearer token-daniyar' });
    ear.socket.send(JSON.stringify({ type: 'floor', on: true }));
    const told = ear as unknown as { heard: { type: string; floor: Floor; news: object }[] };
    const shown = () => {
      const [first, ...later] = told.heard.filter(({ type }) => type.startsWith('floor'));
      return first && later.reduce((now, { news }) => withNews(now, news), first.floor);
    };
    await until(shown, 'the floor');
    await shift.write();
    await desk.ask('PUT', `/users/${desk.office.aida}/status`, { as: 'daniyar', body: { status: 'after_work' } });
    await until(() => shown()?.operators.some(({ status }) => status === 'after_work') || undefined, 'her status');
    await until(async () => JSON.stringify(shown()) === JSON.stringify(await floor()) || undefined, 'the same floor');
    ear.socket.send(JSON.stringify({ type: 'floor', on: false }));
    const before = told.heard.length;
    await shift.write();
    await ear.next(({ type, events }) => type === 'events' && events.some((one) => one.type === 'conversation.began'));
    expect(told.heard.slice(before).some(({ type }) => type.startsWith('floor'))).toBe(false);
  });

  it('is for those who oversee: to a manager nothing is told', async () => {
    for (const path of ['/floor', `/floor/work?queue=${group}`, '/floor/contacts?channel=telegram'])
      expect((await desk.ask('GET', path, { as: 'aida' })).status).toBe(403);
    const ear = await listenAt(desk.url, { authorization: 'Bearer token-aida' });
    ear.socket.send(JSON.stringify({ type: 'floor', on: true }));
    const talk = await shift.write();
    await desk.ask('POST', `/conversations/${talk}/assign`, { as: 'daniyar', body: { to: desk.office.aida } });
    await ear.next(({ type, events }) => type === 'events' && events.some(({ nounId }) => nounId === talk));
    expect(ear.heard.some(({ type }) => type.startsWith('floor'))).toBe(false);
  });
});
