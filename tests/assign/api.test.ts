import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignLeadByRule } from '../../prisma/assign/assign.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { newLead } from '../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('A5 assignments explained', () => {
  it('are read by whoever may see the lead, the newest first', async () => {
    const leadId = await newLead(desk.office);
    await desk.ask('POST', `/leads/${leadId}/assign`, { as: 'daniyar', body: { userId: desk.office.timur } });
    await assignLeadByRule(desk.office.db, {
      actor: { kind: 'system' },
      leadId,
      order: { rule: 'least_busy' },
      except: [desk.office.timur],
    });
    const { body } = await desk.ask('GET', `/leads/${leadId}/assignments`, { as: 'aida' });
    expect(body.items).toMatchObject([
      {
        rule: 'least_busy',
        chosen: desk.office.aida,
        version: 1,
        candidates: [
          { name: 'Aida', reasons: [] },
          { name: 'Timur', reasons: expect.arrayContaining(['tried']) },
        ],
      },
      { rule: 'by_hand', actor: { name: 'Daniyar' }, chosen: desk.office.timur },
    ]);
    expect((await desk.ask('GET', `/leads/${leadId}/assignments`, { as: 'timur' })).status).toBe(404);
    expect((await desk.ask('GET', `/leads/${leadId}/assignments`)).status).toBe(401);
  });

  it('are read of the first releases too, which said one reason a person', async () => {
    const leadId = await newLead(desk.office, 'old');
    const decision = {
      rule: 'round_robin',
      chosen: desk.office.aida,
      why: 'longest_without',
      candidates: [
        { id: desk.office.aida, name: 'Aida', load: 1, limit: 9, eligible: true },
        { id: desk.office.timur, name: 'Timur', load: 9, limit: 9, eligible: false, reason: 'at_limit' },
      ],
    };
    await desk.office.db.pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes) VALUES ('lead', $1, 2, 'lead.assigned', now(), 'lead', $1, '{"kind": "system"}', $2, '{}')`,
      [leadId, { decision }],
    );
    const { body } = await desk.ask('GET', `/leads/${leadId}/assignments`, { as: 'saule' });
    expect(body.items[0]).toMatchObject({ weighed: 2, candidates: [{ reasons: [] }, { reasons: ['at_limit'] }] });
  });
});
