import { describe, expect, it } from '@jest/globals';
import type { SubjectEvent, SubjectFacts } from '../../../workflows/automation/facts.ts';
import { happen, newSimulation, pass } from '../../../workflows/subject/simulate-subject.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { problemsOf } from '../../../workflows/pipeline/problems.ts';
import type { Refusal } from '../../../workflows/refusal.ts';
import { newBacktest } from '../../../workflows/trial/backtest.ts';
import type { Recorded } from '../../../workflows/trial/trial.schema.ts';
import { relivedSubject } from '../../../workflows/trial/tried-subject.ts';
import { isOfLead } from '../../../workflows/template/may-stop.ts';
import { world } from '../../pipeline/world.ts';
import { talksOf } from './talks.ts';
import { entersBy } from '../../../workflows/conversation/enter.ts';
import { pipedConversation } from '../../../workflows/conversation/conversation.ts';
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
    expect(typesOf(heardInTalk(life.slice(1), facts, true))).toEqual(['unheard', 'entered']);
  });

  it('is quiet where it came in a pause, which is heard itself', () => {
    const [pause, said, resumed] = ['paused', 'received', 'resumed'].map((type, at) =>
      event(at + 5, `conversation.${type}`),
    );
    const quiet = (events: SubjectEvent[]) =>
      heardInTalk(events, facts, true).map(({ data }) => data['quiet'] === true);
    expect(quiet([said!, pause!, said!, resumed!, said!])).toEqual([false, true, true, false, false]);
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

describe('A7 a pipeline of conversations', () => {
  const errors = (definition: PipelineDefinition) =>
    problemsOf(definition, world).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));

  it('has one stage, and what only leads do is none of its', () => {
    const empty = talksOf([]);
    expect(errors(empty)).toEqual([]);
    expect(errors({ ...empty, stages: [...empty.stages, { ...empty.stages[0]!, key: 'more' }] })).toEqual([
      'OneStageOnly',
    ]);
    const task = {
      key: 'task',
      name: { ru: 'Задача' },
      when: { on: 'conversation.opened' },
      then: [{ do: 'lead.move', stage: 'open' }],
    };
    expect(errors(talksOf([task]))).toEqual(['KindOfOtherNoun']);
  });
});

describe('A7 a template in a pipeline of conversations', () => {
  const wanted = (more: object) => {
    const send = { do: 'conversation.send', template: 'received' };
    const rule = { key: 'rule', name: { ru: 'Ответ' }, when: { on: 'message.in' }, then: [send], ...more };
    const templates = world.templates.map((one) => ({ ...one, ofLead: true }));
    return problemsOf(talksOf([rule]), { ...world, templates }).flatMap(({ code }) =>
      code === 'TemplateOfLead' ? [code] : [],
    );
  };

  it('is told of where it names what only a lead has, unless a condition makes sure of the lead', () => {
    expect(wanted({})).toEqual(['TemplateOfLead']);
    expect(wanted({ if: { field: 'leadId', is: 'filled' } })).toEqual([]);
    expect(['{{lead.number}}', '{{#if lead}}{{lead.number}}{{/if}}', '{{contact.name}}'].map(isOfLead)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('A8 automations of a talk, simulated', () => {
  const rules = [
    [
      'price',
      { on: 'message.in', words: ['price'] },
      [
        { do: 'conversation.reply', text: { ru: 'Прайс', en: 'Prices' } },
        { do: 'conversation.tag', add: ['price'], remove: [] },
      ],
    ],
    [
      'late',
      { on: 'answer.late', after: { amount: 30, unit: 'minutes' } },
      [{ do: 'give', to: 'nobody' }, { do: 'talk.close' }],
    ],
    ['closed', { on: 'conversation.closed' }, [{ do: 'conversation.tag', add: ['done'], remove: [] }]],
  ].map(([key, when, then]) => ({ key, name: { ru: String(key) }, when, then }));
  const utc = { zone: 'utc', week: {}, holidays: [] } as never;
  const around = {
    noun: pipedConversation,
    pipeline: { definition: talksOf(rules), version: 1, calendars: { '': utc } },
  };
  const at = '2026-12-01T09:00:00.000Z';
  const began = { type: 'conversation.began', data: { account: 'telegram:a', to: 'open' } };
  const wrote = (text: string) => ({
    type: 'conversation.received',
    data: { account: 'telegram:a', message: 'm', text },
  });
  const begun = () =>
    happen(around, newSimulation({ ...facts, language: 'en', state: 'waiting' }, at), began, wrote('The price?'));

  it('come to what the record would write, by the talk’s own decisions', () => {
    const after = begun();
    expect(after.facts).toMatchObject({ tags: ['price'], state: 'waiting', unread: 1 });
    expect(after.events.at(-2)).toMatchObject({
      type: 'conversation.answered',
      data: { text: 'Prices', automatic: true },
    });
    const late = pass(around, after, '2026-12-01T10:00:00.000Z');
    expect(late.facts).toMatchObject({ state: 'closed', tags: ['price', 'done'] });
    expect(late.facts.closedAt).toBe('2026-12-01T09:30:00.000Z');
    expect(late.memory.timers).toEqual([]);
  });

  it('tell a trial whole what was done and heard, so that it reads as the history does', () => {
    const lived = relivedSubject(around, { lived: around.pipeline, factsOf: () => facts });
    const event = { ...wrote('The price?'), at, noun: 'conversation' } as unknown as Recorded;
    expect(lived.heardOf(event)).toMatchObject({ type: 'conversation.received', data: { text: 'The price?' } });
    const cause = { automation: 'price', step: '0', event: '1' };
    const data = { text: 'Prices', automatic: true };
    expect(lived.stepOf({ ...event, type: 'conversation.answered', data, cause } as never)?.what).toEqual(data);
    const isMessage = (because: object | null) =>
      lived.isMessage({ ...event, type: 'conversation.answered', data, cause: because } as never);
    // what the account says by itself has no cause
    expect([isMessage(cause), isMessage(null)]).toEqual([true, false]);
  });

  it('say nothing in a trial where the account itself has greeted with that very message, as in life', () => {
    const tried = (greets: boolean) => {
      const lived = relivedSubject(around, { lived: around.pipeline, factsOf: () => ({ ...facts, language: 'en' }) });
      const users = { fact: (id: string | null) => id, id: String, known: String };
      const test = newBacktest(
        { pipeline: around.pipeline, since: at, until: '2026-12-01T09:10:00.000Z', users },
        lived,
      );
      const take = (number: number, told: object, kind: string) =>
        test.take({
          ...{ id: String(number), noun: 'conversation', nounId: 'x', at, recordedAt: 1, cause: null },
          ...{ ...told, actor: { kind } },
        } as unknown as Recorded);
      take(1, began, 'client');
      take(2, wrote('The price?'), 'client');
      const greeting = { type: 'conversation.answered', data: { text: 'Hello', automatic: true } };
      if (greets) take(3, greeting, 'system');
      return test.end()!.story.after.map((step) => [step.do, (step.what['because'] as Refusal | undefined)?.refusal]);
    };
    expect(tried(false)).toEqual([
      ['conversation.answered', undefined],
      ['conversation.tagged', undefined],
    ]);
    expect(tried(true)).toEqual([
      ['failed', 'AnsweredByItself'],
      ['conversation.tagged', undefined],
    ]);
  });

  it('wait for nobody once an operator has answered, and anew when the talk is opened again', () => {
    const answered = { type: 'conversation.answered', data: { message: 'o', text: 'Forty' } };
    const calm = pass(around, happen(around, begun(), answered), '2026-12-01T12:00:00.000Z');
    expect(calm.facts.closedAt).toBeNull();
    const shut = happen(around, calm, { type: 'conversation.closed', data: {} });
    const again = happen(around, shut, { type: 'conversation.reopened', data: {} }, wrote('Hello?'));
    expect(pass(around, again, '2026-12-01T12:29:00.000Z').facts.closedAt).toBeNull();
    expect(pass(around, again, '2026-12-01T12:31:00.000Z').facts.closedAt).toBe('2026-12-01T12:30:00.000Z');
  });
});
