import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../prisma/event/event.queries.ts';
import { publishPipeline } from '../../prisma/publication/publication.ts';
import { createTicket } from '../../prisma/ticket/create-ticket.ts';
import { orderTicket } from '../../prisma/ticket/ticket.ts';
import { PAUSE } from '../../workflows/process/messages.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import { storedEvents } from '../support/catalogued.ts';
import { deskOf, publishHelpDesk } from '../support/help-desk.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(office, [
    {
      key: 'urgent',
      name: { ru: 'Срочное сразу в работу' },
      when: { on: 'ticket.created' },
      if: { field: 'priority', is: '=', value: 'urgent' },
      then: [{ do: 'ticket.move', stage: 'work' }],
    },
    {
      key: 'silent',
      name: { ru: 'Клиент молчит' },
      stages: ['client'],
      when: { on: 'stage.time', after: { amount: 2, unit: 'days' } },
      then: [{ do: 'ticket.move', stage: 'solved' }],
    },
  ]);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const actor = () => ({ kind: 'user' as const, id: office.aida });
const open = async (priority: 'normal' | 'urgent' = 'normal') => {
  const ticket = {
    ...{ subject: 'No receipt', description: '', type: '', topic: '', priority, source: 'hand' as const },
    ...{ branch: '', region: '', tags: [], fields: {} },
  };
  const made = await createTicket(office.db, { actor: actor(), ticket });
  if (isRefusal(made)) throw new Error(made.refusal);
  return made.id;
};
const order = (ticketId: string, ...orders: TicketOrder[]) =>
  orderTicket(office.db, { actor: actor(), ticketId, orders });
const rowOf = async (id: string) => (await office.db.pool.query('SELECT * FROM ticket WHERE id = $1', [id])).rows[0];
const processOf = async (id: string) =>
  (await office.db.pool.query('SELECT * FROM process WHERE workflow_id = $1', [`ticket:${id}`])).rows[0];

describe('E1 the process of a ticket', () => {
  it('carries out what its pipeline says', async () => {
    const id = await open('urgent');
    await until(async () => (await rowOf(id)).stage === 'work', 'its stage');
    const story = await readStory(office.db, id, { limit: 10 });
    expect(story.map(({ type, cause }) => [type, cause?.automation ?? null])).toEqual([
      ['ticket.created', null],
      ['ticket.moved', 'urgent'],
    ]);
  });

  it('ends with it, and lives again where it is opened again', async () => {
    const id = await open();
    await order(id, { do: 'ticket.move', stage: 'client' });
    await until(async () => (await processOf(id))?.waits_for.length > 0, 'a clock');
    await processes.passTime(`ticket:${id}`, 49 * HOUR);
    await until(async () => (await rowOf(id)).stage === 'solved', 'an end');
    await until(async () => (await processOf(id)).state === 'finished', 'the end of its process');
    await order(id, { do: 'ticket.reopen', stage: 'client' });
    await until(async () => (await processOf(id)).state === 'waiting', 'its process again');
  });

  it('goes over to a new version of its pipeline, and is steered by the same orders as a lead’s', async () => {
    const id = await open();
    await office.db.pool.query(
      'INSERT INTO pipeline_draft (pipeline_id, definition, revision) SELECT id, $1, 1 FROM pipeline WHERE key = $2',
      [JSON.stringify(deskOf()), 'support'],
    );
    const choice = { keep: false, stageMap: {}, endRuns: true, fire: false };
    const published = await publishPipeline(office.db, {
      ...{ actor: { kind: 'user', id: office.saule }, pipeline: 'support', note: '', revision: 1, choice },
    });
    if (isRefusal(published)) throw new Error(published.refusal);
    await until(async () => (await rowOf(id)).pipeline_version_id === published.versionId, 'the new version');
    const order = { actor: actor(), reason: 'a holiday', key: `ticket:${id}/pause` };
    await processes.door.updateProcess(`ticket:${id}`, PAUSE, order, { updateId: 'pause' });
    await until(async () => (await processOf(id)).state === 'paused', 'a pause');
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });
});
