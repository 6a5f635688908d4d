import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const set = async (more: object) => {
  const body = { text: 'report', dueAt: '2099-01-05T05:00:00Z', ...more };
  const made = await desk.ask('POST', '/tasks', { as: 'aida', body });
  expect(made.status).toBe(201);
  return made.body;
};
const post = (id: string, what: string, body: object = {}, as: Name = 'aida') =>
  desk.ask('POST', `/tasks/${id}/${what}`, { as, body });
const change = (id: string, body: object, as: Name = 'aida') => desk.ask('PATCH', `/tasks/${id}`, { as, body });
/** The open tasks of the series that this one belongs to. */
const openWith = async (id: string) => {
  const { rows } = await desk.office.db.pool.query(
    `SELECT n.id, n.due_at, n.text, n.version, n.checklist, n.responsible_id, n.lead_id FROM task t JOIN task n ON n.series_id = t.series_id AND n.state = 'open'
     WHERE t.id = $1 ORDER BY n.due_at`,
    [id],
  );
  return rows.map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt: dueAt.toISOString() }));
};
const weekly = { repeat: { rule: 'FREQ=WEEKLY;BYDAY=MO' } };

describe('C1 a task that repeats', () => {
  it('has its next one made when it is done, once however often that is pressed (people K11)', async () => {
    const { id } = await set({ ...weekly, checklist: [{ text: 'sum', done: true }] });
    const both = await Promise.all([post(id, 'complete'), post(id, 'complete')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await openWith(id)).toMatchObject([
      { dueAt: '2099-01-12T05:00:00.000Z', text: 'report', checklist: [{ text: 'sum', done: false }] },
    ]);
  });

  it('is skipped by cancelling one, and ends where the series is ended', async () => {
    const { id } = await set(weekly);
    await post(id, 'cancel');
    const [next] = await openWith(id);
    expect((await change(next!.id, { version: next!.version, repeat: null })).body.repeat).toBeNull();
    await post(next!.id, 'complete');
    expect(await openWith(id)).toEqual([]);
  });

  it('ends by itself after so many times', async () => {
    const { id } = await set({ repeat: { rule: 'FREQ=DAILY;COUNT=1' } });
    await post(id, 'complete');
    expect(await openWith(id)).toEqual([]);
  });

  it('is changed alone, or with all that follow', async () => {
    const { id } = await set(weekly);
    await change(id, { version: 1, text: 'only this' });
    await change(id, { version: 2, responsibleId: desk.office.timur, dueAt: '2099-01-06T07:00:00Z', following: true });
    const alone = await change(id, { version: 3, text: 'only this one' }, 'timur');
    expect(alone.body).toMatchObject({ text: 'only this one', repeat: weekly.repeat });
    await post(id, 'complete', {}, 'timur');
    expect(await openWith(id)).toMatchObject([
      { responsible_id: desk.office.timur, text: 'only this', dueAt: '2099-01-12T07:00:00.000Z' },
    ]);
  });

  it('begins to repeat later, and otherwise', async () => {
    const { id } = await set({});
    const begun = await change(id, { version: 1, repeat: { after: { amount: 30, unit: 'days' } } });
    expect(begun.body.repeat).toEqual({ after: { amount: 30, unit: 'days' } });
    await post(id, 'complete');
    const [next] = await openWith(id);
    const days = (Date.parse(next!.dueAt) - Date.now()) / 86_400_000;
    expect(days > 29 && days < 31).toBe(true);
    expect((await change(next!.id, { version: next!.version, ...weekly })).body.repeat).toEqual(weekly.repeat);
  });

  it('goes back when its end is undone: the next one is not to be done', async () => {
    const { id } = await set(weekly);
    await post(id, 'complete');
    const [next] = await openWith(id);
    expect((await post(id, 'undo', { version: 2 })).status).toBe(200);
    expect((await openWith(id)).map((task) => task.id)).toEqual([id]);
    await post(id, 'complete');
    const again = await openWith(id);
    expect(again).toMatchObject([{ dueAt: next!.dueAt }]);
  });

  it('on a lead is told in the lead’s story, whose history stays whole, and ends with the lead', async () => {
    const leadId = await newLead(desk.office);
    const { id } = await set({ ...weekly, leadId });
    await post(id, 'complete', { result: 'sent' });
    const [next] = await openWith(id);
    expect(next).toMatchObject({ lead_id: leadId });
    await change(next!.id, { version: next!.version, text: 'another', following: true });
    const proof = await desk.ask('POST', `/leads/${leadId}/replay`, { as: 'daniyar' });
    expect(proof).toMatchObject({ status: 200, body: { differences: [] } });
    await desk.office.db.pool.query('UPDATE lead SET closed_at = now() WHERE id = $1', [leadId]);
    await post(next!.id, 'complete');
    expect(await openWith(id)).toEqual([]);
  });

  it('shows its next dates before it is saved (people K03)', async () => {
    const dates = async (repeat: object) =>
      (await desk.ask('POST', '/tasks/repeats', { as: 'aida', body: { repeat, dueAt: '2026-01-31T09:00:00+05:00' } }))
        .body;
    expect((await dates({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' })).items.slice(0, 2)).toEqual([
      ...['2026-02-28T04:00:00.000Z', '2026-03-31T04:00:00.000Z'],
    ]);
    for (const repeat of [{ rule: 'FREQ=SECONDLY' }, {}, { rule: 'FREQ=DAILY', after: { amount: 1, unit: 'days' } }])
      expect((await dates(repeat)).code).toBe('Invalid');
  });
});
