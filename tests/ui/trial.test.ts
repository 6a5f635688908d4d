import { describe, expect, it } from '@jest/globals';
import { educationPipeline } from '../../prisma/seed/education.ts';
import { newFacts, simulate } from '../../workflows/automation/simulate.ts';
import { live } from '../automation/dry-run.ts';
import { causeFirst } from '../../ui/trial/cause-first.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { remindersOf } from '../../ui/trial/reminders.ts';

const START = '2026-11-23T04:00:00.000Z';

describe('A8 the story of a lead that is tried', () => {
  it('tells what a step came to before what it led to', () => {
    const definition = { ...educationPipeline(), automations: [asked] };
    const lead = simulate(live(definition), { facts: newFacts(live(definition), START) }, START);
    lead.create();
    const { lines, tell } = causeFirst<{ at: string; text: string }>();
    for (const { at, action, cause } of lead.steps) tell({ at, text: action.do }, cause);
    for (const { at, type, cause } of lead.events)
      if (type.startsWith('automation.')) tell({ at, text: type }, cause, type);
    expect(lines.map(({ text }) => text)).toEqual([
      'lead.tag',
      'automation.branched',
      'lead.tag',
      'automation.branched',
      'lead.tag',
      'automation.ended',
    ]);
  });

  const tag = (add: string) => ({ do: 'lead.tag', add: [add], remove: [] });
  const branch = (...then: object[]) => ({ do: 'branch', if: { field: 'stage', is: 'filled' }, then, else: [] });
  const asked = {
    ...{ key: 'asked', name: { ru: 'Спрошено' }, when: { on: 'lead.created' } },
    then: [tag('first'), branch(tag('second'), branch(tag('third')))],
  } as unknown as Automation;
});

describe('A9 an invoice of a lead that is tried', () => {
  const { invoices } = educationPipeline();
  const dueAt = '2026-11-10T09:00:00.000Z';
  const sent = { id: '1', type: 'invoice.sent', at: '2026-11-01T09:00:00.000Z', data: { dueAt }, cause: null } as never;

  it('says when it reminds by its own clock while nobody pays', () => {
    expect(remindersOf(sent, { invoices: { ...invoices, remindBeforeHours: 24, remindAfterHours: 48 } })).toEqual([
      '2026-11-09T09:00:00.000Z',
      dueAt,
      '2026-11-12T09:00:00.000Z',
    ]);
    expect(remindersOf(sent, { invoices: { ...invoices, remindBeforeHours: 0, remindAfterHours: 0 } })).toEqual([
      dueAt,
    ]);
  });
});
