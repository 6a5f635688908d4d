import { decideTask, type TaskOrder } from '../../../workflows/task/decide.ts';
import { evolveTask } from '../../../workflows/task/evolve.ts';
import type { TaskState } from '../../../workflows/task/state.ts';
import { taskMoments } from '../../../workflows/task/task.ts';
import { trackIn, trackText } from '../../../workflows/task/track.ts';
import { isRefusal } from '../../../workflows/refusal.ts';

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 23, hour, minute)).toISOString();
const now = at(9);
const call: TaskState = {
  ...{ id: 'task', type: 'call', text: 'Call', dueAt: at(10), state: 'open', responsible: 'aida', createdAt: at(8) },
  ...{ remindedAt: at(9, 30), overdueAt: null, escalatedAt: null, climbed: [], span: { ms: 7_200_000 }, checklist: [] },
};
const decide = (task: TaskState, order: TaskOrder) => decideTask(task, order, { now });
const after = (task: TaskState, order: TaskOrder, moment = now): TaskState => {
  const events = decide(task, order);
  if (isRefusal(events)) throw new Error(events.refusal);
  return events.reduce((state, event) => evolveTask(state, event, moment), task);
};

describe('C1 changing a task', () => {
  it('says only what differs, and nothing where nothing does', () => {
    expect(decide(call, { do: 'change', text: 'Call', dueAt: at(10), responsible: 'aida' })).toEqual([]);
    expect(decide(call, { do: 'change', text: 'Write', responsible: 'timur' })).toEqual([
      { type: 'task.changed', data: { type: 'call', text: 'Write' } },
      { type: 'task.assigned', data: { type: 'call', text: 'Write', to: ['timur'] } },
    ]);
  });

  it('makes a typed due time a promise whose clocks begin anew', () => {
    const climbed = [{ rung: 'supervisors', round: 0, at: at(8), came: 'told' as const }];
    const late = { ...call, overdueAt: at(8), escalatedAt: at(8), climbed, acknowledged: { until: null } };
    expect(after(late, { do: 'change', dueAt: at(15) })).toMatchObject({
      ...{ dueAt: at(15), dueSetAt: now, span: null, remindedAt: null, overdueAt: null, escalatedAt: null },
      ...{ climbed: [], acknowledged: null },
    });
  });

  it('does not remind at once of what was just put off by minutes', () => {
    const soon = after(call, { do: 'change', dueAt: at(9, 20) });
    const clock = { ...soon, createdAt: soon.dueSetAt ?? soon.createdAt } as Parameters<typeof taskMoments>[0];
    const rules = { remindBeforeMinutes: 30, escalateAfterHours: 24 };
    expect(taskMoments(clock, rules, now).map(({ what }) => what)).toEqual(['overdue', 'escalation']);
  });

  it('is refused into the past, and of a closed task but for its result', () => {
    expect(decide(call, { do: 'change', dueAt: at(8) })).toMatchObject({ refusal: 'DueInPast' });
    const done = { ...call, state: 'done', result: 'half', doneAt: at(9) };
    expect(decide(done, { do: 'change', text: 'Write' })).toMatchObject({ refusal: 'TaskNotOpen' });
    expect(decide(done, { do: 'change', responsible: 'timur' })).toMatchObject({ refusal: 'TaskNotOpen' });
    expect(after(done, { do: 'change', result: 'half, will pay on Friday' })).toMatchObject({
      ...{ state: 'done', result: 'half, will pay on Friday' },
    });
  });

  it('keeps an old due time: a late task can be reworded', () => {
    const late = { ...call, dueAt: at(8), overdueAt: at(8) };
    expect(after(late, { do: 'change', text: 'Write', dueAt: at(8) })).toMatchObject({
      text: 'Write',
      overdueAt: at(8),
    });
  });
});

describe('C1 reopening a task', () => {
  it('gives it back as it was, without its end, and rings no clock twice', () => {
    const late = { ...call, dueAt: at(8), overdueAt: at(8) };
    const done = after(late, { do: 'complete', result: 'half' });
    expect(done).toMatchObject({ state: 'done', result: 'half' });
    const open = after(done, { do: 'reopen' });
    expect(open).toMatchObject({ state: 'open', doneAt: null, outcome: null, result: null, overdueAt: at(8) });
    expect(decide(open, { do: 'reopen' })).toMatchObject({ refusal: 'TaskIsOpen' });
  });
});

describe('C3 the number of a task', () => {
  it('is known however it is typed, on either keyboard', () => {
    for (const typed of ['TB31208730', 'tb 3120 8730', 'тв31208730', 'TB-3120-8730'])
      expect(trackIn(typed)).toBe('TB31208730');
    expect(trackIn('VV14498378')).toBe('VV14498378');
    for (const typed of ['TB3120873', '+77015552018', 'acme', 'TBB3120873']) expect(trackIn(typed)).toBeUndefined();
    expect(trackText('TB31208730')).toBe('TB 3120 8730');
  });
});
