import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { orderTicket } from '../../../prisma/ticket/ticket.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import { come, ivan, messageNow, openAccountIn } from '../../conversation/talk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

let office: Office;
let processes: Processes;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  const tagging = {
    ...{ key: 'unhappy', name: { ru: 'Недовольные' }, stages: ['solved'] },
    ...{ when: { on: 'ticket.rated' }, if: { field: 'rating', is: '<=', value: 2 } },
    then: [{ do: 'ticket.tag', add: ['unhappy'] }],
  };
  await publishHelpDesk(office, [tagging]);
  account = await openAccountIn(office, 'telegram:help_bot', { pipeline: 'support' });
  await office.db.pool.query(`UPDATE channel_account SET desk = '{"rating": true}' WHERE id = $1`, [account]);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

let people = 3000;
const rows = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows;
const doing = () => ({ actor: { kind: 'user' as const, id: office.aida } });
/** A ticket whose client was answered, and which is solved then. */
const solved = async () => {
  const from = { ...ivan, id: ++people };
  await come(office, account, messageNow('Не пришёл чек', from));
  const [{ id, ticket_id: ticket }] = await rows('SELECT * FROM conversation WHERE thread = $1', String(from.id));
  await writeMessage(office.db, { ...doing(), conversationId: id, message: NewMessage.parse({ text: 'Отправили' }) });
  await orderTicket(office.db, { ...doing(), ticketId: ticket, orders: [{ do: 'ticket.move', stage: 'solved' }] });
  const isAsked = async () =>
    (await rows(`SELECT 1 FROM conversation WHERE id = $1 AND rating_stage = 'asked'`, id))[0];
  return { from, talk: id as string, ticket: ticket as string, isAsked };
};
const ticketOf = async (id: string) => (await rows('SELECT * FROM ticket WHERE id = $1', id))[0];

describe('K3 the rating of a ticket', () => {
  it('is asked for in its conversation once it is closed, and stands on the ticket without opening it again', async () => {
    const { from, ticket, isAsked } = await solved();
    await until(isAsked, 'the question');
    await come(office, account, messageNow('5', from));
    await come(office, account, messageNow('Всё быстро', from));
    expect(await ticketOf(ticket)).toMatchObject({ rating: 5, rating_comment: 'Всё быстро', stage: 'solved' });
    expect((await ticketOf(ticket)).closed_at).not.toBeNull();
    expect(await rows(`SELECT 1 FROM task`)).toEqual([]);
  });

  it('is a supervisor’s task where it is low, with the ticket’s number, and starts automations', async () => {
    const { from, ticket, isAsked } = await solved();
    await until(isAsked, 'the question');
    await come(office, account, messageNow('1', from));
    const { track, rating } = await ticketOf(ticket);
    expect(rating).toBe(1);
    const [task] = await rows('SELECT responsible_id, text FROM task');
    expect(task.responsible_id).toBe(office.daniyar);
    expect(JSON.stringify(task.text)).toContain(`${track.slice(0, 2)} ${track.slice(2, 6)}`);
    await until(async () => (await ticketOf(ticket)).tags.includes('unhappy'), 'the automation');
  });

  it('is not asked for where the client waits for us', async () => {
    const { from, talk, ticket, isAsked } = await solved();
    await until(isAsked, 'the question');
    await come(office, account, messageNow('Нет, не пришёл', from));
    await until(async () => (await ticketOf(ticket)).closed_at === null, 'the ticket opened again');
    await orderTicket(office.db, { ...doing(), ticketId: ticket, orders: [{ do: 'ticket.move', stage: 'solved' }] });
    await until(
      async () =>
        (await rows(`SELECT state FROM process WHERE workflow_id = $1`, `ticket:${ticket}`))[0]?.state === 'finished',
      'the end of its process',
    );
    expect(await rows('SELECT state FROM conversation WHERE id = $1', talk)).toEqual([{ state: 'assigned' }]);
  });
});
