import { dropLead, placeLead, type LeadList } from '../../ui/lead/board/lists.ts';
import { mostUrgent } from '../../ui/lead/most-urgent.ts';
import { minorUnits, typedAmount } from '../../ui/kit/amount.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Wait } from '../../workflows/process/process.schema.ts';

const lead = (number: number, more: Partial<Lead> = {}): Lead => ({
  id: `lead-${number}`,
  number,
  name: `Client ${number}`,
  pipeline: 'education',
  stage: 'new',
  responsibleId: 'aida',
  amount: null,
  contacts: [],
  company: null,
  source: {},
  tags: [],
  fields: {},
  createdAt: '2026-11-20T10:00:00Z',
  closedAt: null,
  version: 1,
  updatedAt: '2026-11-20T10:00:00Z',
  stageEnteredAt: '2026-11-20T10:00:00Z',
  lossReason: null,
  joinedTo: null,
  pipelineVersion: 1,
  pipelineVersionId: 'v1',
  checklist: {},
  clockOffset: 0,
  process: { state: 'waiting', waitsFor: [] },
  ...more,
});
const list = (numbers: number[], next: string | null = null): LeadList => ({
  pages: [{ items: numbers.map((one) => lead(one)), next }],
  pageParams: [null],
});
const numbers = (one: LeadList) => one.pages.flatMap((page) => page.items.map((item) => item.number));
const column = { pipeline: 'education', stage: 'new' };

describe('M7 a column of the board', () => {
  it('takes in a lead that has come, the newest first', () => {
    expect(numbers(placeLead(list([9, 7, 5]), lead(8), column))).toEqual([9, 8, 7, 5]);
  });

  it('lets go a lead that has moved to another stage or person', () => {
    expect(numbers(placeLead(list([9, 7]), lead(7, { stage: 'half', version: 2 }), column))).toEqual([9]);
    expect(
      numbers(
        placeLead(list([9, 7]), lead(7, { responsibleId: 'timur', version: 2 }), { ...column, responsible: 'aida' }),
      ),
    ).toEqual([9]);
  });

  it('takes and lets go a lead by what it waits for, where only such are shown', () => {
    const late = { state: 'waiting' as const, waitsFor: [{ what: 'task', overdue: true } as never] };
    const overdue = { ...column, only: 'overdue' as const };
    expect(numbers(placeLead(list([9]), lead(8, { process: late }), overdue))).toEqual([9, 8]);
    expect(numbers(placeLead(list([9]), lead(8, { process: late }), { ...column, only: 'payment' }))).toEqual([9]);
    expect(numbers(placeLead(list([9, 7]), lead(7, { version: 2 }), overdue))).toEqual([9]);
  });

  it('keeps what it has when something older is heard', () => {
    const newer = placeLead(list([7]), lead(7, { name: 'New name', version: 3 }), column);
    expect(placeLead(newer, lead(7, { version: 2 }), column)).toBe(newer);
  });

  it('leaves to the next page what belongs there', () => {
    const first = list([9, 8, 7], 'cursor');
    expect(placeLead(first, lead(3), column)).toBe(first);
  });

  it('finds by name, phone or number what was searched for', () => {
    const found = { ...column, q: 'client 8' };
    expect(numbers(placeLead(list([9]), lead(8), found))).toEqual([9, 8]);
    expect(numbers(placeLead(list([9]), lead(7), found))).toEqual([9]);
  });

  it('forgets a lead that may no longer be seen', () => {
    expect(numbers(dropLead(list([9, 7]), 'lead-9'))).toEqual([7]);
  });
});

describe('H1 an amount as typed', () => {
  it.each([
    ['1 250 000', 125000000],
    ['1250000,5', 125000050],
    ['0.99', 99],
    ['12 400,50', 1240050],
    ['12 400,509', undefined],
    ['', undefined],
    ['a lot', undefined],
    ['-5', undefined],
  ])('%s is %s', (typed, amount) => {
    expect(minorUnits(typed, 'KZT')).toBe(amount);
  });

  it('is edited as its reader writes numbers', () => {
    expect(['ru', 'en'].map((language) => typedAmount(120050050, 'KZT', language))).toEqual([
      '1200500,50',
      '1200500.50',
    ]);
    expect(typedAmount(120050000, 'KZT', 'en')).toBe('1200500');
  });
});

describe('M7 the line of a card', () => {
  it('says the next task before what automations wait for, and what is overdue before all', () => {
    const wait = (what: Wait['what'], until: string, more: Partial<Wait> = {}) =>
      ({ what, id: what, until, ...more }) as Wait;
    const [soon, task] = [wait('automation', '2026-11-21T10:00:00Z'), wait('task', '2026-11-23T10:00:00Z')];
    const owed = wait('payment', '2026-11-20T10:00:00Z', { overdue: true });
    expect(mostUrgent([soon, task])).toBe(task);
    expect(mostUrgent([soon, task, owed])).toBe(owed);
    expect(mostUrgent([])).toBeUndefined();
  });
});
