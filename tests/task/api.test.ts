import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newLead } from '../support/office.ts';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const set = (text: string, dueAt: string, more: Record<string, unknown> = {}) =>
  desk.ask('POST', '/tasks', { as: 'aida', body: { text, dueAt, ...more } });

describe('E6 tasks through the API', () => {
  it('are set, listed by when they are due, and completed once with an outcome', async () => {
    const leadId = await newLead(desk.office);
    const later = await set('meet', '2099-02-01T10:00:00+05:00', { leadId });
    const sooner = await set('call', '2099-01-01T10:00:00+05:00', { leadId });
    expect(sooner).toMatchObject({
      status: 201,
      body: {
        dueAt: '2099-01-01T05:00:00.000Z',
        state: 'open',
        lead: { id: leadId, name: 'acme', pipeline: 'education' },
      },
    });
    const mine = (query: string) => desk.ask('GET', `/tasks?${query}`, { as: 'aida' }).then(({ body }) => body);
    const first = await mine(`lead=${leadId}&state=open&limit=1`);
    expect(first.items.map(({ text }: { text: string }) => text)).toEqual(['call']);
    expect((await mine(`lead=${leadId}&state=open&limit=1&cursor=${first.next}`)).items[0].id).toBe(later.body.id);
    const complete = (body: unknown) => desk.ask('POST', `/tasks/${sooner.body.id}/complete`, { as: 'aida', body });
    expect(await complete({ outcome: 'nothing' })).toMatchObject({ status: 409, body: { code: 'UnknownOutcome' } });
    expect(await complete({ result: 'will think', outcome: 'half' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await complete({ result: 'again' })).toMatchObject({ status: 409, body: { code: 'TaskNotOpen' } });
    expect((await mine(`lead=${leadId}&state=done`)).items).toMatchObject([{ outcome: 'half', result: 'will think' }]);
  });

  it('are counted by when they are due, all of them', async () => {
    const day = (days: number) => new Date(Date.UTC(2098, 0, 1 + days)).toISOString();
    const asked = `/tasks/totals?state=open&responsible=${desk.office.timur}&today=${day(1)}&tomorrow=${day(2)}`;
    for (const days of [0, 0, 1, 5])
      await desk.ask('POST', '/tasks', { as: 'timur', body: { text: 'call', dueAt: day(days) } });
    const { pool } = desk.office.db;
    await pool.query(
      `UPDATE task SET overdue_at = now() WHERE id = (SELECT id FROM task WHERE responsible_id = $1 ORDER BY due_at LIMIT 1)`,
      [desk.office.timur],
    );
    const { body } = await desk.ask('GET', asked, { as: 'timur' });
    expect(body).toEqual({ total: 4, overdue: 1, today: 1, tomorrow: 1, later: 1 });
    expect((await desk.ask('GET', asked, { as: 'aida' })).body.total).toBe(0);
  });

  it('are set by so much time, or by a moment, and not by both', async () => {
    const hour = { due: { by: 'after', amount: 1, unit: 'hours' } };
    const leadId = await newLead(desk.office);
    const made = await desk.ask('POST', '/tasks', { as: 'aida', body: { text: 'call', leadId, ...hour } });
    expect(made.status).toBe(201);
    expect(Date.parse(made.body.dueAt) - Date.parse(made.body.createdAt)).toBe(3_600_000);
    const { rows } = await desk.office.db.pool.query('SELECT span FROM task WHERE id = $1', [made.body.id]);
    expect(rows[0].span).toEqual({ ms: 3_600_000 });
    const both = await set('call', '2099-01-01T10:00:00Z', hour);
    expect(both).toMatchObject({ status: 422, body: { errors: [{ field: 'dueAt' }] } });
  });

  it('are not set in the past, nor on somebody else’s lead', async () => {
    const past = await set('call', '2001-01-01T10:00:00Z');
    expect(past).toMatchObject({ status: 422, body: { code: 'DueInPast', errors: [{ field: 'dueAt' }] } });
    const leadId = await newLead(desk.office);
    const foreign = await desk.ask('POST', '/tasks', {
      as: 'timur',
      body: { text: 'x', dueAt: '2099-01-01T10:00:00Z', leadId },
    });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'NotFound' } });
  });
});
