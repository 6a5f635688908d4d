import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const make = async () => (await desk.ask('POST', '/me/calendar-link', { as: 'aida' })).body.url as string;
const read = async (url: string) => {
  const answer = await fetch(url);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: (await answer.text()).replaceAll('\r\n ', ''),
  };
};

describe('C1 my tasks in another calendar', () => {
  it('are read by an address that only I know, and nobody else’s are', async () => {
    const leadId = await newLead(desk.office);
    const dueAt = '2027-03-04T05:30:00.000Z';
    const task = (as: 'aida' | 'timur', text: string, more = {}) =>
      desk.ask('POST', '/tasks', { as, body: { type: 'call', text, dueAt, responsibleId: desk.office[as], ...more } });
    const mine = await task('aida', 'Позвонить; про договор, сегодня', { leadId });
    await task('timur', 'Чужая задача');
    expect((await desk.ask('GET', '/me/calendar-link', { as: 'aida' })).body).toEqual({ since: null });
    const url = await make();
    const feed = await read(url);
    expect(feed).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
    expect(feed.text).toContain('SUMMARY:Позвонить\\; про договор\\, сегодня');
    expect(feed.text).toContain('DTSTART:20270304T053000Z');
    expect(feed.text).toContain(`/today?task=${mine.body.id}`);
    expect(feed.text).not.toContain('Чужая');
    expect((await desk.ask('GET', '/me/calendar-link', { as: 'aida' })).body.since).toEqual(expect.any(String));
  });

  it('end with their address: made anew, revoked, or its owner switched off', async () => {
    const first = await make();
    const second = await make();
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect((await desk.ask('DELETE', '/me/calendar-link', { as: 'aida' })).status).toBe(204);
    expect((await read(second)).status).toBe(404);
    const third = await make();
    await desk.office.db.pool.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [desk.office.aida]);
    expect((await read(third)).status).toBe(404);
    expect((await read(`${desk.url}/api/v1/task-calendar/${'x'.repeat(43)}`)).status).toBe(404);
  });
});
