import fc from 'fast-check';
import { defaultTaskRules, taskMoments, whyNotComplete, type TaskClock } from '../../workflows/task/task.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 5, minutes)).toISOString();
const call: TaskClock = {
  state: 'open',
  createdAt: at(0),
  dueAt: at(120),
  remindedAt: null,
  overdueAt: null,
  climbed: [],
};
const rules = defaultTaskRules;

describe('C1 the moments of a task', () => {
  it('are a reminder, the due time and the escalation', () => {
    expect(taskMoments(call, rules, at(0))).toEqual([
      { what: 'reminder', at: at(90) },
      { what: 'overdue', at: at(120) },
      { what: 'escalation', at: at(120 + 24 * 60), step: { rung: 'supervisors', round: 0 } },
    ]);
  });

  it('leave out the reminder of a task that is due at once', () => {
    expect(taskMoments({ ...call, dueAt: at(20) }, rules, at(0)).map(({ what }) => what)).toEqual([
      'overdue',
      'escalation',
    ]);
  });

  it('leave out the reminder once it is overdue, however late the clock is', () => {
    expect(taskMoments({ ...call, overdueAt: at(121) }, rules, at(0)).map(({ what }) => what)).toEqual(['escalation']);
  });

  it.each(['done', 'cancelled'])('are none when it is %s', (state) => {
    expect(taskMoments({ ...call, state }, rules, at(0))).toEqual([]);
  });

  it('come in order, each at most once, and all of them pass when the clock does', () => {
    const task = fc.record({ due: fc.integer({ min: 0, max: 10_000 }), remind: fc.nat(5000), escalate: fc.nat(100) });
    fc.assert(
      fc.property(task, ({ due, remind, escalate }) => {
        const own = { remindBeforeMinutes: remind, escalateAfterHours: escalate };
        const columns = { reminder: 'remindedAt', overdue: 'overdueAt' } as const;
        let clock: TaskClock = { ...call, dueAt: at(due) };
        const passed: string[] = [];
        let last = '';
        for (
          let next = taskMoments(clock, own, at(0))[0];
          next && passed.length < 9;
          next = taskMoments(clock, own, at(0))[0]
        ) {
          expect(next.at >= last).toBe(true);
          last = next.at;
          passed.push(next.what);
          clock =
            next.what === 'escalation'
              ? { ...clock, climbed: [{ ...next.step!, at: next.at, came: 'told' }] }
              : { ...clock, [columns[next.what]]: next.at };
        }
        expect(passed.filter((what) => what !== 'reminder')).toEqual(['overdue', 'escalation']);
        expect(passed.filter((what) => what === 'reminder').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('C1 completing a task', () => {
  const talk = { state: 'open', type: 'call' };
  const half = [{ key: 'half' }];

  it('takes an outcome that the pipeline knows, or none', () => {
    expect(whyNotComplete(talk, 'half', half)).toBeUndefined();
    expect(whyNotComplete(talk, undefined, [])).toBeUndefined();
  });

  it('is refused once it is over, and for an unknown outcome', () => {
    expect(whyNotComplete({ ...talk, state: 'done' }, 'half', half)).toMatchObject({ refusal: 'TaskNotOpen' });
    expect(whyNotComplete({ ...talk, state: 'cancelled' }, undefined, [])).toMatchObject({ refusal: 'TaskNotOpen' });
    expect(whyNotComplete(talk, 'maybe', half)).toEqual({
      refusal: 'UnknownOutcome',
      values: { outcome: 'maybe' },
    });
  });

  it('ends only as tasks of its kind do', () => {
    const outcomes = [
      { key: 'half', tasks: ['call'] },
      { key: 'met', tasks: ['meeting'] },
      { key: 'any', tasks: [] },
    ];
    expect(whyNotComplete(talk, 'half', outcomes)).toBeUndefined();
    expect(whyNotComplete(talk, 'any', outcomes)).toBeUndefined();
    expect(whyNotComplete(talk, 'met', outcomes)).toEqual({ refusal: 'OutcomeOfOtherTask' });
  });
});
