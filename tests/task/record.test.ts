import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { taskActivities } from '../../activities/task.ts';
import { readStory } from '../../prisma/event/event.queries.ts';
import { readProcess, reportProcess } from '../../prisma/process/process.ts';
import { completeTask, createTask } from '../../prisma/task/task.ts';
import { isRace } from '../../prisma/write.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const doing = () => ({ actor: { kind: 'user' as const, id: office.aida } });
const newTask = async () => {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const made = await createTask(office.db, {
    ...{ ...doing(), type: 'call', text: 'Call', due: { at }, responsibleId: office.aida },
  });
  if ('refusal' in made) throw new Error(made.refusal);
  const workflowId = `task:${made.id}`;
  return {
    ...{ workflowId, taskId: made.id },
    turn: () =>
      taskActivities({ db: office.db }).turnTask({
        workflowId,
        taskId: made.id,
        now: new Date().toISOString(),
        known: null,
      }),
    complete: () => completeTask(office.db, { ...doing(), taskId: made.id, result: '' }),
    state: async () => (await readProcess(office.db, workflowId))?.state,
  };
};

describe('C1 a task on nothing that ends while its process takes a turn', () => {
  it('stays over: what the turn read before is refused as a race', async () => {
    const { workflowId, taskId, turn, complete, state } = await newTask();
    await turn();
    expect(await state()).toBe('waiting');
    await complete();
    expect(await turn()).toMatchObject({ wakeAt: null, finished: true, shown: { waits: [] } });
    expect(await state()).toBe('finished');
    const late = reportProcess(office.db, {
      ...{ workflowId, noun: 'task', nounId: taskId, state: 'waiting', waitsFor: [], nextAt: null },
      ...{ error: null, seq: 1, lateness: null },
    });
    expect(await late.catch(isRace)).toBe(true);
    expect(await state()).toBe('finished');
  });

  it('is over even before its process has written anything', async () => {
    const { complete, turn, state } = await newTask();
    await complete();
    expect((await turn()).finished).toBe(true);
    expect(await state()).toBe('finished');
  });
});

describe('A10 a task on nothing', () => {
  it('numbers a story of its own, of which its process takes in each event once', async () => {
    const { taskId, turn, complete } = await newTask();
    const stepsNow = async () => (await turn()).shown?.steps?.length;
    expect(await stepsNow()).toBe(1);
    expect(await stepsNow()).toBe(0);
    await complete();
    expect(await stepsNow()).toBe(1);
    const story = await readStory(office.db, taskId, { limit: 10 });
    expect(story.map(({ number, type, leadId }) => [number, type, leadId])).toEqual([
      [1, 'task.created', null],
      [2, 'task.done', null],
    ]);
    const { rows } = await office.db.pool.query('SELECT memory FROM process WHERE noun_id = $1', [taskId]);
    expect(rows[0].memory).toMatchObject({ cursor: 2 });
  });
});

describe('C1 a task of a lead', () => {
  it('has no process of its own: its clock is the lead’s', async () => {
    const leadId = await newLead(office);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const made = await createTask(office.db, { ...doing(), leadId, type: 'call', text: 'Call', due: { at } });
    if ('refusal' in made) throw new Error(made.refusal);
    const { rows } = await office.db.pool.query('SELECT pokes FROM event WHERE noun_id = $1', [made.id]);
    expect(rows).toEqual([{ pokes: [`lead:${leadId}`] }]);
    const workflowId = `task:${made.id}`;
    const now = new Date().toISOString();
    expect(await taskActivities({ db: office.db }).turnTask({ workflowId, taskId: made.id, now, known: null })).toEqual(
      {
        wakeAt: null,
        finished: true,
      },
    );
    expect(await readProcess(office.db, workflowId)).toBeUndefined();
  });
});
