import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { saveServiceRules } from '../../../prisma/service/rules.ts';
import { orderTicket } from '../../../prisma/ticket/ticket.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { ServicePolicy } from '../../../workflows/service/policy.schema.ts';
import type { TicketOrder } from '../../../workflows/ticket/order.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const HOUR = 3_600_000;
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const policies: ServicePolicy[] = [
  {
    ...{ key: 'urgent', name: { ru: 'Срочные' }, when: { field: 'priority', is: '=', value: 'urgent' } },
    ...{ targets: { resolution: hours(4) }, waits: ['client'] },
    ladder: [
      { key: 'soon', side: 'before', by: hours(1), tell: 'assignee' },
      { key: 'above', side: 'after', by: hours(1), tell: 'supervisors', every: hours(2) },
    ],
  },
  { key: 'all', name: { ru: 'Все' }, targets: { resolution: hours(48) }, waits: ['client'], ladder: [] },
];

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(office);
  processes = await runProcesses(office);
  const saved = await saveServiceRules(office.db, { policies, revision: 0 });
  if (isRefusal(saved)) throw new Error(saved.refusal);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const actor = () => ({ kind: 'user' as const, id: office.aida });
const open = async (priority: 'normal' | 'urgent', assigneeId?: string) => {
  const ticket = {
    ...{ subject: 'No receipt', description: '', type: '', topic: '', priority, source: 'hand' as const },
    ...{ branch: '', region: '', tags: [], fields: {}, ...(assigneeId ? { assigneeId } : {}) },
  };
  const made = await createTicket(office.db, { actor: actor(), ticket });
  if (isRefusal(made)) throw new Error(made.refusal);
  await until(async () => (await processOf(made.id))?.next_at, 'its clock');
  return made.id;
};
const order = (ticketId: string, ...orders: TicketOrder[]) =>
  orderTicket(office.db, { actor: actor(), ticketId, orders });
const processOf = async (id: string) =>
  (await office.db.pool.query('SELECT * FROM process WHERE workflow_id = $1', [`ticket:${id}`])).rows[0];
const typesOf = async (id: string) => (await readStory(office.db, id, { limit: 50 })).map(({ type }) => type);
const toldOf = async (id: string) =>
  (
    await office.db.pool.query(
      `SELECT user_id, data ->> 'late' AS late FROM notification WHERE kind = 'ticket.warned' AND data ->> 'ticket' = $1 ORDER BY created_at, user_id`,
      [id],
    )
  ).rows;

describe('E5 the clocks of a ticket', () => {
  it('warn who has it, then say that it is late, then tell the supervisors, again and again, each once', async () => {
    const id = await open('urgent', office.aida);
    await processes.passTime(`ticket:${id}`, 3 * HOUR + 60_000);
    await until(async () => (await toldOf(id)).length === 1, 'a warning');
    expect(await toldOf(id)).toEqual([{ user_id: office.aida, late: 'false' }]);
    await processes.passTime(`ticket:${id}`, 2 * HOUR);
    await until(async () => (await toldOf(id)).length === 2, 'word to the supervisors');
    expect((await toldOf(id))[1]).toEqual({ user_id: office.daniyar, late: 'true' });
    await processes.passTime(`ticket:${id}`, 2 * HOUR);
    await until(async () => (await toldOf(id)).length === 3, 'word again');
    await order(id, { do: 'ticket.acknowledge', until: null });
    await processes.passTime(`ticket:${id}`, 10 * HOUR);
    expect(await typesOf(id)).toEqual([
      ...['ticket.created', 'ticket.promised', 'ticket.warned', 'ticket.late', 'ticket.warned', 'ticket.warned'],
      'ticket.acknowledged',
    ]);
  });

  it('take over another promise with another priority, and with other policies', async () => {
    const id = await open('normal');
    await order(id, { do: 'ticket.set', set: { priority: 'urgent' } });
    await until(async () => (await typesOf(id)).length === 4, 'another promise');
    const saved = await saveServiceRules(office.db, { policies: [policies[1]!], revision: 1 });
    expect(isRefusal(saved)).toBe(false);
    await until(async () => (await typesOf(id)).length === 5, 'the promise of the other policy');
    expect(await typesOf(id)).toEqual([
      ...['ticket.created', 'ticket.promised', 'ticket.changed', 'ticket.promised', 'ticket.promised'],
    ]);
    await saveServiceRules(office.db, { policies, revision: 2 });
  });

  it('keep when the next promise runs out, for lists: later while it waits, none once it is closed', async () => {
    const id = await open('normal');
    const kept = async () =>
      (await office.db.pool.query('SELECT promise_at, created_at FROM ticket WHERE id = $1', [id])).rows[0];
    const { promise_at: at, created_at: since } = await kept();
    expect(at.getTime() - since.getTime()).toBe(48 * HOUR);
    await order(id, { do: 'ticket.move', stage: 'client' });
    await until(async () => (await kept()).promise_at === null, 'a clock that stands still');
    await order(id, { do: 'ticket.move', stage: 'work' });
    await until(async () => (await kept()).promise_at >= at, 'a clock that runs on');
    await order(id, { do: 'ticket.move', stage: 'solved' });
    await until(async () => (await kept()).promise_at === null, 'nothing to keep');
  });

  it('bring a postponed ticket back at its moment', async () => {
    const id = await open('normal');
    await order(id, { do: 'ticket.postpone', until: new Date(Date.now() + 5 * HOUR).toISOString() });
    await processes.passTime(`ticket:${id}`, 6 * HOUR);
    await until(async () => (await typesOf(id)).includes('ticket.woken'), 'its return');
  });

  it('are no concern of a closed one', async () => {
    const id = await open('urgent', office.aida);
    await order(id, { do: 'ticket.move', stage: 'solved' });
    await until(async () => (await processOf(id)).state === 'finished', 'the end of its process');
    expect(await toldOf(id)).toEqual([]);
  });
});
