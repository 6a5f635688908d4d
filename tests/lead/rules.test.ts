import fc from 'fast-check';
import { chooseAssignee, leadFromEvents, whyNotMove, type Candidate } from '../../workflows/lead/lead.ts';
import { educationPipeline } from '../../prisma/seed/education.ts';

const education = educationPipeline();
const aida: Candidate = {
  id: 'aida',
  name: 'Аида',
  load: 3,
  limit: 10,
  onShift: true,
  lastAssignedAt: '2026-11-23T05:00:00.000Z',
};
const timur: Candidate = {
  id: 'timur',
  name: 'Тимур',
  load: 5,
  limit: 10,
  onShift: true,
  lastAssignedAt: '2026-11-23T04:00:00.000Z',
};

describe('A1 moving a lead', () => {
  const acme = { stage: 'new', closedAt: null };

  it('is free between the stages of its pipeline', () => {
    expect(whyNotMove(acme, education, { stage: 'meeting' })).toBeUndefined();
    expect(whyNotMove(acme, education, { stage: 'won' })).toBeUndefined();
    expect(whyNotMove(acme, education, { stage: 'lost', lossReason: 'price' })).toBeUndefined();
    expect(whyNotMove(acme, education, { stage: 'new', again: true })).toBeUndefined();
  });

  it.each([
    [acme, { stage: 'nowhere' }, 'UnknownStage'],
    [acme, { stage: 'new' }, 'SameStage'],
    [acme, { stage: 'lost' }, 'LossReasonNeeded'],
    [acme, { stage: 'lost', lossReason: 'weather' }, 'UnknownLossReason'],
    [{ stage: 'won', closedAt: '2026-11-23T05:00:00.000Z' }, { stage: 'new' }, 'LeadClosed'],
  ])('of %j to %j is refused: %s', (lead, to, refusal) => {
    expect(whyNotMove(lead, education, to)).toMatchObject({ refusal });
  });
});

const candidate = fc.record({
  load: fc.nat(6),
  limit: fc.nat(6),
  onShift: fc.boolean(),
  lastAssignedAt: fc.option(
    fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  ),
});
const team = fc
  .array(candidate, { maxLength: 8 })
  .map((all) => all.map((one, index): Candidate => ({ ...one, id: `p${index}`, name: `P${index}` })));
const rule = fc.constantFrom('least_busy' as const, 'round_robin' as const);

describe('A4 assignment', () => {
  it('gives a lead to the least busy, and in turn to who has waited longest', () => {
    expect(chooseAssignee('least_busy', [timur, aida])).toMatchObject({ chosen: 'aida', why: 'least_busy' });
    expect(chooseAssignee('round_robin', [aida, timur])).toMatchObject({ chosen: 'timur', why: 'longest_without' });
  });

  it('chooses among all who have room when nobody is on shift', () => {
    const asleep = [
      { ...aida, onShift: false },
      { ...timur, onShift: false },
    ];
    expect(chooseAssignee('least_busy', asleep)).toMatchObject({ chosen: 'aida', why: 'nobody_on_shift' });
  });

  it('gives it to nobody rather than over a limit', () => {
    expect(chooseAssignee('least_busy', [{ ...aida, load: 10 }])).toMatchObject({ chosen: null, why: 'nobody' });
    expect(chooseAssignee('least_busy', [])).toMatchObject({ chosen: null, why: 'nobody' });
  });

  it('never chooses who is at the limit, nor who is off shift while somebody on shift has room', () => {
    fc.assert(
      fc.property(rule, team, (by, all) => {
        const { chosen } = chooseAssignee(by, all);
        const free = all.filter(({ load, limit }) => load < limit);
        expect(chosen === null).toBe(free.length === 0);
        if (chosen === null) return;
        const one = all.find(({ id }) => id === chosen)!;
        expect(one.load).toBeLessThan(one.limit);
        if (free.some(({ onShift }) => onShift)) expect(one.onShift).toBe(true);
        const rivals = free.filter(({ onShift }) => onShift === one.onShift);
        if (by === 'least_busy') expect(one.load).toBe(Math.min(...rivals.map(({ load }) => load)));
      }),
    );
  });

  it('is the same in whatever order the people come', () => {
    fc.assert(
      fc.property(rule, team, (by, all) => {
        expect(chooseAssignee(by, all.toReversed()).chosen).toBe(chooseAssignee(by, all).chosen);
      }),
    );
  });

  it('spreads many leads evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }), (people, leads) => {
        const all = Array.from({ length: people }, (_, index): Candidate => ({
          ...aida,
          id: `p${index}`,
          load: 0,
          limit: 1000,
          lastAssignedAt: null,
        }));
        for (let lead = 0; lead < leads; lead++)
          all.find(({ id }) => id === chooseAssignee('least_busy', all).chosen)!.load++;
        const loads = all.map(({ load }) => load);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('A5 the decision', () => {
  it('keeps everybody who was weighed, and why each could not have it', () => {
    const { candidates } = chooseAssignee('least_busy', [
      aida,
      { ...timur, onShift: false },
      { ...timur, id: 'full', load: 10 },
    ]);
    expect(candidates.map(({ id, eligible, reason }) => [id, eligible, reason])).toEqual([
      ['aida', true, undefined],
      ['timur', false, 'off_shift'],
      ['full', false, 'at_limit'],
    ]);
  });

  it('says for each person of any team whether, and if not, why not', () => {
    fc.assert(
      fc.property(rule, team, (by, all) => {
        const { candidates } = chooseAssignee(by, all);
        expect(candidates.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
        for (const { eligible, reason, load, limit, onShift } of candidates) {
          expect(eligible).toBe(onShift && load < limit);
          expect(reason === undefined).toBe(eligible);
        }
      }),
    );
  });
});

describe('A10 the story', () => {
  it('gives the row, whatever was changed and however often', () => {
    const column = fc.constantFrom('stage', 'name', 'responsible_id', 'amount');
    fc.assert(
      fc.property(fc.array(fc.dictionary(column, fc.integer()), { maxLength: 20 }), (changes) => {
        const row: Record<string, unknown> = {};
        const events = changes.map((change) => {
          const set = Object.fromEntries(
            Object.entries(change).map(([key, after]) => [key, [row[key] ?? null, after]]),
          );
          Object.assign(row, change);
          return { data: { set } };
        });
        expect(leadFromEvents(events)).toEqual(row);
      }),
    );
  });

  it('takes no notice of events that change nothing', () => {
    expect(
      leadFromEvents([{ data: { set: { stage: [null, 'new'] } } }, { data: { text: 'хочет в Торонто' } }]),
    ).toEqual({ stage: 'new' });
  });
});
