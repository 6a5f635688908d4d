import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../workflows/automation/advance.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { SubjectEvent } from '../../../workflows/automation/facts.ts';
import { newMemory } from '../../../workflows/automation/memory.ts';
import { newFacts } from '../../../workflows/automation/simulate.ts';
import { moveOfOutcome } from '../../../workflows/task/outcome.ts';
import { calendarOf } from '../../../prisma/pipeline/pipeline.ts';
import { pipelineOf } from '../../support/office.ts';

const notify = { do: 'notify', who: 'supervisors', text: { ru: 'x' } };
const move = { do: 'lead.move', stage: 'half', again: true };
const meet = { do: 'task.create', type: 'meeting', text: { ru: 'Встреча' }, due: { by: 'end_of_working_day' } };
const on = (key: string, when: object, then: object[], more: object = {}) =>
  Automation.parse({ key, name: { ru: key }, when, then, ...more });
const done = { on: 'task.done', outcome: 'half' };

const at = '2026-11-28T10:00:00.000Z';
const event = (number: number, type: string, data: object, more: Partial<SubjectEvent> = {}): SubjectEvent => ({
  ...{ id: String(number), number, type, at, data: data as SubjectEvent['data'], cause: null, actor: { kind: 'user' } },
  ...more,
});
/** A call ends with the outcome, and the move that it makes is written with it. */
const finished = (automations: Automation[], dueAt?: string) => {
  const pipeline = { definition: pipelineOf(automations), version: 1, calendars: { '': calendarOf(undefined) } };
  const facts = { ...newFacts(pipeline, at), stage: 'half', entries: { new: 1, half: 1 } };
  const moved = { from: 'new', to: 'half', by: 'answer' };
  const more = dueAt ? { dueAt } : {};
  const told = [
    event(2, 'task.done', { type: 'call', text: '', outcome: 'half', result: '', moved, ...more }),
    event(
      3,
      'lead.moved',
      { from: 'new', to: 'half', ...more },
      {
        cause: { automation: 'answer', version: 1, event: '2', depth: 1, step: '0' },
      },
    ),
  ];
  const { commands, memory } = advance(pipeline, { ...newMemory(), cursor: 1 }, facts, told, at);
  return {
    runs: memory.runs.map(({ automation, at: place }) => `${automation} ${place}`),
    done: commands.map(({ automation, action, dueAt: due }) => [automation.key, action.do, ...(due ? [due] : [])]),
  };
};

describe('A3 the move that an outcome makes is written with it', () => {
  it('is that of an automation which asks nothing of the lead', () => {
    const definition = pipelineOf([
      on('other', { on: 'task.done', outcome: 'no_answer' }, [move]),
      on('asks', done, [move], { if: { field: 'tags', is: 'empty' } }),
      on('elsewhere', done, [move], { stages: ['half'] }),
      on('meetings', { ...done, task: 'meeting' }, [move]),
      on('answer', done, [move]),
    ]);
    const [lead, call] = [{ stage: 'new' }, { type: 'call' }];
    expect(moveOfOutcome(definition, lead, call, 'half')).toMatchObject({ by: 'answer', stage: 'half', again: true });
    expect(moveOfOutcome(definition, { stage: 'won' }, call, 'half')).toBeUndefined();
    expect(moveOfOutcome(definition, lead, call, 'nothing')).toBeUndefined();
  });

  it('is not made again by the process, and its automation goes on after it', () => {
    expect(finished([on('answer', done, [move])])).toEqual({ done: [], runs: [] });
    expect(finished([on('answer', done, [move, notify])]).done).toEqual([['answer', 'notify']]);
    const later = [move, { do: 'wait', for: { amount: 1, unit: 'days' } }, notify];
    expect(finished([on('answer', done, later)]).runs).toEqual(['answer 1']);
  });

  it('lets others answer the task as the lead stood before it, and the stage as it is entered', () => {
    const automations = [
      on('answer', done, [move]),
      on('where_it_was', { on: 'task.done' }, [notify], { stages: ['new'] }),
      on('where_it_is', { on: 'task.done' }, [notify], { stages: ['half'] }),
      on('as_before', { on: 'task.done' }, [notify], { if: { field: 'entries.half', is: '=', value: 0 } }),
      on('entered', { on: 'stage.entered' }, [notify], { stages: ['half'] }),
    ];
    expect(finished(automations).done.map(([key]) => key)).toEqual(['where_it_was', 'as_before', 'entered']);
  });

  it('sets the meeting when the user said', () => {
    const dueAt = '2026-12-01T06:00:00.000Z';
    const call = { ...meet, type: 'call' };
    const automations = [
      on('answer', done, [move]),
      on('invite', { on: 'stage.entered' }, [meet, call], { stages: ['half'] }),
    ];
    expect(finished(automations, dueAt).done).toEqual([
      ['invite', 'task.create', dueAt],
      ['invite', 'task.create'],
    ]);
  });
});
