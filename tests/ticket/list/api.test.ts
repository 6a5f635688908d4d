import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
});
afterAll(() => desk?.close());

const open = async (body: object): Promise<string> =>
  (await desk.ask('POST', '/tickets', { as: 'daniyar', body: { topic: 'list', ...body } })).body.id;
const list = async (query: Record<string, string>, as: Name = 'daniyar') =>
  (await desk.ask('GET', `/tickets?${new URLSearchParams(query)}`, { as })).body;
const ids = async (query: Record<string, string>, as?: Name) =>
  (await list(query, as)).items.map(({ id }: { id: string }) => id);
const only = (...parts: object[]) => JSON.stringify({ all: [{ field: 'topic', is: '=', value: 'list' }, ...parts] });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('B4 the list of tickets', () => {
  it('stands by what runs out next: what is promised by a policy or by hand, page by page', async () => {
    const [none, soon, late, far] = [
      await open({ subject: 'Nothing is promised' }),
      await open({ subject: 'By hand', dueAt: inHours(3) }),
      await open({ subject: 'By a policy', dueAt: inHours(30) }),
      await open({ subject: 'Far', dueAt: inHours(40) }),
    ];
    // as its process has last seen it
    await desk.office.db.pool.query('UPDATE ticket SET promise_at = $2 WHERE id = $1', [late, inHours(-1)]);
    const wish = { filter: only(), sort: 'nextDueAt', limit: '2' };
    const first = await list(wish);
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual([late, soon]);
    const second = await list({ ...wish, cursor: first.next });
    expect(second.items.map(({ id }: { id: string }) => id)).toEqual([far, none]);
    expect(await ids({ filter: only(), sort: '-nextDueAt' })).toEqual([far, soon, late, none]);
    const isLate = { field: 'nextDueAt', is: 'older', than: { amount: 0, unit: 'minutes' } };
    expect(await ids({ filter: only(isLate) })).toEqual([late]);
    const { body } = await desk.ask('GET', `/tickets/count?${new URLSearchParams({ filter: only() })}`, {
      as: 'daniyar',
    });
    expect(body).toEqual({ count: 4, more: false });
  });

  it('goes by priority, stage, person and a field of the pipeline', async () => {
    const { aida, timur } = desk.office;
    const about = { topic: 'order' };
    const [low, urgent] = [
      await open({ ...about, subject: 'b', priority: 'low', assigneeId: timur, fields: { order: 'N2' } }),
      await open({ ...about, subject: 'a', priority: 'urgent', assigneeId: aida, fields: { order: 'N10' } }),
    ];
    const { version } = (await desk.ask('GET', `/tickets/${low}`, { as: 'daniyar' })).body;
    await desk.ask('PATCH', `/tickets/${low}`, { as: 'daniyar', body: { version, stage: 'client' } });
    const filter = JSON.stringify({ field: 'topic', is: '=', value: 'order' });
    for (const sort of ['-priority', 'subject', 'responsible', 'fields.order'])
      expect([sort, await ids({ filter, sort })]).toEqual([sort, [urgent, low]]);
    expect(await ids({ filter, sort: 'stage', pipeline: 'support' })).toEqual([urgent, low]);
    expect(await ids({ filter, sort: '-stage', pipeline: 'support' })).toEqual([low, urgent]);
    expect((await list({ sort: 'colour' })).code).toBe('SortUnknown');
    // a manager is shown her own and nobody's
    expect(await ids({ filter }, 'aida')).toEqual([urgent]);
  });

  it('is asked by conditions, and finds words however they are written', async () => {
    const id = await open({ subject: 'Қайтару: ақша әлі келмеді', tags: ['vip'], branch: 'Almaty' });
    const by = (...parts: object[]) => ids({ filter: only(...parts) });
    expect(await by({ field: 'tags', is: 'contains', value: 'vip' })).toEqual([id]);
    expect(await by({ field: 'branch', is: 'in', value: ['Almaty', 'Astana'] })).toEqual([id]);
    expect(await by({ field: 'responsible', is: '=', value: desk.office.aida })).toEqual([]);
    expect(await ids({ q: 'акша' })).toEqual([id]);
    const { track } = (await desk.ask('GET', `/tickets/${id}`, { as: 'daniyar' })).body;
    expect(await ids({ q: `${track.slice(0, 2)} ${track.slice(2, 6)} ${track.slice(6)}` })).toEqual([id]);
    const unknown = JSON.stringify({ field: 'colour', is: '=', value: 'red' });
    expect(await list({ filter: unknown })).toMatchObject({ code: 'FilterUnknown' });
  });
});

describe('B4 saved views of tickets', () => {
  const ask = (path: string, as: Name) => desk.ask('GET', path, { as });
  const save = (body: object, as: Name = 'aida') => desk.ask('POST', '/views', { as, body });

  it('are of all tickets or of a pipeline, for oneself, the team or everybody', async () => {
    const search = { held: 'mine', sort: 'nextDueAt', columns: 'subject,nextDueAt' };
    const all = await save({ name: 'My next ones', noun: 'ticket', search });
    expect(all).toMatchObject({ status: 201, body: { search } });
    const ofOne = await save({ name: 'Closed', pipeline: 'support', shared: 'team', search: { state: 'closed' } });
    expect(ofOne.status).toBe(201);
    const names = async (query: string, as: Name) =>
      (await ask(`/views?${query}`, as)).body.items.map(({ name }: { name: string }) => name);
    expect(await names('noun=ticket', 'aida')).toEqual(['My next ones']);
    expect(await names('noun=ticket', 'timur')).toEqual([]);
    expect(await names('pipeline=support', 'aida')).toEqual(['Closed']);
    expect(await names('noun=contact', 'aida')).toEqual([]);
    expect((await save({ name: 'Hers', noun: 'ticket', shared: 'all', search })).body.code).toBe('ViewForOverseers');
  });

  it('are begun with, one of each list, until somebody begins with another one', async () => {
    const make = async (body: object) => (await save({ search: {}, ...body })).body.id as string;
    const [one, other, ofPipeline] = [
      await make({ name: 'One', noun: 'ticket' }),
      await make({ name: 'Other', noun: 'ticket' }),
      await make({ name: 'Of support', pipeline: 'support' }),
    ];
    const begin = (id: string, is = true) => desk.ask('POST', `/views/${id}/default`, { as: 'aida', body: { is } });
    for (const id of [one, ofPipeline, other]) expect((await begin(id)).body.isDefault).toBe(true);
    const first = async (query: string) =>
      (await ask(`/views?${query}`, 'aida')).body.items
        .filter(({ isDefault }: { isDefault: boolean }) => isDefault)
        .map(({ id }: { id: string }) => id);
    expect(await first('noun=ticket')).toEqual([other]);
    expect(await first('pipeline=support')).toEqual([ofPipeline]);
    await begin(other, false);
    expect(await first('noun=ticket')).toEqual([]);
  });
});
