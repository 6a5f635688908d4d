import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { come, ivan, messageNow, messageOf, openAccountIn } from '../../conversation/talk.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
  account = await openAccountIn(desk.office, 'telegram:help_bot', { pipeline: 'support' });
});
afterAll(() => desk?.close());

let people = 5000;
const somebody = () => ({ ...ivan, id: ++people });
const ask = async (method: string, path: string, body?: unknown, as: Name = 'saule') =>
  (await desk.ask(method, path, { as, ...(body === undefined ? {} : { body }) })).body;
const talkOf = async (from: typeof ivan) => {
  const text = 'SELECT id, ticket_id, lead_id, promised FROM conversation WHERE thread = $1 AND account = $2';
  return (await desk.office.db.pool.query(text, [String(from.id), account])).rows[0];
};
const ticketsOf = async (talk: { id: string }) => (await ask('GET', `/tickets?conversation=${talk.id}`)).items;

describe('E1 an account whose new conversations become tickets', () => {
  it('opens one of a stranger’s first words, and of what is said after it none', async () => {
    const from = somebody();
    await come(desk.office, account, messageNow('Не пришёл чек\nОплата была вчера', from));
    const talk = await talkOf(from);
    expect(await ticketsOf(talk)).toMatchObject([
      { subject: 'Не пришёл чек', pipeline: 'support', stage: 'new', source: 'talk', assigneeId: null },
    ]);
    expect(talk.lead_id).toBeNull();
    await come(desk.office, account, messageNow('Вы здесь?', from));
    expect(await ticketsOf(talk)).toHaveLength(1);
    const { items } = await ask('GET', `/tickets/${talk.ticket_id}/events`);
    const types = items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(['conversation.received', 'ticket.created', 'conversation.received']);
  });

  it('names one without words by what was sent', async () => {
    const from = somebody();
    const place = { location: { latitude: 43.2, longitude: 76.9 } };
    await come(desk.office, account, messageOf(place, from));
    expect((await ticketsOf(await talkOf(from)))[0].subject).toBe('Место на карте');
  });

  it('gives it to whoever takes the conversation, and nobody else is looked for', async () => {
    const from = somebody();
    await come(desk.office, account, messageNow('Где заказ?', from));
    const { id, ticket_id: ticket } = await talkOf(from);
    const work = () => desk.office.db.pool.query('SELECT assignee_id FROM work WHERE id = $1', [ticket]);
    expect((await work()).rows).toEqual([]);
    await ask('POST', `/conversations/${id}/take`, undefined, 'aida');
    expect(await ask('GET', `/tickets/${ticket}`)).toMatchObject({ assigneeId: desk.office.aida });
    expect((await work()).rows).toEqual([{ assignee_id: desk.office.aida }]);
  });

  it('lets a ticket look for somebody by itself where its conversation was closed and nobody took it', async () => {
    const from = somebody();
    await come(desk.office, account, messageNow('Проверьте оплату', from));
    const { id, ticket_id: ticket } = await talkOf(from);
    await ask('POST', `/conversations/${id}/close`, {}, 'saule');
    const { rows } = await desk.office.db.pool.query('SELECT kind, assignee_id FROM work WHERE id = $1', [ticket]);
    expect(rows).toEqual([{ kind: 'ticket', assignee_id: null }]);
  });

  it('opens one where a closed conversation without a ticket begins anew', async () => {
    const from = somebody();
    await desk.office.db.pool.query('UPDATE channel_account SET pipeline_id = NULL WHERE id = $1', [account]);
    await come(desk.office, account, messageNow('Просто вопрос', from));
    const { id } = await talkOf(from);
    await desk.office.db.pool.query(
      `UPDATE channel_account SET pipeline_id = (SELECT id FROM pipeline WHERE key = 'support') WHERE id = $1`,
      [account],
    );
    await come(desk.office, account, messageNow('И ещё', from));
    expect(await ticketsOf({ id })).toEqual([]);
    await ask('POST', `/conversations/${id}/close`, {});
    await come(desk.office, account, messageNow('Теперь не работает вход', from));
    expect(await ticketsOf({ id })).toMatchObject([{ subject: 'Теперь не работает вход' }]);
  });

  it('hears a message as ever where its pipeline takes nothing any more', async () => {
    const from = somebody();
    await desk.office.db.pool.query(`UPDATE pipeline SET archived_at = now() WHERE key = 'support'`);
    await come(desk.office, account, messageNow('Алло', from));
    await desk.office.db.pool.query(`UPDATE pipeline SET archived_at = NULL WHERE key = 'support'`);
    expect(await talkOf(from)).toMatchObject({ ticket_id: null, lead_id: null });
  });

  it('says of one by mail that it came by mail', async () => {
    const mail = await ask('POST', '/accounts', {
      channel: 'email',
      provider: 'sandbox',
      name: 'Почта',
      pipeline: 'support',
    });
    expect(mail).toMatchObject({ pipeline: 'support' });
    const from = { id: 91, name: 'Дана' };
    await ask('POST', `/accounts/${mail.id}/sandbox-messages`, {
      from,
      text: 'Не могу войти в кабинет',
      subject: 'Вход',
    });
    await handleInbox(desk.office.db);
    const { items } = await ask('GET', '/tickets?q=кабинет');
    expect(items).toMatchObject([{ source: 'email' }]);
  });
});
