import { describe, expect, it } from '@jest/globals';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { subjectIn } from '../../workflows/ticket/subject-in.ts';
import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { evolve } from '../../workflows/subject/evolve.ts';
import { happen, newSimulation } from '../../workflows/subject/simulate-subject.ts';
import { decideTicket } from '../../workflows/ticket/decide.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import { pipedTicket } from '../../workflows/ticket/ticket.ts';
import { live } from '../automation/dry-run.ts';
import { deskOf } from '../support/help-desk.ts';

const AT = '2026-11-30T05:00:00.000Z';
const AIDA = '01930000-0000-7000-8000-00000000000a';
const facts = (more: Record<string, unknown> = {}): SubjectFacts => ({
  ...{
    stage: 'new',
    closedAt: null,
    pausedAt: null,
    entries: {},
    id: AIDA,
    track: 'AB12345678',
    subject: 'No receipt',
  },
  ...{ priority: 'normal', type: '', topic: '', tags: [], talks: [], fields: {}, responsible: null, group: null },
  ...more,
});
const after = (before: SubjectFacts, ...orders: TicketOrder[]): SubjectFacts =>
  orders.reduce((now, order) => {
    const told = decideTicket(now, order, deskOf());
    if (isRefusal(told)) throw new Error(told.refusal);
    return told.reduce((state, event) => evolve(pipedTicket, state, event, AT), now);
  }, before);
const refused = (before: SubjectFacts, order: TicketOrder) => {
  const told = decideTicket(before, order, deskOf());
  return isRefusal(told) ? told.refusal : told;
};

describe('E1 what may become of a ticket', () => {
  it('goes through its pipeline and is closed at its end', () => {
    const solved = after(facts(), { do: 'ticket.move', stage: 'work' }, { do: 'ticket.move', stage: 'solved' });
    expect(solved).toMatchObject({ stage: 'solved', closedAt: AT, entries: { work: 1, solved: 1 } });
    expect(refused(solved, { do: 'ticket.move', stage: 'work' })).toBe('TicketClosed');
    expect(after(solved, { do: 'ticket.reopen' })).toMatchObject({ stage: 'new', closedAt: null });
  });

  it('says why it is closed without a solution', () => {
    expect(refused(facts(), { do: 'ticket.move', stage: 'rejected' })).toBe('TicketReasonNeeded');
    expect(refused(facts(), { do: 'ticket.move', stage: 'rejected', reason: 'weather' })).toBe('TicketReasonNeeded');
    expect(after(facts(), { do: 'ticket.move', stage: 'rejected', reason: 'spam' })).toMatchObject({ reason: 'spam' });
  });

  it('changes only what is different', () => {
    expect(refused(facts(), { do: 'ticket.set', set: { priority: 'normal', subject: 'No receipt' } })).toEqual([]);
    const changed = after(facts(), { do: 'ticket.set', set: { priority: 'urgent' }, fields: { order: '17' } });
    expect(changed).toMatchObject({ priority: 'urgent', fields: { order: '17' } });
    expect(refused(changed, { do: 'ticket.tag', add: [], remove: ['vip'] })).toEqual([]);
  });

  it('is of nobody, of a person, of a group', () => {
    const hers = after(facts(), { do: 'ticket.assign', to: AIDA });
    expect(hers).toMatchObject({ responsible: AIDA, group: null });
    expect(refused(hers, { do: 'ticket.assign', to: AIDA })).toEqual([]);
    const queued = after(hers, { do: 'ticket.assign', to: null, group: 'g' });
    expect(queued).toMatchObject({ responsible: null, group: 'g' });
  });

  it('waits until a moment, and comes back with the client’s words', () => {
    const postponed = after(facts(), { do: 'ticket.postpone', until: '2026-12-01T10:00:00+05:00' });
    expect(postponed).toMatchObject({ postponedUntil: '2026-12-01T05:00:00.000Z' });
    expect(after(postponed, { do: 'ticket.wake' })).toMatchObject({ postponedUntil: null });
    expect(refused(facts(), { do: 'ticket.wake' })).toEqual([]);
  });

  it('is never a part of itself, and what was merged is left alone', () => {
    expect(refused(facts(), { do: 'ticket.set', set: { parentId: AIDA } })).toBe('TicketOfItself');
    expect(refused(facts({ mergedInto: 'x' }), { do: 'ticket.tag', add: ['a'] })).toBe('TicketMerged');
  });
});

describe('A2 automations of tickets', () => {
  const urgent = {
    key: 'urgent',
    name: { ru: 'Срочно' },
    when: { on: 'ticket.created' },
    if: { field: 'priority', is: '=', value: 'urgent' },
    then: [
      { do: 'ticket.move', stage: 'work' },
      { do: 'ticket.tag', add: ['fire'], remove: [] },
    ],
  };
  const begin = (more: Record<string, unknown>) => {
    const world = { noun: pipedTicket, pipeline: live(deskOf([urgent])) };
    return happen(world, newSimulation(facts(more), AT), {
      type: 'ticket.created',
      data: { to: 'new', track: 'AB12345678', subject: 'x', source: 'hand', priority: 'urgent' },
    });
  };

  it('are tried without effect, by the same decisions', () => {
    expect(begin({ priority: 'urgent' }).facts).toMatchObject({ stage: 'work', tags: ['fire'] });
    expect(begin({ priority: 'low' }).facts).toMatchObject({ stage: 'new', tags: [] });
  });
});

describe('E1 the subject of a ticket that a message opens', () => {
  const letter = { kind: 'letter', subject: '  Возврат\n' } as unknown as Part;
  it('is the letter’s own, else the first line, cut short, else what was sent', () => {
    expect(subjectIn({ text: 'Здравствуйте', parts: [letter] }, 'ru')).toBe('Возврат');
    expect(subjectIn({ text: '\n Не пришёл чек \nвчера', parts: [] }, 'ru')).toBe('Не пришёл чек');
    expect([...subjectIn({ text: 'ы'.repeat(400), parts: [] }, 'ru')]).toHaveLength(120);
    const photo = {
      kind: 'file',
      what: 'picture',
      name: '',
      mime: null,
      size: 1,
      state: 'waits',
      at: 'a',
      file: null,
    } as const;
    expect(subjectIn({ text: '', parts: [photo, photo] }, 'ru')).toBe('Фото');
    expect(subjectIn({ text: '', parts: [{ ...photo, what: 'voice' }, photo] }, 'kk')).toBe('Дауыстық хабарлама, Фото');
    expect(subjectIn({ text: ' ', parts: [] }, 'en')).toBe('Without words');
  });
});
