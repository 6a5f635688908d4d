import { describe, expect, it } from '@jest/globals';
import type { SubjectFacts } from '../../../workflows/automation/facts.ts';
import { happen, newSimulation, pass } from '../../../workflows/subject/simulate-subject.ts';
import { pipedTicket } from '../../../workflows/ticket/ticket.ts';
import { live } from '../../automation/dry-run.ts';
import { deskOf } from '../../support/help-desk.ts';

const monday = '2026-11-30T05:00:00.000Z';
const facts = (more: object = {}): SubjectFacts => ({
  ...{ stage: 'new', closedAt: null, pausedAt: null, track: 'AB12345678', subject: 'No receipt', tags: [] },
  ...{ talks: [], contactId: null, responsible: 'aida', group: null, ...more },
});
const born = { type: 'ticket.created', data: { to: 'new' } };
const text = (words: string) => ({ ru: words, en: words });
const check = {
  ...{ do: 'task.create', type: 'call', text: text('Check'), who: 'responsible' },
  due: { by: 'after', amount: 2, unit: 'hours' },
};
const tried = (then: unknown[], rest: unknown[] = [], more: object = {}) => {
  const first = { key: 'first', name: text('First'), when: { on: 'ticket.created' }, then };
  const world = { noun: pipedTicket, pipeline: live(deskOf([first, ...rest])) };
  return { world, ticket: happen(world, newSimulation(facts(more), monday), born) };
};
const typesOf = ({ events }: { events: { type: string }[] }) => events.map(({ type }) => type);

describe('A8 a trial of what pipelines of tickets do', () => {
  it('sets a task without setting it, and it is overdue in its time', () => {
    const late = {
      ...{ key: 'late', name: text('Late'), when: { on: 'task.overdue' } },
      then: [{ do: 'ticket.move', stage: 'work' }],
    };
    const { world, ticket } = tried([check], [late]);
    expect(typesOf(ticket)).toEqual(['ticket.created', 'ticket.task_set']);
    expect(pass(world, ticket, '2026-11-30T06:59:59.000Z').facts.stage).toBe('new');
    const after = pass(world, ticket, '2026-11-30T07:00:00.000Z');
    expect(after.facts.stage).toBe('work');
    expect(typesOf(after).slice(2)).toEqual(['ticket.task_overdue', 'ticket.moved']);
  });

  it('hears an outcome as it would in life', () => {
    const paid = {
      ...{ key: 'paid', name: text('Paid'), when: { on: 'task.done', outcome: 'paid' } },
      then: [{ do: 'ticket.move', stage: 'work' }],
    };
    const { world, ticket } = tried([check], [paid]);
    const other = happen(world, ticket, {
      type: 'ticket.task_done',
      data: { type: 'call', task: 'Check', outcome: 'no' },
    });
    expect(other.facts.stage).toBe('new');
    const done = happen(world, ticket, {
      type: 'ticket.task_done',
      data: { type: 'call', task: 'Check', outcome: 'paid' },
    });
    expect(done.facts.stage).toBe('work');
  });

  it('writes to whom it could reach, and says why where it could reach nobody', () => {
    const say = { do: 'talk.say', text: text('Hello {{track}}') };
    expect(typesOf(tried([say], [], { contactId: 'olga' }).ticket)).toEqual(['ticket.created', 'ticket.answered']);
    const { events } = tried([say]).ticket;
    expect(events[1]).toMatchObject({ type: 'automation.failed', data: { because: { refusal: 'NoConversation' } } });
  });

  it('hands over by the ticket’s own decision', () => {
    const { ticket } = tried([{ do: 'give', to: 'group', group: 'bank' }]);
    expect(ticket.facts).toMatchObject({ group: 'bank', responsible: null });
  });
});
