import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newLead } from '../../support/office.ts';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const give = (id: string, to: string, as: 'aida' | 'timur') =>
  desk.ask('POST', `/leads/${id}/assign`, { as, body: { userId: to } });

describe('A4 a lead that is given away', () => {
  it('is taken back by whoever gave it, though she no longer sees it', async () => {
    const { aida, timur } = desk.office;
    const id = await newLead(desk.office);
    expect((await give(id, timur, 'aida')).status).toBe(200);
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).status).toBe(404);
    expect((await give(id, aida, 'aida')).status).toBe(200);
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body).toMatchObject({ responsibleId: aida });
  });

  it('is taken back for a minute, by nobody else, and not after it went on', async () => {
    const { aida, timur } = desk.office;
    const late = await newLead(desk.office);
    await give(late, timur, 'aida');
    // an event never changes: only its clock is set back here
    await desk.office.db.pool.query(
      `SET LOCAL session_replication_role = replica; UPDATE event SET recorded_at = now() - interval '61 seconds' WHERE noun_id = '${late}'`,
    );
    expect((await give(late, aida, 'aida')).status).toBe(404);
    const foreign = await newLead(desk.office);
    expect((await give(foreign, timur, 'timur')).status).toBe(404);
    await give(foreign, timur, 'aida');
    const onward = await desk.ask('POST', `/leads/${foreign}/assign`, { as: 'daniyar', body: { userId: aida } });
    expect(onward.status).toBe(200);
    await desk.ask('POST', `/leads/${foreign}/assign`, { as: 'daniyar', body: { userId: timur } });
    expect((await give(foreign, aida, 'aida')).status).toBe(404);
  });
});

describe('B4 a lead is found by its number as it is shown', () => {
  it.each(['1', '#1', '№ 1', 'No. 1', 'no 1'])('%s', async (typed) => {
    const id = await newLead(desk.office, 'Ньюман');
    const { number } = (await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body;
    const q = encodeURIComponent(typed.replace('1', String(number)));
    const found = await desk.ask('GET', `/leads?q=${q}`, { as: 'aida' });
    expect(found.body.items.map((one: { id: string }) => one.id)).toContain(id);
  });
});
