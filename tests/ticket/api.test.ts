import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { storedEvents } from '../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { publishHelpDesk } from '../support/help-desk.ts';
import { come, ivan, messageOf, openAccountIn } from '../conversation/talk.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  account = await openAccountIn(desk.office);
  await publishHelpDesk(desk.office);
});
afterAll(() => desk?.close());

let clients = 9000;
const somebody = () => ({ ...ivan, id: ++clients, first_name: `Client ${clients}` });
const writes = async (from: typeof ivan, text: string) => {
  await come(desk.office, account, messageOf({ text }, from));
  await handleInbox(desk.office.db);
  const { rows } = await desk.office.db.pool.query('SELECT id FROM conversation WHERE thread = $1', [String(from.id)]);
  return rows[0].id as string;
};
const open = async (body: object = {}, as: Name = 'aida') =>
  desk.ask('POST', '/tickets', { as, body: { subject: 'No receipt', ...body } });
const one = async (id: string, as: Name = 'aida') => (await desk.ask('GET', `/tickets/${id}`, { as })).body;
const patch = (id: string, body: object, as: Name = 'aida') => desk.ask('PATCH', `/tickets/${id}`, { as, body });
const typesOf = async (id: string) => {
  const { items } = (await desk.ask('GET', `/tickets/${id}/events`, { as: 'daniyar' })).body;
  return items.map(({ type }: { type: string }) => type).reverse();
};

describe('E1 a ticket', () => {
  it('gets a track number, stands at the first stage, and is read by either name', async () => {
    const { status, body } = await open({ priority: 'high', tags: ['vip'], fields: {} });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { stage: 'new', pipeline: 'support', priority: 'high', source: 'api', tags: ['vip'], assigneeId: null },
    });
    expect(body.track).toMatch(/^[A-Z]{2}\d{8}$/);
    expect(await one(body.track)).toEqual(await one(body.id));
  });

  it('is opened once a key', async () => {
    const ask = () => desk.ask('POST', '/tickets', { as: 'aida', body: { subject: 'Once' }, key: 'ticket-once' });
    const [first, second] = [await ask(), await ask()];
    expect(second.body.id).toBe(first.body.id);
  });

  it('is changed, moved and closed by one request, all of it or nothing', async () => {
    const { id, version } = (await open()).body;
    const bad = await patch(id, { version, priority: 'urgent', stage: 'nowhere' });
    expect(bad.body).toMatchObject({ code: 'UnknownStage' });
    expect(await one(id)).toMatchObject({ priority: 'normal', version });
    const refused = await patch(id, { version, stage: 'rejected' });
    expect(refused.body).toMatchObject({ code: 'TicketReasonNeeded' });
    const done = await patch(id, { version, priority: 'urgent', topic: 'Billing', stage: 'solved' });
    expect(done.body).toMatchObject({ priority: 'urgent', topic: 'Billing', stage: 'solved' });
    expect(done.body.closedAt).not.toBeNull();
    expect(await typesOf(id)).toEqual(['ticket.created', 'ticket.changed', 'ticket.moved']);
    expect((await patch(id, { version, priority: 'low' })).status).toBe(409);
    expect((await desk.ask('POST', `/tickets/${id}/reopen`, { as: 'aida', body: {} })).body).toMatchObject({
      ...{ stage: 'new', closedAt: null },
    });
  });

  it('is taken, handed over with a note, and given back', async () => {
    const { id } = (await open()).body;
    const { aida, timur } = desk.office;
    expect((await desk.ask('POST', `/tickets/${id}/take`, { as: 'aida' })).body.assigneeId).toBe(aida);
    const handed = { userId: timur, note: 'she speaks Kazakh' };
    expect((await desk.ask('POST', `/tickets/${id}/transfer`, { as: 'aida', body: handed })).status).toBe(200);
    expect((await desk.ask('GET', `/tickets/${id}`, { as: 'aida' })).status).toBe(404);
    expect((await one(id, 'timur')).assigneeId).toBe(timur);
    const { rows: told } = await desk.office.db.pool.query(
      `SELECT user_id FROM notification WHERE kind = 'ticket.assigned' AND data ->> 'ticket' = $1`,
      [id],
    );
    // who takes it herself is told nothing
    expect(told).toEqual([{ user_id: timur }]);
    const unknown = { userId: '01930000-0000-7000-8000-000000000000' };
    expect((await desk.ask('POST', `/tickets/${id}/transfer`, { as: 'timur', body: unknown })).body).toMatchObject({
      code: 'PersonUnknown',
    });
    await desk.ask('POST', `/tickets/${id}/transfer`, { as: 'timur', body: { userId: null } });
    expect((await one(id)).assigneeId).toBeNull();
  });

  it('is a part of another one, and never of its own part', async () => {
    const [whole, part] = [(await open()).body, (await open()).body];
    expect((await patch(part.id, { version: 1, parentId: whole.id })).body.parent).toMatchObject({
      track: whole.track,
    });
    expect((await one(whole.id)).parts).toMatchObject([{ id: part.id }]);
    expect((await patch(whole.id, { version: 1, parentId: part.id })).body).toMatchObject({ code: 'TicketOfItself' });
  });

  it('is listed by what one asks for', async () => {
    const { id, track } = (await open({ subject: 'Возврат денег', priority: 'urgent' })).body;
    const list = async (query: string, as: Name = 'aida') =>
      (await desk.ask('GET', `/tickets?${query}`, { as })).body.items.map((item: { id: string }) => item.id);
    expect(await list('priority=urgent&state=open')).toContain(id);
    expect(await list(`q=${encodeURIComponent('возврат')}`)).toEqual([id]);
    expect(await list(`q=${track.toLowerCase()}`)).toEqual([id]);
    expect(await list('state=closed')).not.toContain(id);
    expect(await list('assignee=none&sort=stageEnteredAt&limit=200')).toContain(id);
    const totals = (await desk.ask('GET', '/tickets/totals?pipeline=support', { as: 'daniyar' })).body.items;
    expect(totals.find(({ stage }: { stage: string }) => stage === 'new').count).toBeGreaterThan(0);
    expect((await desk.ask('GET', '/tickets?sort=colour', { as: 'aida' })).status).toBe(422);
  });

  it('is in no pipeline of leads', async () => {
    expect((await open({ pipeline: 'education' })).body).toMatchObject({ code: 'PipelineOfOtherNoun' });
    const lead = { name: 'acme', pipeline: 'support' };
    expect((await desk.ask('POST', '/leads', { as: 'aida', body: lead })).body).toMatchObject({
      code: 'UnknownPipeline',
    });
  });
});

describe('E1 a ticket of a conversation', () => {
  it('has its client and language, and hears what is said there', async () => {
    const from = somebody();
    const talk = await writes(from, 'where is my receipt?');
    const { body } = await open({ conversationId: talk });
    expect(body).toMatchObject({ source: 'talk', language: 'en', contact: { name: from.first_name }, talks: [talk] });
    await writes(from, 'hello?');
    await desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body: { text: 'it is on its way' } });
    const { rows } = await desk.office.db.pool.query('SELECT type FROM event WHERE subject_id = $1 ORDER BY number', [
      body.id,
    ]);
    // whoever answers has the talk, and its ticket with it
    expect(rows.map(({ type }) => type)).toEqual([
      ...['ticket.created', 'ticket.client_wrote', 'ticket.assigned', 'ticket.answered'],
    ]);
    const told = await typesOf(body.id);
    expect(told.filter((type: string) => type !== 'ticket.assigned')).toEqual([
      ...['conversation.received', 'ticket.created', 'conversation.received', 'conversation.answered'],
    ]);
  });

  it('is brought back by the client: postponed, closed lately, closed long ago', async () => {
    const from = somebody();
    const talk = await writes(from, 'where is my receipt?');
    const { id, version } = (await open({ conversationId: talk })).body;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const past = new Date(Date.now() - 1000).toISOString();
    expect((await patch(id, { version, postponedUntil: past })).body).toMatchObject({ code: 'DueInPast' });
    const put = await patch(id, { version, postponedUntil: until });
    expect(put.body.postponedUntil).toBe(until);
    await writes(from, 'still waiting');
    const woken = await one(id);
    expect(woken.postponedUntil).toBeNull();
    await patch(id, { version: woken.version, stage: 'solved' });
    await writes(from, 'it is not solved');
    expect(await one(id)).toMatchObject({ stage: 'new', closedAt: null });
    expect((await typesOf(id)).slice(-1)).toEqual(['ticket.reopened']);
    const { rows: heard } = await desk.office.db.pool.query(
      'SELECT type FROM event WHERE subject_id = $1 ORDER BY number DESC LIMIT 2',
      [id],
    );
    expect(heard.map(({ type }) => type)).toEqual(['ticket.client_wrote', 'ticket.reopened']);
    await patch(id, { version: (await one(id)).version, stage: 'solved' });
    await desk.office.db.pool.query(`UPDATE ticket SET closed_at = now() - interval '8 days' WHERE id = $1`, [id]);
    await writes(from, 'another thing');
    expect((await one(id)).closedAt).not.toBeNull();
    const { items } = (await desk.ask('GET', `/tickets?conversation=${talk}&state=open`, { as: 'aida' })).body;
    expect(items).toMatchObject([{ source: 'talk', stage: 'new' }]);
    expect((await one(items[0].id)).follows).toMatchObject({ id });
    expect(await typesOf(id)).toContain('ticket.followed');
  });

  it('is merged: the talk goes with it, and what is merged is closed', async () => {
    const from = somebody();
    const talk = await writes(from, 'one');
    const goes = (await open({ conversationId: talk })).body;
    const stays = (await open()).body;
    const merged = await desk.ask('POST', `/tickets/${stays.id}/merge`, { as: 'aida', body: { with: goes.id } });
    expect(merged.body.talks).toEqual([talk]);
    expect(await one(goes.id)).toMatchObject({ mergedInto: { track: stays.track } });
    expect((await one(goes.id)).closedAt).not.toBeNull();
    await writes(from, 'two');
    const { rows } = await desk.office.db.pool.query(
      `SELECT subject_id FROM event WHERE type = 'ticket.client_wrote' AND subject_id = ANY($1)`,
      [[goes.id, stays.id]],
    );
    expect(rows).toEqual([{ subject_id: stays.id }]);
    const again = await desk.ask('POST', `/tickets/${stays.id}/merge`, { as: 'aida', body: { with: goes.id } });
    expect(again.body).toMatchObject({ code: 'TicketMerged' });
  });

  it('is promised an answer, which only a person’s is', async () => {
    const targets = { first_answer: { amount: 1, unit: 'hours' }, resolution: { amount: 8, unit: 'hours' } };
    const policies = [{ key: 'all', name: { ru: 'Все' }, targets, waits: ['client'], ladder: [] }];
    const save = (body: object, as: Name = 'saule') => desk.ask('PATCH', '/settings/service', { as, body });
    expect((await save({ policies, revision: 0 }, 'aida')).status).toBe(403);
    expect((await save({ policies, revision: 5 })).body).toMatchObject({ code: 'VersionChanged' });
    const foresight = await desk.ask('POST', '/settings/service/foresight', { as: 'daniyar', body: { policies } });
    expect(foresight.body.changed).toBe(foresight.body.open);
    expect((await save({ policies, revision: 0 })).body).toMatchObject({ revision: 1 });
    const from = somebody();
    const talk = await writes(from, 'where is my receipt?');
    const { id, clocks } = (await open({ conversationId: talk })).body;
    expect(clocks).toMatchObject([
      { kind: 'resolution', state: 'running', spans: [{ owner: 'queue', cause: '', to: null }] },
      { kind: 'first_answer', state: 'running' },
    ]);
    const list = (await desk.ask('GET', `/tickets?conversation=${talk}`, { as: 'aida' })).body.items;
    expect(list[0].promise).toMatchObject({ kind: 'first_answer', state: 'running' });
    await desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body: { text: 'it is on its way' } });
    expect((await one(id)).clocks[1]).toMatchObject({ state: 'met' });
    const { version } = await one(id);
    await patch(id, { version, stage: 'client' });
    expect((await one(id)).clocks[0]).toMatchObject({ state: 'paused', dueAt: null });
    const taken = await desk.ask('POST', `/tickets/${id}/acknowledge`, { as: 'aida', body: {} });
    expect(taken.status).toBe(200);
    expect(await typesOf(id)).toContain('ticket.acknowledged');
  });

  it('tells of itself in words that its catalogue knows', async () => {
    const { types, strange } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    expect(types).toContain('ticket.followed');
  });
});
