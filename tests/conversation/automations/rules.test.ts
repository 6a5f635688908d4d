import { describe, expect, it } from '@jest/globals';
import type { SubjectEvent, SubjectFacts } from '../../../workflows/automation/facts.ts';
import { entersBy } from '../../../workflows/conversation/enter.ts';
import { heardInTalk } from '../../../workflows/conversation/hear.ts';

const facts: SubjectFacts = { stage: 'open', closedAt: null, pausedAt: null };
const event = (number: number, type: string, data: object = {}): SubjectEvent => ({
  ...{ id: String(number), number, type, at: '2026-12-01T09:00:00.000Z', cause: null },
  data: data as SubjectEvent['data'],
});
const typesOf = (events: SubjectEvent[]) => events.map(({ type }) => type.replace('conversation.', ''));

describe('A2 what automations of a talk hear', () => {
  it('is nothing from before it came to them, which still counts', () => {
    const life = [event(1, 'conversation.began'), event(2, 'conversation.received'), event(3, 'conversation.entered')];
    expect(typesOf(heardInTalk(life, facts, false))).toEqual(['unheard', 'unheard', 'entered']);
    expect(typesOf(heardInTalk(life.slice(0, 2), facts, false))).toEqual(['unheard', 'unheard']);
    expect(heardInTalk(life, facts, false).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(typesOf(heardInTalk(life.slice(1, 2), facts, true))).toEqual(['received']);
  });

  it('is no word of a program, of a sender who is shut out, or that answers our question', () => {
    const said = (data: object) => typesOf(heardInTalk([event(5, 'conversation.received', data)], facts, true));
    expect([said({ robot: true }), said({ quiet: true }), said({})]).toEqual([['unheard'], ['unheard'], ['received']]);
  });
});

describe('A2 which automations a talk has', () => {
  const [old, fresh] = ['v1', 'v2'].map((versionId) => ({ pipelineId: 'p', versionId, to: 'open' }));
  const follows = { ...old!, since: '2026-12-01T09:00:00.000Z' };
  const typeOf = (...given: Parameters<typeof entersBy>) => entersBy(...given)[0]?.type;

  it('are those that its account has when it is opened, until it is closed', () => {
    expect(typeOf({ follows: null, state: 'assigned' }, old!)).toBe('conversation.entered');
    expect(typeOf({ follows, state: 'assigned' }, fresh!)).toBeUndefined();
    expect(typeOf({ follows, state: 'assigned' }, null)).toBeUndefined();
    expect(typeOf({ follows, state: 'closed' }, fresh!)).toBe('conversation.entered');
    expect(typeOf({ follows, state: 'closed' }, old!)).toBeUndefined();
    expect(typeOf({ follows, state: 'closed' }, null)).toBe('conversation.left');
    expect(typeOf({ follows: null, state: 'closed' }, null)).toBeUndefined();
  });
});
