import fc from 'fast-check';
import type { AssignOrder } from '../../../workflows/lead/assign.schema.ts';
import { chooseAssignee, type Candidate } from '../../../workflows/lead/assign.ts';
import { facts, seller } from '../people.ts';

const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const some = (words: string[]) => fc.subarray(words);
const house = fc
  .array(
    fc.record({
      team: fc.constantFrom('sales', 'support', null),
      role: fc.constantFrom('manager' as const, 'supervisor' as const),
      load: fc.nat(6),
      limit: fc.nat(6),
      onShift: fc.boolean(),
      away: fc.boolean(),
      skills: some(['loans', 'visas']),
      languages: some(['ru', 'kk', 'uk']),
      regions: some(['Астана', 'Алматы']),
      lastAssignedAt: fc.option(moment),
    }),
    { maxLength: 9 },
  )
  .map((all) =>
    all.map(({ away, onShift, ...one }, index): Candidate => ({
      ...seller(`p${index}`),
      ...one,
      onShift: onShift && !away,
      ...(away ? { absent: { kind: 'illness', until: null } } : {}),
    })),
  );
const order: fc.Arbitrary<AssignOrder> = fc.record(
  {
    rule: fc.constantFrom('least_busy' as const, 'round_robin' as const),
    team: fc.constantFrom('sales', 'support'),
    people: fc.subarray(
      Array.from({ length: 9 }, (_, index) => `p${index}@demo.voronka`),
      { minLength: 1 },
    ),
    skills: some(['loans', 'visas']),
    language: fc.boolean(),
    region: fc.constant('fields.city'),
    sticky: fc.boolean(),
    fallback: fc.oneof(
      fc.constant({ to: 'anyone' as const }),
      fc.constant({ to: 'team' as const, team: 'support' }),
      fc.constant({ to: 'person' as const, person: 'p3@demo.voronka' }),
      fc.constant({ to: 'nobody' as const }),
    ),
  },
  { requiredKeys: ['rule'] },
);
const context = fc.record({
  team: fc.constant('sales'),
  language: fc.option(fc.constantFrom('ru', 'kk', 'uk')),
  region: fc.option(fc.constantFrom('Астана', 'Алматы')),
  sticky: fc.option(fc.constantFrom('p0', 'p1', 'p2')),
  except: some(['p0', 'p4', 'p5']),
});
type Context = {
  team: string;
  language: string | null;
  region: string | null;
  sticky: string | null;
  except: string[];
};

/** Said once more and plainly: may this one take it at all, by the order itself? */
const may = ({ team, people, skills = [], language, region }: AssignOrder, one: Candidate, told: Context): boolean =>
  (people
    ? people.includes(one.email) && (!team || one.team === team)
    : one.role === 'manager' && one.team === (team ?? told.team)) &&
  skills.every((skill) => one.skills.includes(skill)) &&
  (!language || told.language === null || one.languages.includes(told.language)) &&
  (!region || told.region === null || one.regions.includes(told.region)) &&
  one.onShift &&
  one.load < one.limit &&
  !told.except.includes(one.id);

describe('A4 assignment, whatever the order and the people', () => {
  it('never takes one who may not while there is one who may, and never one who is away or was tried', () => {
    fc.assert(
      fc.property(order, house, context, (by, people, told) => {
        const decision = chooseAssignee(by, people, told);
        const able = people.filter((one) => may(by, one, told));
        const one = people.find(({ id }) => id === decision.chosen);
        if (able.length > 0) expect(able).toContain(one);
        expect(one?.absent).toBeUndefined();
        expect(told.except).not.toContain(one?.id);
        if (able.length > 0 && decision.why === 'least_busy')
          expect(one?.load).toBe(Math.min(...able.map(({ load }) => load)));
        if (one && one.load >= one.limit) expect(by.fallback).toMatchObject({ to: 'person', person: one.email });
      }),
      { numRuns: 500 },
    );
  });

  it('chooses and explains the same in whatever order the people come, and changes nobody', () => {
    fc.assert(
      fc.property(order, house, context, fc.integer(), (by, people, told, turn) => {
        const before = JSON.stringify(people);
        const shuffled = [...people].sort(
          (a, b) => ((a.id.charCodeAt(1) * 7 + turn) % 5) - ((b.id.charCodeAt(1) * 7 + turn) % 5),
        );
        const decision = chooseAssignee(by, people, told);
        expect(chooseAssignee(by, people.toReversed(), told)).toEqual(decision);
        expect(chooseAssignee(by, shuffled, told)).toEqual(decision);
        expect(JSON.stringify(people)).toBe(before);
      }),
    );
  });

  it('says for each who was weighed and did not get it why, and for the chosen one nothing', () => {
    fc.assert(
      fc.property(order, house, context, (by, people, told) => {
        const { chosen, candidates, counts } = chooseAssignee(by, people, told);
        for (const { id, reasons } of candidates) expect(reasons.length === 0).toBe(id === chosen);
        if (chosen !== null) expect(candidates[0]?.id).toBe(chosen);
        expect(counts?.weighed).toBe(candidates.length);
      }),
    );
  });

  it.each(['round_robin', 'least_busy'] as const)(
    'by %s spreads many leads evenly: the counts differ by one at most',
    (rule) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 80 }), (many, leads) => {
          const people = Array.from({ length: many }, (_, index) => seller(`p${index}`, { limit: 1000 }));
          for (let lead = 0; lead < leads; lead++) {
            const one = people.find(({ id }) => id === chooseAssignee({ rule }, people, facts).chosen)!;
            one.load++;
            one.lastAssignedAt = new Date(Date.UTC(2026, 10, 21) + lead * 1000).toISOString();
          }
          const loads = people.map(({ load }) => load);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        }),
      );
    },
  );
});
