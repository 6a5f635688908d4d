import { describe, expect, it } from '@jest/globals';
import { TypedSearchAttributes } from '@temporalio/common';
import fc from 'fast-check';
import type { SubjectEvent } from '../../../workflows/automation/facts.ts';
import { changedAttributes } from '../../../workflows/process/attributes.ts';
import {
  changedBy,
  changesOf,
  detailsOf,
  shownWaits,
  stepsOf,
  timerOf,
  titleOf,
  type Shown,
} from '../../../workflows/process/shown.ts';

const acme: Shown = {
  seen: 3,
  title: 'Lead 1520 · Study abroad',
  number: 1520,
  pipeline: 'education',
  stage: 'consult',
  stageName: 'Consultation',
  responsible: '0190-aida',
  state: 'waiting',
  pausedUntil: null,
  waits: [{ what: 'task consult due', until: '2026-11-28T12:00:00.000Z' }],
  link: 'https://crm.example.com/leads/0190-acme',
  steps: ['2026-11-28 10:00:00Z a colleague: lead.created'],
};
const event = (number: number, more: Partial<SubjectEvent>): SubjectEvent => ({
  id: String(number),
  number,
  type: 'lead.changed',
  at: '2026-11-28T10:00:00.000Z',
  data: {},
  cause: null,
  ...more,
});
const cause = { automation: 'call', version: 1, event: '1', depth: 1 };
const real = (at: string) => at;

describe('M9 what the Temporal UI shows', () => {
  it('names what is waited for by keys and by the names that admins gave, never by what was typed', () => {
    const until = '2026-11-28T12:00:00.000Z';
    expect(
      shownWaits(
        [
          { what: 'task', until, text: 'Позвонить маме Айгуль', kind: 'consult', id: '1' },
          { what: 'reminder', until, text: 'Позвонить маме Айгуль', kind: 'consult' },
          { what: 'payment', until, text: '17', overdue: true },
          { what: 'automation', until, text: { ru: 'Два дня', en: 'Two days untouched' }, id: 'untouched' },
          { what: 'run', until: null, text: { ru: 'Шаги' }, step: '2.then.1', automation: 'steps' },
          { what: 'reaction', until, text: { ru: 'Шаги' } },
          { what: 'person', until: null },
        ],
        real,
      ).map(({ what }) => what),
    ).toEqual([
      'task consult due',
      'task consult reminder',
      'invoice 17 overdue',
      'automation “Two days untouched”',
      'automation “Шаги”, step 2.then.1',
      'the one assigned to react',
      'a colleague',
    ]);
  });

  it('tells steps by their cause, with what came of it and nothing of what was said', () => {
    const events = [
      event(1, { type: 'lead.created', actor: { kind: 'client' }, data: { name: 'Айгуль' } }),
      event(2, { type: 'task.created', cause, data: { text: 'Айгуль' } }),
      event(3, { type: 'message.queued', cause }),
      event(4, { type: 'message.queued', cause }),
      event(5, { type: 'lead.moved', actor: { kind: 'user' }, data: { from: 'new', to: 'half' } }),
      event(6, { type: 'automation.failed', cause, data: { because: { refusal: 'NoAddress', detail: 'Айгуль' } } }),
    ];
    expect(stepsOf(events, () => ({ ru: 'Звонок', en: 'First call' }))).toEqual([
      '2026-11-28 10:00:00Z the client: lead.created',
      '2026-11-28 10:00:00Z automation “First call”: task.created, message.queued ×2',
      '2026-11-28 10:00:00Z a colleague: lead.moved half',
      '2026-11-28 10:00:00Z automation “First call”: automation.failed NoAddress',
    ]);
  });

  it('calls a timer by what it fires for', () => {
    expect(timerOf(acme, '2026-11-28T12:00:00.000Z')).toBe('task consult due');
    expect(timerOf({ ...acme, state: 'paused' }, '2026-11-28T12:00:00.000Z')).toBe('the pause ends');
    expect(titleOf(7, { ru: 'Обучение' })).toBe('Lead 7 · Обучение');
  });

  it('is the same after any changes as it would be told whole', () => {
    const shown = fc.record<Shown>({
      seen: fc.nat(5),
      title: fc.constant('Lead'),
      number: fc.nat(3),
      pipeline: fc.constantFrom('a', 'b'),
      stage: fc.constantFrom('new', 'half'),
      stageName: fc.constantFrom('New', 'Half'),
      responsible: fc.constantFrom(null, 'aida', 'timur'),
      state: fc.constantFrom('waiting', 'paused', 'finished'),
      pausedUntil: fc.constantFrom(null, '2026-11-28T12:00:00.000Z'),
      waits: fc.array(fc.record({ what: fc.constantFrom('x', 'y'), until: fc.constant(null) }), { maxLength: 2 }),
      link: fc.constant('l'),
      steps: fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(shown, { minLength: 1, maxLength: 8 }), (turns) => {
        let known: Shown | undefined;
        for (const turn of turns) {
          const answered = JSON.parse(JSON.stringify(changesOf(known ? { ...known, steps: [] } : null, turn)));
          known = changedBy(known, answered);
        }
        const steps = turns.flatMap((turn) => turn.steps).slice(-10);
        expect(known).toEqual({ ...turns.at(-1), steps });
      }),
    );
  });

  it('sets attributes only where they are other than they were, and none of the state of what has ended', () => {
    const none = new TypedSearchAttributes();
    const dueAt = '2026-11-28T12:00:00.000Z';
    const first = changedAttributes(none, { shown: acme, state: 'waiting', dueAt });
    expect(Object.fromEntries(first.map(({ key, value }) => [key.name, value]))).toEqual({
      State: 'waiting',
      Pipeline: 'education',
      Stage: 'consult',
      Responsible: '0190-aida',
      Number: 1520,
      DueAt: new Date(dueAt),
    });
    const set = none.updateCopy(first);
    expect(changedAttributes(set, { shown: acme, state: 'waiting', dueAt })).toEqual([]);
    expect(changedAttributes(set, { shown: acme, state: 'stuck', dueAt }).map(({ key }) => key.name)).toEqual([
      'State',
    ]);
    expect(
      changedAttributes(set, { shown: { ...acme, responsible: null }, state: 'finished', dueAt: null }).map(
        ({ key, value }) => [key.name, value],
      ),
    ).toEqual([
      ['State', null],
      ['Responsible', null],
      ['DueAt', null],
    ]);
    expect(changedAttributes(set, { shown: undefined, state: 'stuck', dueAt })).toHaveLength(1);
  });

  it('says in Markdown where a process stands, and takes a name for text', () => {
    const told = detailsOf({ ...acme, stageName: '*Meet* [here](x)' }, 'stuck', {
      since: '2026-11-28T11:00:00.000Z',
      error: 'the pipeline\nis missing',
    });
    expect(told).toContain(String.raw`stage **\*Meet\* \[here\](x)**`);
    expect(told).toContain('[open in Voronka](https://crm.example.com/leads/0190-acme)');
    expect(told).toContain('**Stuck** since 2026-11-28 11:00:00Z, because: the pipeline is missing');
    expect(told).toContain('- task consult due · 2026-11-28 12:00:00Z');
    expect(told).toContain('- 2026-11-28 10:00:00Z a colleague: lead.created');
  });
});
