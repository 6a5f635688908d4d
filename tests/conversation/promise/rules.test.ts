import { describe, expect, it } from '@jest/globals';
import { decideConversation } from '../../../workflows/conversation/decide.ts';
import { evolveConversation } from '../../../workflows/conversation/evolve.ts';
import { promisedToTalk, runningPromise, waitsOfTalk } from '../../../workflows/conversation/promise.ts';
import type { ConversationState } from '../../../workflows/conversation/state.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { serviceOf } from '../../../workflows/service/promise.ts';
import { serviceEvents } from '../../../workflows/ticket/service.ts';
import { calm } from '../talk.ts';

const AIDA = '01930000-0000-7000-8000-00000000000a';
const TIMUR = '01930000-0000-7000-8000-00000000000b';
const at = (time: string) => `2026-11-30T${time}:00.000Z`;
const told = (time: string, type: string, data: Record<string, unknown> = {}) => ({ type, at: at(time), data });
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const targets = { first_answer: hours(1), next_answer: hours(2) };
const usual = { policy: 'usual', targets };
const promised = (time: string, kind = 'first_answer') =>
  told(time, 'conversation.promised', { kind, since: at(time), ...usual });
const clocksOf = (events: ReturnType<typeof told>[], now: string) =>
  waitsOfTalk(events, {}).flatMap((wait) =>
    serviceOf(wait.events, at(now)).clocks.map(({ kind, state, dueAt }) => [kind, state, dueAt?.slice(11, 16)]),
  );

const quiet: ConversationState = {
  ...{ ...calm, state: 'client', assignee: null, unread: 0, waitingSince: null, snoozedUntil: null, blockedAt: null },
  ...{ awayToldUntil: null, lastAt: at('05:00'), lastText: '', lastDirection: 'out', result: null, closedAt: null },
};
const order = (talk: ConversationState, time: string, asked: Parameters<typeof decideConversation>[1]) => {
  const events = decideConversation(talk, asked, at(time));
  if (isRefusal(events)) throw new Error(events.refusal);
  return events.reduce((state, event) => evolveConversation(state, event, at(time)), talk);
};
const said = { message: AIDA, text: 'When?' };
const writes = (talk: ConversationState, time: string, more: object = {}) =>
  order(talk, time, {
    ...{ do: 'receive', said, account: 'telegram:a', first: false, responsible: null, automatic: null, heard: null },
    ...{ promises: usual, ...more },
  });
const answers = (talk: ConversationState, time: string) => order(talk, time, { do: 'answer', said: [said], by: AIDA });

describe('E5 promises of a talk without a ticket', () => {
  it('begin with the client’s words, first and next, and anew when it was closed', () => {
    const first = writes(quiet, '06:00');
    expect(first.promised).toEqual({ kind: 'first_answer', since: at('06:00'), ...usual });
    // what she adds meanwhile waits no longer than what she said first
    expect(writes(first, '06:20').promised?.since).toBe(at('06:00'));
    const next = writes(answers(first, '06:30'), '07:00');
    expect(next.promised).toMatchObject({ kind: 'next_answer', since: at('07:00') });
    const closed = order(next, '08:00', { do: 'close' });
    expect(closed.promised).toBeNull();
    expect(writes(closed, '09:00').promised).toMatchObject({ kind: 'first_answer', since: at('09:00') });
  });

  it('are none for what nobody has to answer, nor where nothing is promised', () => {
    expect(writes(quiet, '06:00', { robot: true }).promised).toBeNull();
    expect(writes({ ...quiet, spamAt: at('05:00') }, '06:00').promised).toBeNull();
    expect(writes(quiet, '06:00', { promises: null }).promised).toBeNull();
    expect(writes(quiet, '06:00', { promises: { policy: 'slow', targets: {} } }).promised).toBeNull();
  });

  it('run while the client waits, and again where an answer was taken back before it left', () => {
    const running = (talk: ConversationState, ticket: string | null = null) => runningPromise({ ...talk, ticket });
    const waits = writes(quiet, '06:00');
    expect(running(waits)?.since).toBe(at('06:00'));
    expect(running(waits, TIMUR)).toBeUndefined();
    const answered = answers(waits, '06:10');
    expect(running(answered)).toBeUndefined();
    const back = { do: 'withdraw' as const, message: AIDA, last: null, waitingSince: at('06:00') };
    expect(running(order(answered, '06:11', back))?.since).toBe(at('06:00'));
    // the promise of the wait before is none of this one
    expect(running(writes(answered, '09:00', { promises: null }))).toBeUndefined();
  });

  it('are met by a person in the very second at the latest, and by nothing that is said by itself (tickets S15)', () => {
    const answer = (time: string) => clocksOf([promised('06:00'), told(time, 'conversation.answered')], '09:00');
    expect(answer('06:59')).toEqual([['first_answer', 'met', '07:00']]);
    expect(answer('07:00')).toEqual([['first_answer', 'met', '07:00']]);
    expect(answer('07:01')).toEqual([['first_answer', 'missed', '07:00']]);
    const robot = told('06:10', 'conversation.answered', { automatic: true });
    expect(clocksOf([promised('06:00'), robot], '07:30')).toEqual([['first_answer', 'late', '07:00']]);
  });

  it('say whose each minute was', () => {
    const events = [
      told('05:00', 'conversation.taken', { by: AIDA }),
      told('05:30', 'conversation.assigned', { from: AIDA, to: null }),
      promised('06:00'),
      told('06:10', 'conversation.taken', { by: TIMUR }),
      told('06:30', 'conversation.answered'),
    ];
    const [wait] = waitsOfTalk(events, {});
    expect(serviceOf(wait!.events, at('06:30')).minutes.map(({ from, owner, cause }) => [from, owner, cause])).toEqual([
      [at('06:00'), 'queue', ''],
      [at('06:10'), 'us', TIMUR],
    ]);
  });

  it('keep what was used where the policy is another one', () => {
    const longer = told('06:30', 'conversation.promised', {
      ...{ kind: 'first_answer', since: at('06:00'), policy: 'slow', targets: { first_answer: hours(4) } },
    });
    expect(clocksOf([promised('06:00'), longer], '06:30')).toEqual([['first_answer', 'running', '10:00']]);
  });

  it('are by the first policy that fits a ticket of normal priority', () => {
    const policies = [
      { key: 'urgent', name: { ru: 'У' }, when: { field: 'priority', is: '=', value: 'urgent' }, targets, waits: [] },
      { key: 'mail', name: { ru: 'П' }, when: { field: 'source', is: '=', value: 'email' }, targets, waits: [] },
      { key: 'all', name: { ru: 'В' }, targets: { ...targets, resolution: hours(9) }, waits: [] },
    ].map((policy) => ({ ...policy, ladder: [] })) as unknown as Parameters<typeof promisedToTalk>[1];
    const policyOf = (account: string) => promisedToTalk({ account, language: 'ru' }, policies, at('06:00'));
    expect(policyOf('telegram:a')).toEqual({ policy: 'all', targets });
    expect(policyOf('email:a').policy).toBe('mail');
  });
});

describe('E5 a ticket of a talk', () => {
  const created = (answer: object | null) => [
    told('06:40', 'ticket.created', {
      ...{ to: 'new', track: 'AB12345678', subject: 'x', source: 'talk', priority: 'normal', answer },
      set: { responsible_id: [null, TIMUR] },
    }),
    told('06:40', 'ticket.promised', { policy: 'usual', targets: { ...targets, resolution: hours(8) }, waits: [] }),
  ];
  const clocksNow = (answer: object | null, now = '06:50') =>
    serviceOf(serviceEvents(created(answer), {}), at(now)).clocks.map(({ kind, dueAt }) => [
      kind,
      dueAt?.slice(11, 16),
    ]);

  it('takes over the answer with the time that was used, and promises none that nobody waits for', () => {
    const held = [{ at: at('06:00'), by: null }];
    const first = { kind: 'first_answer', since: at('06:00'), held, rises: [] };
    expect(clocksNow(first)).toEqual([
      ['resolution', '14:40'],
      ['first_answer', '07:00'],
    ]);
    expect(clocksNow({ ...first, kind: 'next_answer' })).toEqual([
      ['resolution', '14:40'],
      ['next_answer', '08:00'],
    ]);
    expect(clocksNow(null)).toEqual([['resolution', '14:40']]);
    const { minutes } = serviceOf(serviceEvents(created(first), {}), at('06:50'));
    expect(minutes.map(({ from, owner }) => [from.slice(11, 16), owner])).toEqual([
      ['06:00', 'queue'],
      ['06:40', 'us'],
    ]);
  });

  it('leaves the talk no clock of what it has taken over', () => {
    const ticketed = told('06:40', 'conversation.ticketed', { ticket: AIDA, track: 'AB12345678' });
    expect(clocksOf([promised('06:00'), ticketed], '08:00')).toEqual([]);
    const answered = told('06:30', 'conversation.answered');
    expect(clocksOf([promised('06:00'), answered, ticketed], '08:00')).toEqual([['first_answer', 'met', '07:00']]);
  });
});
