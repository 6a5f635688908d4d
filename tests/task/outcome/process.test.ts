import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseLead, resumeLead } from '../../../prisma/lead/steering.ts';
import { finishTask } from '../../../prisma/task/outcome.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const task = (type: string) => ({
  ...{ do: 'task.create', type, text: { ru: type } },
  due: { by: 'after', amount: 2, unit: 'hours' },
});
const automations = [
  { key: 'first', stages: ['new'], when: { on: 'stage.entered' }, then: [task('call')] },
  {
    key: 'answer',
    when: { on: 'task.done', outcome: 'half' },
    then: [
      { do: 'lead.move', stage: 'half', again: true },
      { do: 'wait', for: { amount: 1, unit: 'days' } },
      { do: 'lead.tag', add: ['later'], remove: [] },
    ],
  },
  {
    key: 'where_it_was',
    stages: ['new'],
    when: { on: 'task.done' },
    then: [{ do: 'lead.tag', add: ['talked'], remove: [] }],
  },
  { key: 'invite', stages: ['half'], when: { on: 'stage.entered' }, then: [task('meeting')] },
].map((one) => Automation.parse({ name: { ru: one.key }, ...one }));

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

const aida = () => ({ kind: 'user' as const, id: office.aida });
const rows = async (text: string, leadId: string) => (await office.db.pool.query(text, [leadId])).rows;
const open = (leadId: string, type: string) =>
  until(
    async () =>
      (await rows(`SELECT * FROM task WHERE lead_id = $1 AND state = 'open' AND type = '${type}'`, leadId))[0],
    `an open ${type}`,
  );

describe('A3 an outcome and its move in the life of a lead', () => {
  it('are one click: the stage is entered once, and everything else goes on', async () => {
    const leadId = await newLead(office);
    const { id: taskId } = await open(leadId, 'call');
    const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    await finishTask(office.db, { actor: aida(), taskId, result: '', outcome: 'half', dueAt });
    expect((await open(leadId, 'meeting')).due_at.toISOString()).toBe(dueAt);
    await until(
      async () => (await rows(`SELECT 1 FROM lead WHERE id = $1 AND tags = '{talked}'`, leadId))[0],
      'the tag of an automation at the stage before',
    );
    const told = await rows('SELECT type, cause FROM event WHERE subject_id = $1 ORDER BY number', leadId);
    expect(told.filter(({ type }) => type === 'lead.moved')).toHaveLength(1);
    const [process] = await rows('SELECT memory FROM process WHERE noun_id = $1', leadId);
    expect(process.memory.runs).toMatchObject([{ automation: 'answer', at: '1', wait: { what: 'time' } }]);
    expect(told.filter(({ type }) => type === 'automation.failed')).toEqual([]);
  });

  it('wait on a paused lead for its resuming', async () => {
    const leadId = await newLead(office);
    const { id: taskId } = await open(leadId, 'call');
    await pauseLead(office.db, { leadId, reason: 'away', actor: aida() });
    await finishTask(office.db, { actor: aida(), taskId, result: '', outcome: 'half' });
    expect(await rows('SELECT stage FROM lead WHERE id = $1', leadId)).toEqual([{ stage: 'new' }]);
    await resumeLead(office.db, { leadId, actor: aida() });
    await open(leadId, 'meeting');
    expect(await rows('SELECT stage FROM lead WHERE id = $1', leadId)).toEqual([{ stage: 'half' }]);
  });
});
