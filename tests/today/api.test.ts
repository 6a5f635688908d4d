import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLead } from '../../prisma/assign/assign.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { newLead } from '../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const today = async (as: 'aida' | 'timur') => {
  const { body } = await desk.ask('GET', '/today', { as });
  const named = (leads: { name: string; why: string }[]) => leads.map(({ name, why }) => `${name}: ${why}`).sort();
  return { fresh: named(body.fresh), waiting: named(body.waiting) };
};
const report = (leadId: string, waitsFor: object[], nextAt: string | null) =>
  desk.office.db.pool.query(
    `INSERT INTO process (workflow_id, noun, noun_id, state, waits_for, next_at) VALUES ('lead:' || $1, 'lead', $1::uuid, 'waiting', $2, $3)`,
    [leadId, JSON.stringify(waitsFor), nextAt],
  );

describe('C5 my day', () => {
  it('names the leads that wait for me though no task says so, each with why', async () => {
    const give = async (name: string) => {
      const leadId = await newLead(desk.office, name);
      const actor = { kind: 'user' as const, id: desk.office.daniyar };
      await assignLead(desk.office.db, { actor, leadId, userId: desk.office.timur });
      return leadId;
    };
    const until = '2099-01-01T10:00:00Z';
    await give('fresh');
    await report(await give('asked'), [{ what: 'reaction', until }], until);
    const idle = await give('idle');
    await report(idle, [], null);
    await desk.ask('POST', `/leads/${idle}/notes`, { as: 'timur', body: { text: 'wrote' } });
    const tasked = await give('tasked');
    await desk.ask('POST', '/tasks', { as: 'timur', body: { text: 'call', dueAt: until, leadId: tasked } });
    const closed = await give('closed');
    await desk.office.db.pool.query('UPDATE lead SET closed_at = now() WHERE id = $1', [closed]);
    expect(await today('timur')).toEqual({ fresh: ['asked: reaction', 'fresh: new'], waiting: ['idle: nothing'] });
    expect(await today('aida')).toEqual({ fresh: [], waiting: [] });
  });
});
