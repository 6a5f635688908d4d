import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
});
afterAll(() => desk?.close());

const ask = (path: string, body: unknown, as: Name = 'saule') => desk.ask('POST', path, { as, body });

describe('E2 a dry run of a changed group', () => {
  it('says how much of last week would have gone elsewhere, to whom and why, and changes nothing', async () => {
    const { aida, timur } = desk.office;
    const body = { name: { ru: 'Все', en: 'All' }, members: [aida] };
    const { id } = (await ask('/groups', body)).body;
    await desk.ask('PUT', '/me/status', { as: 'aida', body: { status: 'online' } });
    const tickets = [];
    for (const topic of ['billing', 'billing', 'delivery'])
      tickets.push((await ask('/tickets', { subject: `About ${topic}`, topic }, 'daniyar')).body);
    expect(tickets.map(({ assigneeId }) => assigneeId)).toEqual([aida, aida, aida]);
    const before = (await desk.office.db.pool.query('SELECT count(*) FROM routing')).rows[0];

    const same = (await ask('/groups/dry-run', { id, ...body }, 'daniyar')).body;
    expect(same).toMatchObject({ looked: 3, of: 3, elsewhere: 0, groups: [], people: [], examples: [] });
    const narrow = (await ask('/groups/dry-run', { id, ...body, topics: ['delivery'] })).body;
    expect(narrow).toMatchObject({ elsewhere: 2, groups: [{ id: null, count: 2 }] });
    expect(narrow.examples[0]).toMatchObject({ id: tickets[1].id, from: 'Aida', to: '' });
    const fresh = (await ask('/groups/dry-run', { name: { ru: 'Счета' }, topics: ['billing'], members: [timur] })).body;
    expect(fresh).toMatchObject({ elsewhere: 2, groups: [{ name: 'Счета', count: 2 }] });
    const closed = (await ask('/groups/dry-run', { id, ...body, rules: { limit: 0 } })).body;
    expect(closed).toMatchObject({ elsewhere: 3, people: [{ id: null, count: 3 }] });
    expect(closed.examples[0].why).toMatch(/limit/);

    expect((await ask('/groups/dry-run', { id, ...body }, 'aida')).status).toBe(403);
    const nobody = '01990000-0000-7000-8000-000000000000';
    expect((await ask('/groups/dry-run', { id: nobody, ...body })).status).toBe(404);
    expect((await desk.office.db.pool.query('SELECT count(*) FROM routing')).rows[0]).toEqual(before);
  });
});
