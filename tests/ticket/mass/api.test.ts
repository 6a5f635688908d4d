import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMassChangeBatch } from '../../../prisma/mass-change/mass-change-batch.ts';
import { steerMassChange } from '../../../prisma/mass-change/mass-change.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
});
afterAll(() => desk?.close());

let topics = 0;
/** Some tickets of a topic of their own. */
const some = async (...bodies: object[]) => {
  const topic = `mass ${++topics}`;
  const ids: string[] = [];
  for (const body of bodies) {
    const made = await desk.ask('POST', '/tickets', { as: 'daniyar', body: { subject: 'No receipt', topic, ...body } });
    ids.push(made.body.id);
  }
  return { ids, filter: { field: 'topic', is: '=', value: topic } };
};
const one = async (id: string) => (await desk.ask('GET', `/tickets/${id}`, { as: 'daniyar' })).body;
const begin = (chosen: object, order: object, as: Name = 'daniyar') =>
  desk.ask('POST', '/tickets/mass-changes', { as, body: { chosen, order } });
/** As its process does it. */
const run = async (id: string) => {
  for (;;) if (['done', 'undone'].includes((await runMassChangeBatch(desk.office.db, id)).state)) return counts(id);
};
const counts = async (id: string) => (await desk.ask('GET', `/mass-changes/${id}`, { as: 'daniyar' })).body.counts;
const undo = async (massChangeId: string) => {
  const actor = { kind: 'user' as const, id: desk.office.daniyar };
  await steerMassChange(desk.office.db, { massChangeId, order: 'undo', actor, key: `undo ${massChangeId}` });
  return run(massChangeId);
};

describe('A12 many tickets', () => {
  it('are handed to a person, who is told, and taken back where nobody was faster', async () => {
    const { aida, timur, db } = desk.office;
    const { ids, filter } = await some({ assigneeId: aida }, {}, { assigneeId: timur });
    const { body } = await begin({ filter, state: 'open' }, { do: 'ticket.assign', to: timur });
    expect(body).toMatchObject({ order: { do: 'act', noun: 'ticket' }, counts: { total: 3 } });
    expect(await run(body.id)).toMatchObject({ done: 2, refused: 1 });
    for (const id of ids) expect((await one(id)).assigneeId).toBe(timur);
    const { rows } = await db.pool.query(
      `SELECT data ->> 'ticket' AS id FROM notification WHERE user_id = $1 AND kind = 'ticket.assigned' AND data ->> 'ticket' = ANY($2)`,
      [timur, ids],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([ids[0], ids[1]].sort());
    await desk.ask('POST', `/tickets/${ids[1]}/transfer`, { as: 'daniyar', body: { userId: aida } });
    expect(await undo(body.id)).toMatchObject({ undone: 1, kept: 1 });
    expect((await one(ids[0]!)).assigneeId).toBe(aida);
    expect((await one(ids[1]!)).assigneeId).toBe(aida);
  });

  it('are closed with a reason, shown before, and opened again', async () => {
    const { ids } = await some({}, { priority: 'high' });
    const solved = await one(ids[1]!);
    await desk.ask('PATCH', `/tickets/${ids[1]}`, {
      as: 'daniyar',
      body: { version: solved.version, stage: 'solved' },
    });
    const wish = { chosen: { ids }, order: { do: 'ticket.move', stage: 'rejected' } };
    const bare = await desk.ask('POST', '/tickets/mass-changes/preview', { as: 'daniyar', body: wish });
    expect(bare.body).toMatchObject({ total: 2, changed: 0 });
    const order = { ...wish.order, reason: 'spam' };
    const shown = await desk.ask('POST', '/tickets/mass-changes/preview', { as: 'daniyar', body: { ...wish, order } });
    expect(shown.body).toMatchObject({ changed: 1, refused: [{ code: 'TicketClosed', leads: [{ id: ids[1] }] }] });
    const { body } = await begin(wish.chosen, order);
    expect(await run(body.id)).toMatchObject({ done: 1, refused: 1 });
    expect(await one(ids[0]!)).toMatchObject({ stage: 'rejected', reason: 'spam' });
    expect(await undo(body.id)).toMatchObject({ undone: 1, kept: 0 });
    expect(await one(ids[0]!)).toMatchObject({ stage: 'new', closedAt: null });
  });

  it('get a priority and tags, and what is so already is left', async () => {
    const { ids } = await some({ priority: 'urgent', tags: ['vip'] }, { tags: ['old'] });
    const priority = await begin({ ids }, { do: 'ticket.change', priority: 'urgent' });
    expect(await run(priority.body.id)).toMatchObject({ done: 1, refused: 1 });
    const tags = await begin({ ids }, { do: 'ticket.tag', add: ['vip'], remove: ['old'] });
    expect(await run(tags.body.id)).toMatchObject({ done: 1, refused: 1 });
    expect(await one(ids[1]!)).toMatchObject({ priority: 'urgent', tags: ['vip'] });
    expect(await undo(tags.body.id)).toMatchObject({ undone: 1 });
    expect(await undo(priority.body.id)).toMatchObject({ undone: 1 });
    expect(await one(ids[1]!)).toMatchObject({ priority: 'normal', tags: ['old'] });
  });

  it('of a manager are those that she sees, also when it is their turn', async () => {
    const { aida, timur } = desk.office;
    const { ids } = await some({ assigneeId: aida }, { assigneeId: timur }, {});
    const { body } = await begin({ ids }, { do: 'ticket.change', priority: 'low' }, 'aida');
    expect(body.counts.total).toBe(2);
    await desk.ask('POST', `/tickets/${ids[0]}/transfer`, { as: 'daniyar', body: { userId: timur } });
    expect(await run(body.id)).toMatchObject({ done: 1, refused: 1 });
    expect((await one(ids[0]!)).priority).toBe('normal');
    expect((await begin({ ids: [ids[1]!] }, { do: 'ticket.change', priority: 'low' }, 'aida')).body).toMatchObject({
      code: 'NothingChosen',
    });
  });
});
