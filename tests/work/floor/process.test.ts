import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saveServiceRules } from '../../../prisma/service/rules.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { readFloor } from '../../../prisma/work/floor.queries.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { ServicePolicy } from '../../../workflows/service/policy.schema.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { openShift } from '../shift.ts';

const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const policies: ServicePolicy[] = [
  {
    ...{ key: 'urgent', name: { ru: 'Срочные' }, when: { field: 'priority', is: '=', value: 'urgent' } },
    ...{ targets: { resolution: minutes(40) }, waits: [], ladder: [] },
  },
  {
    ...{ key: 'all', name: { ru: 'Все' }, targets: { first_answer: minutes(30), resolution: minutes(120) } },
    ...{ waits: [], ladder: [] },
  },
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

const open = async (priority: 'normal' | 'urgent') => {
  const ticket = {
    ...{ subject: 'No receipt', description: '', type: '', topic: '', priority, source: 'hand' as const },
    ...{ branch: '', region: '', tags: [], fields: {} },
  };
  const made = await createTicket(office.db, { actor: { kind: 'user', id: office.aida }, ticket });
  if (isRefusal(made)) throw new Error(made.refusal);
  return made.id;
};

describe('E7 promises that run out within the hour', () => {
  it('are those of tickets and talks, the next first, and nobody else’s', async () => {
    const shift = await openShift(office, 'telegram:soon_bot');
    const [talk, urgent] = [await shift.write('Is anybody there?'), await open('urgent')];
    await open('normal');
    const soon = async () => (await readFloor(office.db)).breaches;
    await until(async () => (await soon()).length === 2 || undefined, 'both');
    expect(await soon()).toMatchObject([
      { kind: 'conversation', id: talk, promise: 'first_answer', track: null },
      { kind: 'ticket', id: urgent, promise: 'resolution', name: 'No receipt', assignee: null },
    ]);
    const [first] = await soon();
    const [began] = await shift.rows('SELECT waiting_since AS at FROM conversation WHERE id = $1', [talk]);
    expect(Date.parse(first!.dueAt) - began!['at'].getTime()).toBe(30 * 60_000);
  });
});
