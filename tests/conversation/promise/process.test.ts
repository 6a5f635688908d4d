import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acknowledgeTalk } from '../../../prisma/conversation/promise.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { assignConversation } from '../../../prisma/conversation/conversation.ts';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { saveServiceRules } from '../../../prisma/service/rules.ts';
import { clocksOf } from '../../../prisma/ticket/service.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { ServicePolicy } from '../../../workflows/service/policy.schema.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';

const HOUR = 3_600_000;
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const policies: ServicePolicy[] = [
  {
    ...{ key: 'all', name: { ru: 'Все' }, targets: { first_answer: hours(4), next_answer: hours(6) }, waits: [] },
    ladder: [
      { key: 'soon', side: 'before', by: hours(1), tell: 'assignee' },
      { key: 'above', side: 'after', by: hours(1), tell: 'supervisors', every: hours(2) },
    ],
  },
];

let office: Office;
let processes: Processes;
let account: string;
let people = 0;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(office);
  account = await openAccountIn(office);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const rows = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows;
const processOf = async (id: string) =>
  (await rows('SELECT * FROM process WHERE workflow_id = $1', `conversation:${id}`))[0];
/** Somebody new writes. */
const write = async (): Promise<string> => {
  const from = { ...ivan, id: 9000 + ++people };
  await come(office, account, messageNow('Где мой заказ?', from));
  return (await rows('SELECT id FROM conversation WHERE thread = $1', String(from.id)))[0].id;
};
const asAida = (conversationId: string) => ({ conversationId, actor: { kind: 'user' as const, id: office.aida } });
const isWaiting = (id: string) => until(async () => (await processOf(id))?.next_at, 'its clock');
const typesOf = async (id: string) =>
  (await readStory(office.db, id, { limit: 50 }))
    .map(({ type }) => type)
    .filter((type) => /promised|warned|late|acknowledged/.test(type));
const toldOf = (id: string) =>
  rows(
    `SELECT user_id, data ->> 'late' AS late FROM notification WHERE kind = 'conversation.warned' AND data ->> 'conversationId' = $1 ORDER BY created_at, user_id`,
    id,
  );

describe('E5 E6 the clock of a talk without a ticket', () => {
  it('begins for whoever waits when policies are made, warns, is late, and climbs its ladder, each once', async () => {
    const id = await write();
    const saved = await saveServiceRules(office.db, { policies, revision: 0 });
    expect(isRefusal(saved)).toBe(false);
    await isWaiting(id);
    await assignConversation(office.db, { ...asAida(id), to: office.aida });
    await processes.passTime(`conversation:${id}`, 3 * HOUR + 60_000);
    await until(async () => (await toldOf(id)).length === 1, 'a warning');
    expect(await toldOf(id)).toEqual([{ user_id: office.aida, late: 'false' }]);
    await processes.passTime(`conversation:${id}`, 2 * HOUR);
    await until(async () => (await toldOf(id)).length === 2, 'word to the supervisors');
    expect((await toldOf(id))[1]).toEqual({ user_id: office.daniyar, late: 'true' });
    await acknowledgeTalk(office.db, { ...asAida(id), until: null });
    await processes.passTime(`conversation:${id}`, 10 * HOUR);
    await until(async () => (await processOf(id)).state === 'finished', 'the end of its process');
    expect(await typesOf(id)).toEqual([
      ...['conversation.promised', 'conversation.warned', 'conversation.late', 'conversation.warned'],
      'conversation.acknowledged',
    ]);
  });

  it('is over with the answer: nobody is told, and its process ends', async () => {
    const id = await write();
    await isWaiting(id);
    await writeMessage(office.db, { ...asAida(id), message: NewMessage.parse({ text: 'Едет' }) });
    await processes.passTime(`conversation:${id}`, 9 * HOUR);
    await until(async () => (await processOf(id)).state === 'finished', 'the end of its process');
    expect(await toldOf(id)).toEqual([]);
    expect(await typesOf(id)).toEqual(['conversation.promised']);
  });

  it('is the ticket’s from then on, with what was used and told, and nothing is told twice', async () => {
    const id = await write();
    await assignConversation(office.db, { ...asAida(id), to: office.aida });
    await isWaiting(id);
    await processes.passTime(`conversation:${id}`, 3 * HOUR + 60_000);
    await until(async () => (await toldOf(id)).length === 1, 'a warning');
    const ticket = {
      ...{ subject: 'Заказ', description: '', type: '', topic: '', priority: 'normal' as const, conversationId: id },
      ...{ source: 'talk' as const, branch: '', region: '', tags: [], fields: {} },
    };
    const { conversationId: _, ...doing } = asAida(id);
    const made = await createTicket(office.db, { ...doing, ticket });
    if (isRefusal(made)) throw new Error(made.refusal);
    const [promised] = await rows(`SELECT promised ->> 'since' AS since FROM conversation WHERE id = $1`, id);
    const clocks = (await clocksOf(office.db, [{ id: made.id, clockOffset: 0 }])).get(made.id)!;
    expect(clocks.map(({ kind, since }) => [kind, since])).toEqual([['first_answer', promised.since]]);
    await processes.passTime(`conversation:${id}`, 9 * HOUR);
    await until(async () => (await processOf(id)).state === 'finished', 'the end of the talk’s process');
    expect(await toldOf(id)).toHaveLength(1);
    const ticketProcess = async () =>
      (await rows('SELECT next_at FROM process WHERE workflow_id = $1', `ticket:${made.id}`))[0]?.next_at;
    await until(ticketProcess, 'the clock of the ticket');
    expect(await rows(`SELECT 1 FROM notification WHERE kind = 'ticket.warned'`)).toEqual([]);
  });
});
