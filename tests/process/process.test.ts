import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTask } from '../../prisma/task/task.ts';
import { beginRevival } from '../../prisma/process/revival.ts';
import { LIFE } from '../../temporal/processes.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';

const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const automations = [
  {
    key: 'stay',
    name: { ru: 'Ожидание' },
    when: { on: 'stage.time', after: { amount: 2, unit: 'hours' } },
    then: [tag('late')],
  },
  {
    key: 'walk',
    name: { ru: 'Шаги' },
    when: { on: 'stage.entered' },
    then: [tag('first'), { do: 'wait', for: { amount: 1, unit: 'hours' } }, tag('second')],
  },
].map((automation) => Automation.parse({ stages: ['new'], ...automation }));

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice({ automations });
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const waits = async () =>
  all(
    `SELECT workflow_id, state, waits_for, next_at FROM process WHERE noun IN ('lead', 'task') AND state = 'waiting' ORDER BY workflow_id`,
  );
const lives = (workflowId: string) =>
  processes.client.workflow
    .getHandle(workflowId)
    .describe()
    .then(
      ({ status }) => status.name === 'RUNNING',
      () => false,
    );

describe('M9 processes that cannot be lost', () => {
  const leads: string[] = [];

  it('the store of Temporal is another one: every process begins anew and waits for what it had waited for', async () => {
    for (let index = 0; index < 20; index++) {
      const leadId = await newLead(office, `acme ${index}`);
      leads.push(leadId);
      await createTask(office.db, {
        actor: { kind: 'user', id: office.aida },
        leadId,
        type: 'call',
        text: 'Позвонить',
        due: { at: '2099-01-01T00:00:00.000Z' },
      });
    }
    await until(async () => (await waits()).length === 20);
    const before = await waits();
    await processes.stop();
    processes = await runProcesses(office);
    for (const id of leads) await until(() => lives(`lead:${id}`));
    await until(async () => (await all('SELECT 1 FROM revival WHERE ended_at IS NULL')).length === 0);
    expect(await waits()).toEqual(before);
    expect(await all(`SELECT reason, total, done FROM revival ORDER BY created_at`)).toEqual([
      { reason: 'first', total: 0, done: 0 },
      { reason: 'moved', total: 20, done: 20 },
    ]);
  });

  it('what was due goes on where it stood, and does nothing a second time', async () => {
    await processes.passTime(`lead:${leads[0]}`, 3 * 3_600_000);
    await until(async () => (await all(`SELECT 1 FROM lead WHERE id = $1 AND tags @> '{late,second}'`, [leads[0]]))[0]);
    expect(
      await all(`SELECT count(*)::int AS times FROM event WHERE subject_id = $1 AND type = 'lead.changed'`, [leads[0]]),
    ).toEqual([{ times: 3 }]);
  });

  it('a process that is gone by itself is begun again when its moment has passed', async () => {
    const id = `lead:${leads[1]}`;
    await processes.client.workflow.getHandle(id).terminate('lost');
    await office.db.pool.query(
      `UPDATE process SET next_at = now() - interval '2 minutes', updated_at = now() - interval '2 minutes' WHERE workflow_id = $1`,
      [id],
    );
    await until(() => lives(id));
    await until(async () => (await all('SELECT 1 FROM process WHERE workflow_id = $1 AND next_at > now()', [id]))[0]);
  });

  it('all are begun anew by hand', async () => {
    for (const id of leads.slice(2, 5)) await processes.client.workflow.getHandle(`lead:${id}`).terminate('lost');
    const namespaceId = await processes.door.namespaceId();
    expect(await beginRevival(office.db, { namespaceId, life: LIFE, hand: true })).toMatchObject({ total: 20 });
    for (const id of leads.slice(2, 5)) await until(() => lives(`lead:${id}`));
    await until(async () => (await all('SELECT 1 FROM revival WHERE ended_at IS NULL')).length === 0);
  });
});
