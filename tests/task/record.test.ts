import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { taskActivities } from '../../activities/task.ts';
import { finishTasks, readProcess, reportProcess } from '../../prisma/process/process.ts';
import { cancelTasks, createTask } from '../../prisma/task/task.ts';
import { isRace } from '../../prisma/write.ts';
import { newLead, openOffice, type Office } from '../support/people.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const newTask = async () => {
  const actor = { kind: 'user' as const, id: office.aida };
  const leadId = await newLead(office);
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const made = await createTask(office.db, {
    ...{ actor, leadId, type: 'call', text: 'Call', due: { at }, responsibleId: office.aida },
  });
  if ('refusal' in made) throw new Error(made.refusal);
  const { rows } = await office.db.pool.query('SELECT id FROM task WHERE lead_id = $1', [leadId]);
  const taskId: string = rows[0].id;
  const workflowId = `task:${taskId}`;
  return {
    ...{ workflowId, taskId, leadId },
    turn: () => taskActivities({ db: office.db }).turnTask({ workflowId, taskId, now: new Date().toISOString() }),
    cancel: () => cancelTasks(office.db, { actor, leadId }),
    state: async () => (await readProcess(office.db, workflowId))?.state,
  };
};

describe('C1 a task that ends while its process takes a turn', () => {
  it('stays over: what the turn read before is refused as a race', async () => {
    const { workflowId, taskId, leadId, turn, cancel, state } = await newTask();
    await turn();
    expect(await state()).toBe('waiting');
    await cancel();
    await finishTasks(office.db, [{ taskId, leadId, seq: 2 }]);
    const late = reportProcess(office.db, {
      ...{ workflowId, noun: 'task', nounId: taskId, leadId, state: 'waiting', waitsFor: [], nextAt: null },
      ...{ error: null, seq: 1, lateness: null },
    });
    expect(await late.catch(isRace)).toBe(true);
    expect(await state()).toBe('finished');
    expect(await turn()).toEqual({ wakeAt: null, finished: true });
  });

  it('is over even before its process has written anything', async () => {
    const { taskId, leadId, cancel, turn, state } = await newTask();
    await cancel();
    await finishTasks(office.db, [{ taskId, leadId, seq: 2 }]);
    expect(await state()).toBe('finished');
    expect((await turn()).finished).toBe(true);
  });
});
