import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { taskActivities } from '../../../activities/task.ts';
import { readLeadTurn } from '../../../prisma/lead/lead-turn.ts';
import { taskMoment } from '../../../prisma/task/task.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const set = async (more: Record<string, unknown> = {}, as: Name = 'aida') => {
  const made = await desk.ask('POST', '/tasks', { as, body: { text: 'call', dueAt: '2099-01-05T10:00:00Z', ...more } });
  expect(made.status).toBe(201);
  return made.body;
};
const change = (id: string, body: object, as: Name = 'aida') => desk.ask('PATCH', `/tasks/${id}`, { as, body });
const post = (id: string, what: string, body: object = {}, as: Name = 'aida') =>
  desk.ask('POST', `/tasks/${id}/${what}`, { as, body });
const typesOf = async (id: string) => {
  const { rows } = await desk.office.db.pool.query('SELECT type, pokes FROM event WHERE noun_id = $1 ORDER BY seq', [
    id,
  ]);
  return rows.map(({ type }) => type);
};

describe('C1 a task is changed through the API', () => {
  it('in every field, told in events that wake its process', async () => {
    const { id } = await set();
    const checklist = [{ text: 'contract', done: false }];
    const wish = { text: 'write', type: 'meeting', dueAt: '2099-01-06T12:00:00+05:00', checklist };
    const changed = await change(id, { version: 1, ...wish, responsibleId: desk.office.timur });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...wish, dueAt: '2099-01-06T07:00:00.000Z', responsibleId: desk.office.timur, version: 2 },
    });
    expect(await typesOf(id)).toEqual(['task.created', 'task.changed', 'task.assigned']);
    const { rows } = await desk.office.db.pool.query(
      `SELECT kind, data ->> 'text' AS text FROM notification WHERE user_id = $1 AND data ->> 'taskId' = $2`,
      [desk.office.timur, id],
    );
    expect(rows).toEqual([{ kind: 'task.created', text: 'write' }]);
  });

  it('only as it was read, and not into the past', async () => {
    const { id } = await set();
    await change(id, { version: 1, text: 'write' });
    expect(await change(id, { version: 1, text: 'call again' })).toMatchObject({
      ...{ status: 409, body: { code: 'VersionChanged' } },
    });
    expect(await change(id, { version: 2, dueAt: '2001-01-01T10:00:00Z' })).toMatchObject({
      ...{ status: 422, body: { code: 'DueInPast', errors: [{ field: 'dueAt' }] } },
    });
    expect(await typesOf(id)).toEqual(['task.created', 'task.changed']);
  });

  it('by whoever sees it, and by nobody else', async () => {
    const { id } = await set();
    expect(await change(id, { version: 1, text: 'mine' }, 'timur')).toMatchObject({ status: 404 });
    expect(await post(id, 'cancel', {}, 'timur')).toMatchObject({ status: 404 });
    expect(await desk.ask('GET', `/tasks/${id}/slots`, { as: 'timur' })).toMatchObject({ status: 404 });
    expect(await post(id, 'undo', { version: 1 }, 'timur')).toMatchObject({ status: 404 });
    expect(await change(id, { version: 1, text: 'checked' }, 'daniyar')).toMatchObject({ status: 200 });
  });

  it('moves the clock of its own process, and of its lead’s', async () => {
    const { db } = desk.office;
    const alone = await set();
    const turn = () =>
      taskActivities({ db }).turnTask({
        ...{ workflowId: `task:${alone.id}`, taskId: alone.id, now: new Date().toISOString(), known: null },
      });
    expect((await turn()).wakeAt).toBe('2099-01-05T09:30:00.000Z');
    await change(alone.id, { version: 1, dueAt: '2099-02-01T10:00:00Z' });
    expect((await turn()).wakeAt).toBe('2099-02-01T09:30:00.000Z');
    const leadId = await newLead(desk.office);
    const onLead = await set({ leadId });
    await change(onLead.id, { version: 1, dueAt: '2099-02-01T10:00:00Z' });
    const read = await readLeadTurn(db, `lead:${leadId}`, leadId);
    if ('refusal' in read) throw new Error(read.refusal);
    expect(read.duties).toMatchObject([{ id: onLead.id, dueAt: '2099-02-01T10:00:00.000Z', stops: false }]);
    const { rows } = await db.pool.query(`SELECT pokes FROM event WHERE noun_id = $1 AND type = 'task.changed'`, [
      onLead.id,
    ]);
    expect(rows).toEqual([{ pokes: [`lead:${leadId}`] }]);
  });

  it('is put off to a free slot of the responsible user, each of several to its own', async () => {
    const [one, other] = [await set(), await set()];
    const slots = await desk.ask('GET', `/tasks/${one.id}/slots`, { as: 'aida' });
    const tomorrow = slots.body.items.find(({ to }: { to: string }) => to === 'tomorrow').at;
    const first = await change(one.id, { version: 1, postpone: 'tomorrow' });
    expect(first.body.dueAt).toBe(tomorrow);
    const second = await change(other.id, { version: 1, postpone: 'tomorrow' });
    expect(second.body.dueAt > tomorrow).toBe(true);
    expect((await change(one.id, { version: 2, postpone: 'monday', dueAt: tomorrow })).status).toBe(422);
  });
});

describe('C1 a task ends and begins again', () => {
  it('is cancelled and reopened, and its process follows', async () => {
    const { id } = await set();
    expect((await post(id, 'cancel')).body).toMatchObject({ state: 'cancelled', version: 2 });
    expect(await post(id, 'cancel')).toMatchObject({ status: 409, body: { code: 'TaskNotOpen' } });
    const turn = (now: string) =>
      taskActivities({ db: desk.office.db }).turnTask({ workflowId: `task:${id}`, taskId: id, now, known: null });
    expect((await turn(new Date().toISOString())).finished).toBe(true);
    expect((await post(id, 'reopen')).body).toMatchObject({ state: 'open', doneAt: null, version: 3 });
    expect(await post(id, 'reopen')).toMatchObject({ status: 409, body: { code: 'TaskIsOpen' } });
    expect((await turn(new Date().toISOString())).wakeAt).toBe('2099-01-05T09:30:00.000Z');
    expect((await turn('2099-01-05T10:00:01.000Z')).wakeAt).toBe('2099-01-06T10:00:00.000Z');
    expect(await typesOf(id)).toEqual([...['task.created', 'task.cancelled', 'task.reopened', 'task.overdue']]);
  });

  it('loses its outcome with the reopening, and keeps a mended result', async () => {
    const { id } = await set();
    await post(id, 'complete', { result: 'half' });
    expect((await change(id, { version: 2, result: 'half, on Friday' })).body).toMatchObject({
      ...{ state: 'done', result: 'half, on Friday' },
    });
    expect((await post(id, 'reopen')).body).toMatchObject({ state: 'open', result: null });
  });
});

describe('A16 a change of a task is undone', () => {
  it('with its clocks as they were, as long as nothing has happened since', async () => {
    const { id } = await set();
    const { db } = desk.office;
    await taskMoment(db, { actor: { kind: 'process', id: 'task' }, taskId: id, what: 'reminder' });
    const before = (await db.pool.query('SELECT * FROM task WHERE id = $1', [id])).rows[0];
    await change(id, { version: 2, postpone: 'monday', responsibleId: desk.office.timur });
    expect(await post(id, 'undo', { version: 2 })).toMatchObject({ status: 409, body: { code: 'ChangedSinceClick' } });
    expect(await post(id, 'undo', { version: 3 }, 'daniyar')).toMatchObject({ body: { code: 'NothingToUndo' } });
    expect((await post(id, 'undo', { version: 3 })).status).toBe(200);
    const after = (await db.pool.query('SELECT * FROM task WHERE id = $1', [id])).rows[0];
    expect(after).toEqual({ ...before, version: 4, event_seq: before.event_seq + 3 });
    expect(await post(id, 'undo', { version: 4 })).toMatchObject({ body: { code: 'NothingToUndo' } });
  });

  it('also when it was done on nothing, or changed on a lead, whose history stays whole', async () => {
    const alone = await set();
    await post(alone.id, 'complete', { result: 'half' });
    expect((await post(alone.id, 'undo', { version: 2 })).body).toMatchObject({ state: 'open', result: null });
    const leadId = await newLead(desk.office);
    const onLead = await set({ leadId });
    await change(onLead.id, { version: 1, postpone: 'hour', text: 'write' });
    expect((await post(onLead.id, 'undo', { version: 2 })).body).toMatchObject({
      ...{ text: 'call', dueAt: '2099-01-05T10:00:00.000Z' },
    });
    const proof = await desk.ask('POST', `/leads/${leadId}/replay`, { as: 'daniyar' });
    expect(proof).toMatchObject({ status: 200, body: { differences: [] } });
  });
});

describe('C3 a task is found by its number', () => {
  it('which no other has and which tells no counts', async () => {
    const made = [await set(), await set(), await set()];
    const tracks = made.map(({ track }) => track as string);
    for (const track of tracks) expect(track).toMatch(/^[ABCEHKMPTXY]{2}\d{8}$/);
    expect(new Set(tracks.map((track) => track.slice(0, 2))).size).toBeGreaterThan(1);
    const spoken = tracks[0]!.replace(/^(..)(....)/, '$1 $2 ').toLowerCase();
    const find = (typed: string, as: Name = 'aida') =>
      desk.ask('GET', `/tasks?track=${encodeURIComponent(typed)}`, { as }).then(({ body }) => body.items);
    expect(await find(spoken)).toMatchObject([{ id: made[0]!.id }]);
    expect(await find(spoken, 'timur')).toEqual([]);
    expect(await find('acme')).toEqual([]);
    const { rows } = await desk.office.db.pool.query(
      'SELECT count(DISTINCT track_of(n))::int AS count FROM generate_series(1, 20000) n',
    );
    expect(rows).toEqual([{ count: 20000 }]);
  });
});

describe('C1 a task about a client or a company without a lead', () => {
  it('is seen by whoever sees a lead of theirs, and set by nobody else', async () => {
    const leadId = await newLead(desk.office, 'Arman');
    const { db } = desk.office;
    const { rows } = await db.pool.query(
      `WITH made AS (INSERT INTO company (name) VALUES ('Acme') RETURNING id), tied AS (UPDATE lead SET company_id = (SELECT id FROM made) WHERE id = $1)
       INSERT INTO contact (name, language) VALUES ('Arman', 'ru') RETURNING id, (SELECT id FROM made) AS company`,
      [leadId],
    );
    const { id: contactId, company: companyId } = rows[0];
    await db.pool.query(
      `INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name) VALUES ($1, $2, 'client', false, 'Arman')`,
      [...[leadId, contactId]],
    );
    const about = await set({ contactId, companyId, responsibleId: desk.office.daniyar });
    expect(about).toMatchObject({ contact: { id: contactId, name: 'Arman' }, company: { name: 'Acme' }, lead: null });
    const listed = (as: Name) => desk.ask('GET', `/tasks?contact=${contactId}`, { as }).then(({ body }) => body.items);
    expect(await listed('aida')).toHaveLength(1);
    expect(await listed('timur')).toEqual([]);
    const own = await desk.ask('POST', '/contacts', { as: 'timur', body: { name: 'Own' } });
    const mine = { text: 'x', dueAt: '2099-01-05T10:00:00Z', contactId: own.body.id };
    expect(await desk.ask('POST', '/tasks', { as: 'timur', body: mine })).toMatchObject({ status: 201 });
    for (const body of [{ contactId }, { companyId }, { contactId: desk.office.aida }]) {
      const wish = { text: 'x', dueAt: '2099-01-05T10:00:00Z', ...body };
      expect(await desk.ask('POST', '/tasks', { as: 'timur', body: wish })).toMatchObject({ status: 404 });
    }
  });
});

describe('A10 events of tasks', () => {
  it('all say what the catalogue knows', async () => {
    const { strange, types } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    for (const type of ['task.changed', 'task.reopened']) expect(types).toContain(type);
  });
});
