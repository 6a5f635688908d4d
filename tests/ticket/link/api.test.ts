import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { come, ivan, messageNow, openAccountIn } from '../../conversation/talk.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
  account = await openAccountIn(desk.office, 'telegram:help_bot', { pipeline: 'support' });
});
afterAll(() => desk?.close());

const rows = async (sql: string, ...values: unknown[]) => (await desk.office.db.pool.query(sql, values)).rows;
const open = async (subject: string, more: object = {}) =>
  (await desk.ask('POST', '/tickets', { as: 'daniyar', body: { subject, ...more } })).body;
const read = async (id: string) => (await desk.ask('GET', `/tickets/${id}`, { as: 'daniyar' })).body;
let people = 8000;
const written = async (text = 'Не пришёл чек') => {
  const from = { ...ivan, id: ++people };
  await come(desk.office, account, messageNow(text, from));
  const [talk] = await rows('SELECT * FROM conversation WHERE thread = $1', String(from.id));
  return { from, talk: talk.id as string, ticket: talk.ticket_id as string };
};
const bell = (user: string) =>
  rows(`SELECT data FROM notification WHERE user_id = $1 AND kind = 'ticket.news' ORDER BY id`, user);

describe('E1 what a ticket has to do with', () => {
  it('is told on both sides, and taken back', async () => {
    const [one, other] = [await open('Чек'), await open('Возврат')];
    const at = `/tickets/${one.id}/related/${other.id}`;
    expect((await desk.ask('PUT', at, { as: 'daniyar' })).status).toBe(200);
    expect((await read(one.id)).related).toMatchObject([{ id: other.id, track: other.track }]);
    expect((await read(other.id)).related).toMatchObject([{ id: one.id }]);
    expect((await desk.ask('DELETE', at, { as: 'daniyar' })).status).toBe(200);
    expect([(await read(one.id)).related, (await read(other.id)).related]).toEqual([[], []]);
    const itself = `/tickets/${one.id}/related/${one.id}`;
    expect(await desk.ask('PUT', itself, { as: 'daniyar' })).toMatchObject({ body: { code: 'TicketOfItself' } });
  });

  it('is refused as a circle of parents', async () => {
    const [whole, part] = [await open('Авария'), await open('Нет света')];
    const set = (id: string, version: number, parentId: string | null) =>
      desk.ask('PATCH', `/tickets/${id}`, { as: 'daniyar', body: { version, parentId } });
    expect((await set(part.id, part.version, whole.id)).body.parent).toMatchObject({ id: whole.id });
    expect((await set(whole.id, (await read(whole.id)).version, part.id)).body.code).toBe('TicketOfItself');
    expect((await set(part.id, (await read(part.id)).version, null)).body.parent).toBeNull();
  });

  it('is also a second talk: it belongs to this ticket alone, until it is taken off', async () => {
    const { ticket, talk } = await written();
    const second = await written('А ещё вопрос');
    const at = `/tickets/${ticket}/talks/${second.talk}`;
    expect((await desk.ask('PUT', at, { as: 'daniyar' })).status).toBe(200);
    expect((await read(ticket)).talks).toEqual([talk, second.talk]);
    expect((await read(second.ticket)).talks).toEqual([]);
    await come(desk.office, account, messageNow('Ответьте', second.from));
    const [heard] = await rows(
      `SELECT count(*)::int AS n FROM event WHERE subject_id = $1 AND type = 'ticket.client_wrote'`,
      ticket,
    );
    expect(heard.n).toBe(1);
    expect((await desk.ask('DELETE', at, { as: 'daniyar' })).status).toBe(200);
    expect((await read(ticket)).talks).toEqual([talk]);
    expect(await rows('SELECT ticket_id FROM conversation WHERE id = $1', second.talk)).toEqual([{ ticket_id: null }]);
  });

  it('is nothing that its reader does not see', async () => {
    const [mine, hers] = [await open('Моё'), await open('Её', { assigneeId: desk.office.daniyar })];
    expect((await desk.ask('PUT', `/tickets/${mine.id}/related/${hers.id}`, { as: 'aida' })).status).toBe(404);
    expect((await read(hers.id)).related).toEqual([]);
  });
});

describe('E1 a message that becomes a ticket of its own', () => {
  it('keeps its talk where it is, and both tickets name one another', async () => {
    const { talk, ticket } = await written('Чек и ещё отмените подписку');
    const [message] = await rows('SELECT id, text FROM message WHERE conversation_id = $1', talk);
    const made = await open('Отмена подписки', { conversationId: talk, messageId: message.id });
    expect(made).toMatchObject({ description: message.text, talks: [talk], related: [{ id: ticket }] });
    expect((await read(ticket)).related).toMatchObject([{ id: made.id }]);
    expect(await rows('SELECT ticket_id FROM conversation WHERE id = $1', talk)).toEqual([{ ticket_id: ticket }]);
    expect(made.clocks.filter(({ kind }: { kind: string }) => kind === 'first_answer')).toEqual([]);
  });

  it('is none of another talk', async () => {
    const [one, other] = [await written(), await written()];
    const [message] = await rows('SELECT id FROM message WHERE conversation_id = $1', other.talk);
    const body = { subject: 'x', conversationId: one.talk, messageId: message.id };
    expect(await desk.ask('POST', '/tickets', { as: 'daniyar', body })).toMatchObject({ status: 404 });
  });
});

describe('E6 who watches a ticket', () => {
  it('hears of it by the bell, but not of what she does herself', async () => {
    const { from, ticket } = await written();
    const { daniyar } = desk.office;
    expect((await desk.ask('PUT', `/tickets/${ticket}/watch`, { as: 'daniyar' })).status).toBe(200);
    expect((await read(ticket)).watchers).toEqual([daniyar]);
    const { version } = await read(ticket);
    await desk.ask('PATCH', `/tickets/${ticket}`, { as: 'daniyar', body: { version, stage: 'work' } });
    expect(await bell(daniyar)).toEqual([]);
    await come(desk.office, account, messageNow('Ну что там', from));
    const now = await read(ticket);
    await desk.ask('PATCH', `/tickets/${ticket}`, { as: 'saule', body: { version: now.version, stage: 'client' } });
    expect((await bell(daniyar)).map(({ data }) => data.news)).toEqual(['ticket.client_wrote', 'ticket.moved']);
    expect((await desk.ask('DELETE', `/tickets/${ticket}/watch`, { as: 'daniyar' })).status).toBe(200);
    await come(desk.office, account, messageNow('Алло', from));
    expect(await bell(daniyar)).toHaveLength(2);
    expect((await storedEvents(desk.office.db)).strange).toEqual([]);
  });
});
