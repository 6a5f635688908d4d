import { describe, expect, it } from '@jest/globals';
import { automaticAnswer } from '../../../workflows/conversation/automatic.ts';
import { evolveConversation } from '../../../workflows/conversation/evolve.ts';
import { calm } from '../talk.ts';

const words = (ru: string, en: string) => ({ ru, en });
// Monday to Friday from 9 to 18 in UTC; 2026-11-27 is a Friday
const week = Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]]));
const hours = { zone: 'UTC', week: week as Record<string, [string, string][]>, holidays: [] };
const desk = { greeting: words('Привет', 'Hello'), absence: words('Нас нет', 'We are away'), hours };
const day = '2026-11-27T12:00:00.000Z';
const evening = '2026-11-27T20:00:00.000Z';
const monday = '2026-11-30T09:00:00.000Z';
const quiet = { ...calm, awayToldUntil: null, lastDirection: 'in', lastAt: '2026-11-27T11:00:00.000Z' };
const came = (at: string, more: object = {}) => ({
  ...{ newPerson: false, language: 'en' as const, at, edited: false, late: false, ...more },
});
const answer = (now: string, more: object = {}, talk = quiet, by: object = {}) =>
  automaticAnswer({ ...desk, ...by }, talk, came(now, more), now);

describe('D4 what an account answers by itself', () => {
  it('is a greeting to a new person, in her language or in Russian', () => {
    expect(answer(day, { newPerson: true })).toEqual({ text: 'Hello' });
    expect(answer(day, { newPerson: true, language: 'kk' })).toEqual({ text: 'Привет' });
    expect(answer(day)).toBeNull();
    expect(answer(day, { newPerson: true }, quiet, { greeting: null })).toBeNull();
  });

  it('is that nobody is there, outside the hours, once until they begin', () => {
    expect(answer(evening)).toEqual({ text: 'We are away', awayUntil: monday });
    expect(answer(evening, {}, { ...quiet, awayToldUntil: monday } as never)).toBeNull();
    const nextEvening = '2026-11-30T19:00:00.000Z';
    expect(answer(nextEvening, {}, { ...quiet, awayToldUntil: monday } as never)?.text).toBe('We are away');
    expect(answer(evening, { newPerson: true })?.text).toBe('Hello\n\nWe are away');
    expect(answer(evening, {}, quiet, { hours: null })).toBeNull();
    expect(answer(evening, {}, quiet, { hours: { ...hours, week: {} } })?.awayUntil?.slice(0, 4)).toBe('2028');
  });

  it('is nothing to what is edited, late or old, nor while people answer', () => {
    for (const more of [{ edited: true }, { late: true }, { at: day }])
      expect(answer(evening, { newPerson: true, ...more })).toBeNull();
    expect(answer(evening, {}, { ...quiet, lastDirection: 'out', lastAt: '2026-11-27T19:30:00.000Z' })).toBeNull();
    expect(answer(evening, {}, { ...quiet, lastDirection: 'out', lastAt: '2026-11-27T17:30:00.000Z' })).not.toBeNull();
  });

  it('is an emergency while it lasts, first of all and once in a talk', () => {
    const notice = { text: words('Сбой', 'Outage'), since: '2026-11-27T11:00:00.000Z', until: evening };
    expect(answer(day, {}, quiet, { notice })).toEqual({ text: 'Outage', noticeTold: notice.since });
    expect(answer(day, { newPerson: true }, quiet, { notice })?.text).toBe('Outage\n\nHello');
    expect(answer(day, {}, { ...quiet, noticeTold: notice.since } as never, { notice })).toBeNull();
    expect(answer(evening, {}, quiet, { notice })).toEqual({ text: 'We are away', awayUntil: monday });
    const later = { ...notice, since: '2026-11-27T11:30:00.000Z' };
    expect(answer(day, {}, { ...quiet, noticeTold: notice.since } as never, { notice: later })?.text).toBe('Outage');
  });

  it('leaves the client waiting for somebody', () => {
    const waiting = {
      ...{ state: 'waiting' as const, assignee: null, unread: 1, waitingSince: day, snoozedUntil: null },
      ...{ blockedAt: null, ...quiet, lastText: 'hi', result: null, closedAt: null },
    };
    const data = { message: 'm', text: 'We are away', automatic: true, awayUntil: monday };
    const after = evolveConversation(waiting, { type: 'conversation.answered', data }, evening);
    expect(after).toEqual({ ...waiting, awayToldUntil: monday });
  });
});
