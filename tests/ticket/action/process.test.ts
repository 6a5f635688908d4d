import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { uuidv7 } from '../../../prisma/id.ts';
import { finishTask } from '../../../prisma/task/outcome.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { orderTicket } from '../../../prisma/ticket/ticket.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { come, ivan, messageNow, openAccountIn } from '../../conversation/talk.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const text = (words: string) => ({ ru: words, en: words });
const onTag = (key: string, then: unknown[]) => ({
  ...{ key, name: text(key), when: { on: 'tag.added', tag: key }, then },
});

let office: Office;
let processes: Processes;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(
    office,
    [
      onTag('check', [
        {
          ...{ do: 'task.create', type: 'call', text: text('Проверить оплату') },
          ...{ due: { by: 'after', amount: 2, unit: 'hours' }, who: 'responsible' },
        },
      ]),
      {
        ...{ key: 'paid', name: text('Оплата есть'), when: { on: 'task.done', outcome: 'paid' } },
        then: [{ do: 'ticket.move', stage: 'work' }],
      },
      onTag('ask', [
        { do: 'talk.say', text: { ru: 'Пришлите чек по {{track}}', en: 'Send the receipt of {{track}}' } },
        {
          ...{ do: 'wait.event', on: { on: 'ticket.client_wrote' }, atMost: { amount: 2, unit: 'days' } },
          ...{ then: [{ do: 'ticket.tag', add: ['answered'], remove: [] }], else: [] },
        },
      ]),
      onTag('part', [{ do: 'ticket.open', pipeline: 'support', subject: text('Возврат'), priority: 'high' }]),
      onTag('note', [{ do: 'talk.note', text: text('Чек сверить') }]),
      onTag('bank', [{ do: 'give', to: 'group', group: 'bank' }]),
      onTag('tell', [{ do: 'notify', who: 'supervisors', text: text('Посмотрите') }]),
    ],
    { outcomes: [{ key: 'paid', name: text('Оплачено') }] },
  );
  account = await openAccountIn(office, 'telegram:help_bot', { pipeline: 'support' });
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const rows = async (sql: string, ...values: unknown[]) => (await office.db.pool.query(sql, values)).rows;
const doing = () => ({ actor: { kind: 'user' as const, id: office.aida } });
const ticketOf = async (id: string) => (await rows('SELECT * FROM ticket WHERE id = $1', id))[0];
const tag = (ticketId: string, ...add: string[]) =>
  orderTicket(office.db, { ...doing(), ticketId, orders: [{ do: 'ticket.tag', add }] });
const byHand = async (contactId?: string) => {
  const ticket = {
    ...{ subject: 'No receipt', description: '', type: '', topic: '', priority: 'normal' as const, contactId },
    ...{ source: 'hand' as const, branch: '', region: '', tags: [], fields: {}, assigneeId: office.aida },
  };
  const made = await createTicket(office.db, { ...doing(), ticket });
  if (isRefusal(made)) throw new Error(made.refusal);
  return made.id;
};
let people = 5000;
const written = async () => {
  const from = { ...ivan, id: ++people };
  await come(office, account, messageNow('Не пришёл чек', from));
  const [{ id, ticket_id: ticket }] = await rows('SELECT * FROM conversation WHERE thread = $1', String(from.id));
  return { from, talk: id as string, ticket: ticket as string };
};
const said = (talk: string) =>
  rows('SELECT direction, text FROM message WHERE conversation_id = $1 ORDER BY number', talk);

describe('A2 pipelines of tickets do what leads’ do', () => {
  it('set a task on the ticket, whose outcome is heard and moves it', async () => {
    const id = await byHand();
    await tag(id, 'check');
    const [task] = await until(async () => {
      const found = await rows(`SELECT * FROM task WHERE of_kind = 'ticket' AND of_id = $1`, id);
      return found.length > 0 && found;
    }, 'a task');
    expect(task).toMatchObject({ responsible_id: office.aida, text: 'Проверить оплату', state: 'open' });
    await finishTask(office.db, { ...doing(), taskId: task.id, outcome: 'paid', result: 'Нашли' });
    await until(async () => (await ticketOf(id)).stage === 'work', 'the stage that its outcome leads to');
    const types = (await readStory(office.db, id, { limit: 20 })).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['ticket.task_set', 'ticket.task_done', 'ticket.moved']));
  });

  it('refuse an outcome that their pipeline does not know', async () => {
    const id = await byHand();
    await tag(id, 'check');
    const [task] = await until(async () => {
      const found = await rows('SELECT * FROM task WHERE of_id = $1', id);
      return found.length > 0 && found;
    }, 'a task');
    const done = await finishTask(office.db, { ...doing(), taskId: task.id, outcome: 'lost', result: '' });
    expect(done).toMatchObject({ refusal: 'UnknownOutcome' });
  });

  it('end with the ticket what was still to be done on it', async () => {
    const id = await byHand();
    await tag(id, 'check');
    await until(async () => (await rows('SELECT 1 FROM task WHERE of_id = $1', id)).length > 0, 'a task');
    await orderTicket(office.db, { ...doing(), ticketId: id, orders: [{ do: 'ticket.move', stage: 'solved' }] });
    await until(
      async () => (await rows('SELECT state FROM task WHERE of_id = $1', id))[0].state === 'cancelled',
      'the end of the task',
    );
  });

  it('write to the client in the talk of the ticket, once, with its number, and wait for the answer', async () => {
    const { from, talk, ticket } = await written();
    await tag(ticket, 'ask');
    const { track } = await ticketOf(ticket);
    await until(async () => (await said(talk)).length === 2, 'the question');
    expect((await said(talk))[1]).toEqual({ direction: 'out', text: `Send the receipt of ${track}` });
    await come(office, account, messageNow('Вот чек', from));
    await until(async () => (await ticketOf(ticket)).tags.includes('answered'), 'the answer');
    expect((await said(talk)).filter(({ direction }) => direction === 'out')).toHaveLength(1);
  });

  it('write by the address of a client who has no talk yet, and the new talk is the ticket’s', async () => {
    await openAccountIn(office, 'email:desk@studio.example', {});
    const contactId = uuidv7();
    await rows(`INSERT INTO contact (id, name, language) VALUES ($1, 'Ольга', 'en')`, contactId);
    await rows(
      `INSERT INTO address (id, contact_id, kind, value, trust, origin, since) VALUES ($1, $2, 'email', 'olga@client.example', 'staff', '{}', now())`,
      ...[uuidv7(), contactId],
    );
    const id = await byHand(contactId);
    await tag(id, 'ask');
    const [talk] = await until(async () => {
      const found = await rows('SELECT * FROM conversation WHERE ticket_id = $1', id);
      return found.length > 0 && found;
    }, 'a talk');
    const { track, talks } = await ticketOf(id);
    expect(talks).toEqual([talk.id]);
    expect(await said(talk.id)).toEqual([{ direction: 'out', text: `Send the receipt of ${track}` }]);
    const [sent] = await rows('SELECT recipient, subject FROM delivery WHERE conversation_id = $1', talk.id);
    expect(sent).toEqual({ recipient: 'olga@client.example', subject: `No receipt (${track})` });
  });

  it('say why where nothing reaches the client', async () => {
    const id = await byHand();
    await tag(id, 'ask');
    await until(async () => {
      const story = await readStory(office.db, id, { limit: 20 });
      return story.some(({ type, data }) => type === 'automation.failed' && JSON.stringify(data).includes('NoAddress'));
    }, 'why');
  });

  it('open a part of the ticket, of the same client', async () => {
    const { ticket } = await written();
    await tag(ticket, 'part');
    const [part] = await until(async () => {
      const found = await rows('SELECT * FROM ticket WHERE parent_id = $1', ticket);
      return found.length > 0 && found;
    }, 'the part');
    const { contact_id } = await ticketOf(ticket);
    expect(part).toMatchObject({ subject: 'Возврат', priority: 'high', source: 'automation', contact_id });
  });

  it('note, tell people, and hand over to a skill group', async () => {
    const { talk, ticket } = await written();
    const group = uuidv7();
    await rows(`INSERT INTO work_group (id, key, name) VALUES ($1, 'bank', '{"ru": "Банк"}')`, group);
    await tag(ticket, 'note', 'tell', 'bank');
    await until(async () => (await ticketOf(ticket)).group_id === group, 'its group');
    await until(async () => (await said(talk)).some(({ direction }) => direction === 'note'), 'the note');
    const told = await until(async () => {
      const found = await rows(`SELECT data FROM notification WHERE user_id = $1 AND kind = 'message'`, office.daniyar);
      return found.length > 0 && found;
    }, 'the bell');
    expect(told).toHaveLength(1);
    expect(told[0].data).toMatchObject({ ticket, text: text('Посмотрите') });
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });
});
