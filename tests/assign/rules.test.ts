import { AssignOrder } from '../../workflows/lead/assign.schema.ts';
import { chooseAssignee, MOST_KEPT, type Candidate } from '../../workflows/lead/assign.ts';
import { facts, seller } from './people.ts';

const aida = seller('aida', { load: 3, lastAssignedAt: '2026-11-23T05:00:00.000Z', languages: ['ru', 'kk'] });
const timur = seller('timur', {
  load: 5,
  lastAssignedAt: '2026-11-23T04:00:00.000Z',
  skills: ['loans'],
  regions: ['Астана'],
});
const off = (person: Candidate): Candidate => ({ ...person, onShift: false });
const full = (person: Candidate): Candidate => ({ ...person, load: person.limit });
const away = (person: Candidate): Candidate => ({
  ...person,
  onShift: false,
  absent: { kind: 'vacation', until: '2026-12-01T00:00:00.000Z' },
});
const least = { rule: 'least_busy' } as const;
const turn = { rule: 'round_robin' } as const;
const chosen = (order: AssignOrder, people: Candidate[], more = {}) => {
  const decision = chooseAssignee(order, people, { ...facts, ...more });
  return [decision.chosen, decision.why];
};
const reasonsOf = (order: AssignOrder, people: Candidate[], more = {}) =>
  Object.fromEntries(
    chooseAssignee(order, people, { ...facts, ...more }).candidates.map(({ id, reasons }) => [id, reasons]),
  );

describe('A4 assignment', () => {
  it('gives a lead to the least busy, and in turn to who has waited longest', () => {
    expect(chosen(least, [timur, aida])).toEqual(['aida', 'least_busy']);
    expect(chosen(turn, [aida, timur])).toEqual(['timur', 'longest_without']);
    expect(chosen(turn, [aida, timur, seller('new')])).toEqual(['new', 'longest_without']);
  });

  it.each<[string, Partial<AssignOrder>, object, string | null]>([
    ['the skills', { skills: ['Loans'] }, {}, 'timur'],
    ['all of the skills', { skills: ['loans', 'visas'] }, {}, null],
    ['the client’s language', { language: true }, { language: 'kk' }, 'aida'],
    ['a language that nobody speaks', { language: true }, { language: 'uk' }, null],
    ['no language of a client who has told none', { language: true }, { language: null }, 'aida'],
    ['the region', { region: 'fields.city' }, { region: 'астана' }, 'timur'],
    ['no region of a client who has told none', { region: 'fields.city' }, { region: null }, 'aida'],
    ['the list', { people: ['TIMUR@demo.voronka'] }, {}, 'timur'],
    ['the team', { team: 'support' }, {}, null],
  ])('asks for %s', (_, order, more, who) => {
    expect(chooseAssignee({ ...least, ...order }, [aida, timur], { ...facts, ...more }).chosen).toBe(who);
  });

  it('takes people of a list from any team and role, and of a list and a team those in both', () => {
    const head = seller('head', { team: 'heads', role: 'supervisor', load: 9 });
    expect(chosen({ ...least, people: [head.email] }, [aida, head])).toEqual(['head', 'least_busy']);
    expect(chosen({ ...least, people: [head.email, aida.email], team: 'sales' }, [aida, head])).toEqual([
      'aida',
      'least_busy',
    ]);
  });

  it('gives a client back to whoever had her, only while that one can take her', () => {
    const order = { ...least, sticky: true };
    expect(chosen(order, [aida, timur], { sticky: 'timur' })).toEqual(['timur', 'sticky']);
    expect(chosen(order, [aida, full(timur)], { sticky: 'timur' })).toEqual(['aida', 'least_busy']);
    expect(chosen(order, [aida, timur], { sticky: 'gone' })).toEqual(['aida', 'least_busy']);
    expect(chosen(least, [aida, timur], { sticky: 'timur' })).toEqual(['aida', 'least_busy']);
  });

  it('passes by who has been tried, even when nobody else is left', () => {
    expect(chosen(least, [aida, timur], { except: ['aida'] })).toEqual(['timur', 'least_busy']);
    expect(chosen(least, [aida, timur], { except: ['aida', 'timur'] })).toEqual([null, 'nobody']);
  });

  it('gives nothing to who is away or full', () => {
    expect(chosen(least, [away(aida), full(timur)])).toEqual([null, 'nobody']);
    expect(chosen(least, [])).toEqual([null, 'nobody']);
  });

  it('without a fallback chooses among those who fit and have room when nobody is on shift', () => {
    expect(chosen(least, [off(aida), off(timur)])).toEqual(['aida', 'nobody_on_shift']);
    expect(chosen({ ...least, skills: ['loans'] }, [off(aida), off(timur)])).toEqual(['timur', 'nobody_on_shift']);
    expect(chosen(least, [away(aida), off(timur)])).toEqual(['timur', 'nobody_on_shift']);
  });

  it.each<[string, AssignOrder['fallback'], string | null, string]>([
    ['anyone', { to: 'anyone' }, 'nurlan', 'fallback'],
    ['another team', { to: 'team', team: 'support' }, 'dana', 'fallback'],
    ['one person, whatever her shift', { to: 'person', person: 'head@demo.voronka' }, 'head', 'fallback'],
    ['a person who left', { to: 'person', person: 'gone@demo.voronka' }, null, 'nobody'],
    ['nobody', { to: 'nobody' }, null, 'nobody'],
  ])('falls back to %s', (_, fallback, who, why) => {
    const house = [
      off(aida),
      full(timur),
      seller('dana', { team: 'support', load: 4 }),
      seller('nurlan', { team: 'web', load: 2 }),
      off(seller('head', { team: null, role: 'supervisor', load: 99 })),
    ];
    expect(chosen({ ...least, fallback }, house)).toEqual([who, why]);
  });

  it('wakes somebody of the fallback rather than leave the lead to nobody', () => {
    const house = [full(aida), off(seller('dana', { team: 'support' }))];
    expect(chosen({ ...least, fallback: { to: 'anyone' } }, house)).toEqual(['dana', 'nobody_on_shift']);
  });

  it('is written in a few words that the schema knows', () => {
    expect(AssignOrder.safeParse({ rule: 'by_luck' }).success).toBe(false);
    expect(AssignOrder.safeParse({ rule: 'least_busy', fallback: { to: 'team' } }).success).toBe(false);
    expect(AssignOrder.safeParse({ rule: 'least_busy', fallback: { to: 'team', team: 'support' } }).success).toBe(true);
  });
});

describe('A5 the decision', () => {
  it('says of everybody who did not get it why', () => {
    const house = [
      aida,
      timur,
      full(seller('full')),
      off(seller('night')),
      away(seller('sea')),
      seller('had', { load: 3, lastAssignedAt: '2026-11-23T06:00:00.000Z' }),
    ];
    expect(reasonsOf(least, house)).toEqual({
      aida: [],
      timur: ['more_busy'],
      had: ['had_one_later'],
      full: ['at_limit'],
      night: ['off_shift'],
      sea: ['absent'],
    });
    const strict = {
      ...least,
      skills: ['loans'],
      language: true,
      region: 'fields.city',
      people: [aida.email, timur.email],
    };
    expect(
      reasonsOf(strict, [aida, timur, full(seller('else', { languages: ['en'] }))], {
        region: 'Алматы',
        except: ['timur'],
      }),
    ).toEqual({
      aida: ['lacks_skill', 'other_region'],
      timur: ['tried', 'other_region'],
      else: ['not_in_list', 'lacks_skill', 'lacks_language', 'other_region', 'at_limit'],
    });
    expect(reasonsOf({ ...least, sticky: true }, [aida, timur], { sticky: 'timur' })).toEqual({
      timur: [],
      aida: ['client_of_another'],
    });
    expect(reasonsOf(turn, [seller('a'), seller('b')])).toEqual({ a: [], b: ['came_after'] });
    expect(reasonsOf(least, [off(aida), off(timur)])).toEqual({ aida: [], timur: ['off_shift', 'more_busy'] });
  });

  it('keeps the order, the version and the facts that it was made of', () => {
    const order: AssignOrder = { ...least, language: true };
    const { candidates, counts, ...decision } = chooseAssignee(order, [aida], { ...facts, version: 7 });
    expect(decision).toEqual({
      rule: 'least_busy',
      chosen: 'aida',
      why: 'least_busy',
      order,
      version: 7,
      facts: { language: 'ru', region: null, sticky: null },
    });
    expect(candidates).toEqual([
      { id: 'aida', name: 'aida', load: 3, limit: 10, onShift: true, lastAssignedAt: aida.lastAssignedAt, reasons: [] },
    ]);
    expect(counts).toEqual({ weighed: 1, reasons: {} });
  });

  it('stays small in a big house: the nearest fifty, and counts of all', () => {
    const house = Array.from({ length: 400 }, (_, index) =>
      seller(`p${String(index).padStart(3, '0')}`, { load: index % 12 }),
    );
    const decision = chooseAssignee(least, house, facts);
    expect(decision.candidates).toHaveLength(MOST_KEPT);
    expect(decision.candidates[0]).toMatchObject({ id: 'p000', reasons: [] });
    expect(decision.counts).toEqual({ weighed: 400, reasons: { at_limit: 66, more_busy: 300, came_after: 33 } });
    expect(JSON.stringify(decision).length).toBeLessThan(10_000);
  });
});
