import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain, inOrder, isHopeless, route, scoreOf } from '../../../workflows/work/route.ts';
import type { Person, RouteRules, Work } from '../../../workflows/work/work.ts';

const at = (time: string) => `2026-03-02T${time.length === 5 ? `${time}:00` : time}.000Z`;
const RULES: RouteRules = { relaxed: [], knownS: 60, languageS: 60 };
const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, takes: true, groups: ['support'], skills: {}, languages: ['ru'], load: 0, limit: 3, lastAt: '' },
  ...more,
});
const work = (id: string, since: string, more: Partial<Work> = {}): Work => ({
  ...{ id, kind: 'conversation', channel: 'telegram', group: 'support', since: at(since), aheadS: 0, weight: 1 },
  ...{ needs: [], language: null, knownBy: null, tried: [] },
  ...more,
});
const given = (queue: Work[], people: Person[], now: string, rules = RULES) =>
  route(queue, people, rules, at(now)).given.map(({ work: id, to }) => `${id} ${to}`);

describe('E2 routing', () => {
  it('counts what is open now, then who has been idle longest (tickets R01)', () => {
    const people = [
      person('a', { load: 2, lastAt: at('10:00') }),
      person('b', { lastAt: at('10:20') }),
      person('c', { lastAt: at('10:10') }),
    ];
    const chats = ['c1', 'c2', 'c3', 'c4'].map((id) => work(id, '10:30'));
    expect(given(chats, people, '10:30')).toEqual(['c1 c', 'c2 b', 'c3 c', 'c4 b']);
  });

  it('whoever waits comes before whoever comes, also when it is a person who comes (tickets R03)', () => {
    const queue = [work('q1', '10:00'), work('q2', '10:05'), work('n1', '10:10')];
    expect(given(queue, [person('a', { limit: 2 })], '10:10')).toEqual(['q1 a', 'q2 a']);
    const full = person('a', { limit: 2, load: 2 });
    expect(given(queue.slice(2), [full, person('b', { limit: 5 })], '10:11')).toEqual(['n1 b']);
  });

  it('what nobody may take yet holds nobody up (tickets R04)', () => {
    const rules = { ...RULES, relaxed: [{ afterS: 30, skill: 'A', level: 3 }] };
    const x = person('x', { skills: { A: 3, B: 3 }, limit: 1 });
    const ca = work('ca', '10:00:00', { aheadS: 66, needs: [{ skill: 'A', level: 5 }] });
    const cb = (id: string, since: string) => work(id, since, { aheadS: 65, needs: [{ skill: 'B', level: 3 }] });
    expect(given([ca, cb('cb', '10:00:05')], [x], '10:00:05', rules)).toEqual(['cb x']);
    expect(given([ca, cb('cb2', '10:00:25')], [x], '10:00:25', rules)).toEqual(['cb2 x']);
    expect(route([ca], [{ ...x, load: 1 }], rules, at('10:00:25')).againAt).toBe(at('10:00:30'));
    expect(given([ca], [x], '10:00:45', rules)).toEqual(['ca x']);
  });

  it('who was asked in vain is not asked again, and the work keeps its place (tickets R06)', () => {
    const queue = [work('k1', '10:00:00', { tried: ['a'] }), work('k2', '10:00:20')];
    const people = [person('a', { takes: false, limit: 1 }), person('b', { limit: 1 })];
    expect(inOrder(queue, at('10:00:50')).map(({ id }) => id)).toEqual(['k1', 'k2']);
    expect(given(queue, people, '10:00:55')).toEqual(['k1 b']);
    expect(given(queue.slice(0, 1), [person('a')], '10:00:55')).toEqual([]);
  });

  it('a talk that is open again does not go to whoever has gone home (tickets R09)', () => {
    const people = [person('a', { takes: false }), person('b', { load: 3 }), person('c', { takes: false, load: 0 })];
    const again = work('chat', '22:00', { knownBy: 'a' });
    expect(route([again], people, RULES, at('22:00'))).toMatchObject({ given: [], waiting: ['chat'] });
    expect(given([again], [people[0]!, person('b', { load: 2 }), people[2]!], '22:05')).toEqual(['chat b']);
  });

  it('the one whom the client knows has it for himself for a minute, though he is full', () => {
    const people = [person('a', { load: 3 }), person('b')];
    const again = work('chat', '10:00', { knownBy: 'a' });
    expect(route([again], people, RULES, at('10:00'))).toMatchObject({ given: [], againAt: at('10:01') });
    expect(explain(again, people, RULES, at('10:00'))).toEqual({ a: 'at_limit', b: 'waits_for_known' });
    expect(given([again], people, '10:01')).toEqual(['chat b']);
    expect(given([again], [person('a', { load: 2 }), person('b')], '10:00')).toEqual(['chat a']);
  });

  it('gives in turns, not one person full first (tickets R10)', () => {
    const people = ['a', 'b', 'c'].map((id) => person(id, { limit: 4 }));
    let hands = people;
    const got = ['1', '2', '3', '4', '5', '6', '7'].map((id, second) => {
      const now = `10:00:0${second}`;
      const to = route([work(id, now)], hands, RULES, at(now)).given[0]!.to;
      hands = hands.map((one) => (one.id === to ? { ...one, load: one.load + 1, lastAt: at(now) } : one));
      return to;
    });
    expect(got).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
  });

  it('priority is worth seconds, so nobody starves (tickets R11)', () => {
    const queue = [
      work('n1', '10:02:00'),
      work('v1', '10:04:30', { aheadS: 120 }),
      work('v2', '10:03:10', { aheadS: 120 }),
      work('n2', '10:01:00'),
    ];
    const now = at('10:05:00');
    expect(queue.map((one) => scoreOf(one, now))).toEqual([180, 150, 230, 240]);
    expect(inOrder(queue, now).map(({ id }) => id)).toEqual(['n2', 'v2', 'n1', 'v1']);
  });

  it('the ring widens by time, and what nobody here can do is known at once (tickets R12)', () => {
    const rules = {
      ...RULES,
      relaxed: [
        { afterS: 30, skill: 'billing', level: 0 },
        { afterS: 60, level: 0 },
      ],
    };
    const people = [
      person('kk', { skills: { kk: 1 } }),
      person('billing', { skills: { billing: 1 } }),
      person('both', { skills: { kk: 1, billing: 1 }, takes: false }),
    ];
    const one = work('w', '10:00:00', {
      needs: [
        { skill: 'kk', level: 1 },
        { skill: 'billing', level: 1 },
      ],
    });
    expect(isHopeless(one, people)).toBe(true);
    expect(route([one], people, rules, at('10:00:00'))).toMatchObject({ given: [], againAt: at('10:00:30') });
    expect(given([one], people, '10:00:30', rules)).toEqual(['w kk']);
    expect(given([one], people.slice(1), '10:01:00', rules)).toEqual(['w billing']);
  });

  it('says of each why not', () => {
    const people = [
      person('away', { takes: false }),
      person('sales', { groups: ['sales'] }),
      person('full', { load: 3 }),
      person('asked'),
      person('english', { languages: ['en'] }),
      person('fits', { load: 1 }),
      person('busier', { load: 2 }),
    ];
    const one = work('w', '10:00', { tried: ['asked'], language: 'ru' });
    expect(explain(one, people, RULES, at('10:00:10'))).toEqual({
      ...{ away: 'away', sales: 'other_group', full: 'at_limit', asked: 'asked_before' },
      ...{ english: 'lacks_language', fits: null, busier: 'busier' },
    });
  });

  it('nobody gets more than the limit, nothing goes twice, and what waits could be taken by nobody', () => {
    const anyPerson = fc.record({ takes: fc.boolean(), load: fc.nat(4), limit: fc.nat(4), level: fc.nat(3) });
    const anyWork = fc.record({
      second: fc.nat(59),
      ahead: fc.nat(100),
      level: fc.nat(3),
      weight: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 8 }), fc.array(anyWork, { maxLength: 12 }), (some, works) => {
        const people = some.map(({ level, ...one }, index) => person(`p${index}`, { ...one, skills: { s: level } }));
        const queue = works.map(({ second, ahead, level, weight }, index) =>
          work(`w${index}`, `10:00:${String(second).padStart(2, '0')}`, {
            aheadS: ahead,
            weight,
            needs: [{ skill: 's', level }],
          }),
        );
        const routed = route(queue, people, RULES, at('10:01'));
        const loads = new Map(people.map(({ id, load }) => [id, load]));
        for (const { work: id, to } of routed.given)
          loads.set(to, loads.get(to)! + queue.find((one) => one.id === id)!.weight);
        for (const { id, load, limit } of people) {
          const after = loads.get(id)!;
          expect(after === load || after <= limit).toBe(true);
        }
        expect([...routed.given.map((one) => one.work), ...routed.waiting].sort()).toEqual(
          queue.map(({ id }) => id).sort(),
        );
        const hands = people.map((one) => ({ ...one, load: loads.get(one.id)! }));
        expect(
          given(
            queue.filter(({ id }) => routed.waiting.includes(id)),
            hands,
            '10:01',
          ),
        ).toEqual([]);
      }),
    );
  });
});
