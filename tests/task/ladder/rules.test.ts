import { nextTaskRung, ladderOf, type TaskClimbed } from '../../../workflows/task/ladder.ts';
import { ladderText } from '../../../workflows/task/ladder.words.ts';
import type { TaskRung } from '../../../workflows/task/ladder.schema.ts';
import { decideTask } from '../../../workflows/task/decide.ts';
import { evolveTask } from '../../../workflows/task/evolve.ts';
import type { TaskState } from '../../../workflows/task/state.ts';

const DUE = Date.UTC(2026, 11, 1, 9);
const at = (minutes: number) => new Date(DUE + minutes * 60_000).toISOString();
const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const rung = (key: string, by: number, does: TaskRung['does'], more: Partial<TaskRung> = {}): TaskRung => ({
  ...{ key, by: minutes(by), does },
  ...more,
});
const ladder = [
  rung('again', 30, 'remind'),
  rung('above', 60, 'supervisors', { every: minutes(60) }),
  rung('duty', 90, 'on_call'),
];
const climbed = (key: string, by: number, more: Partial<TaskClimbed> = {}): TaskClimbed => ({
  ...{ rung: key, round: 0, at: at(by), came: 'told' },
  ...more,
});
const next = (steps: TaskClimbed[], now = at(0), acknowledged: { until: string | null } | null = null) => {
  const found = nextTaskRung(ladder, { dueAt: at(0), climbed: steps, acknowledged }, now);
  return found && [found.rung, found.round, found.at];
};

describe('E6 the ladder of a late task', () => {
  it('takes its steps one after another, so long after the task was due', () => {
    expect(next([])).toEqual(['again', 0, at(30)]);
    expect(next([climbed('again', 30)])).toEqual(['above', 0, at(60)]);
    expect(next([climbed('again', 30), climbed('above', 60)])).toEqual(['duty', 0, at(90)]);
  });

  it('calls the next one on call when the first is silent, and ends where nobody is left', () => {
    const before = [climbed('again', 30), climbed('above', 60)];
    const first = climbed('duty', 90, { to: ['aida'], silentMs: 5 * 60_000 });
    expect(next([...before, first])).toEqual(['duty', 1, at(95)]);
    const nobody = climbed('duty', 95, { round: 1, came: 'nobody' });
    expect(next([...before, first, nobody])).toEqual(['above', 1, at(120)]);
  });

  it('stops where somebody has it, or until then', () => {
    expect(next([climbed('again', 30)], at(40), { until: null })).toBeUndefined();
    expect(next([climbed('again', 30)], at(40), { until: at(200) })).toEqual(['above', 0, at(200)]);
  });

  it('after an outage tells once what repeats, not once for each time that was missed', () => {
    const before = [climbed('again', 30), climbed('above', 60), climbed('duty', 90, { came: 'nobody' })];
    expect(next(before, at(330))).toEqual(['above', 4, at(300)]);
    expect(next([...before, climbed('above', 330, { round: 4 })], at(330))).toEqual(['above', 5, at(360)]);
  });

  it('is what a pipeline said before: the supervisors after so many hours', () => {
    expect(ladderOf({ escalateAfterHours: 2 })).toEqual([
      { key: 'supervisors', by: { amount: 2, unit: 'hours' }, does: 'supervisors' },
    ]);
    expect(ladderOf({ escalateAfterHours: 0.5 })[0]!.by).toEqual(minutes(30));
    expect(ladderOf({ escalateAfterHours: 2, ladder: [] })).toEqual([]);
  });

  it('is read in a line', () => {
    expect(ladderText(ladder.slice(0, 2), 'en')).toBe(
      '30 minutes after it was due: remind whoever must do it; 60 minutes after it was due: tell the supervisors, and again each 60 minutes',
    );
    expect(ladderText([], 'ru')).toBe('больше никому не скажут');
  });
});

describe('E6 a step of a task’s ladder', () => {
  const task: TaskState = { id: 't', type: 'call', text: 'Call', dueAt: at(0), state: 'open', responsible: 'aida' };
  const after = (state: TaskState, does: TaskRung['does'], to: string[]) => {
    const events = decideTask(state, { do: 'climb', step: { rung: 'one', round: 0, does, to } });
    if ('refusal' in events) throw new Error(events.refusal);
    return events.reduce((now, event) => evolveTask(now, event, at(60)), state);
  };

  it('raises and hands on, and does nothing where it is so already', () => {
    const raised = after(task, 'raise', []);
    expect(raised).toMatchObject({ priority: 'high', climbed: [{ rung: 'one', came: 'told' }] });
    expect(after({ ...task, priority: 'high' }, 'raise', []).climbed).toMatchObject([{ came: 'skipped' }]);
    expect(after(task, 'hand_on', ['daniyar'])).toMatchObject({ responsible: 'daniyar', escalatedAt: at(60) });
    expect(after(task, 'hand_on', []).climbed).toMatchObject([{ came: 'skipped' }]);
  });

  it('remembers whom it called, and that nobody was there', () => {
    expect(after(task, 'on_call', ['timur']).climbed).toMatchObject([{ to: ['timur'], came: 'told' }]);
    expect(after(task, 'supervisors', []).climbed).toMatchObject([{ came: 'nobody' }]);
  });

  it('begins anew where the task is put off', () => {
    const late = after(task, 'supervisors', ['daniyar']);
    const put = decideTask(late, { do: 'change', dueAt: at(600) }, { now: at(60) });
    if ('refusal' in put) throw new Error(put.refusal);
    expect(evolveTask(late, put[0]!, at(60))).toMatchObject({ climbed: [], acknowledged: null, escalatedAt: null });
  });
});
