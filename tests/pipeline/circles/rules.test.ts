import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problemSentence, problemsOf } from '../../../workflows/pipeline/problems.ts';
import { circlesOf } from '../../../workflows/pipeline/problem/circles.ts';
import { pipeline, problems, world } from '../world.ts';

const move = (stage: string, more: object = {}) => ({ do: 'lead.move', stage, ...more });
const wait = { do: 'wait', for: { amount: 1, unit: 'days' } };

describe('A11 what goes round', () => {
  const enter = (stage: string | undefined, then: object[], more: object = {}) => ({
    ...(stage ? { stages: [stage] } : {}),
    then,
    ...more,
  });

  it('at once is an error that shows its way', () => {
    expect(problems([enter('new', [move('half')]), enter('half', [move('new')])])).toEqual(['Loop a0']);
    const [problem] = problemsOf(pipeline([enter('new', [move('half')]), enter('half', [move('new')])]), world);
    expect(problemSentence(problem!, 'ru')).toBe(
      '«Имя a0»: получается бесконечный круг: «Имя a0» → «Имя a1» → «Имя a0».',
    );
    expect(problems([enter('half', [move('half', { again: true })])])).toEqual(['Loop a0']);
    expect(problems([enter(undefined, [move('half')]), enter('half', [move('no_answer')])])).toEqual(['Loop a1']);
  });

  it('and ends by itself is none', () => {
    expect(problems([enter('half', [move('half')])])).toEqual([]);
    expect(problems([enter(undefined, [move('half')])])).toEqual([]);
    expect(problems([enter('new', [move('won')]), enter('won', [move('new')])])).toEqual([]);
    expect(problems([enter('new', [move('half')]), enter('half', [{ do: 'stop' }, move('new')])])).toEqual([
      'StepsAfterStop a1 1 warning',
    ]);
  });

  it('under a condition, in a branch or switched off is none', () => {
    const back = { if: { field: 'entries.new', is: '<', value: 3 } };
    const branch = { do: 'branch', ...back, then: [move('new')], else: [] };
    expect(problems([enter('new', [move('half')]), enter('half', [move('new')], back)])).toEqual([]);
    expect(problems([enter('new', [move('half')]), enter('half', [branch])])).toEqual([]);
    expect(problems([enter('new', [move('half')]), enter('half', [move('new')], { off: true })])).toEqual([]);
    const may = { do: 'branch', ...back, then: [{ do: 'stop' }], else: [] };
    expect(problems([enter('new', [move('half')]), enter('half', [may, move('new')])])).toEqual([]);
  });

  it('behind a wait or a clock is a warning', () => {
    expect(problems([enter('new', [wait, move('half')]), enter('half', [move('new')])])).toEqual(['Circle a0 warning']);
    const clock = { when: { on: 'stage.time', after: { amount: 1, unit: 'days' } } };
    expect(problems([enter('new', [move('half')], clock), enter('half', [move('new')], clock)])).toEqual([
      'Circle a0 warning',
    ]);
    expect(
      problems([
        enter('new', [move('half')], clock),
        enter('half', [move('new')], { ...clock, if: { field: 'tasks.open', is: '>', value: 0 } }),
      ]),
    ).toEqual([]);
  });

  it('through fields, tags, people, invoices and runs is found', () => {
    const on = (when: object, then: object[]) => ({ when, then });
    const grow = {
      do: 'lead.set',
      set: [{ field: 'amount.amount', to: { number: 'amount.amount', by: '+', operand: 1 } }],
    };
    const fix = { do: 'lead.set', set: [{ field: 'amount.amount', to: { value: 5 } }] };
    expect(problems([on({ on: 'field.changed', field: 'amount' }, [grow])])).toEqual(['Loop a0']);
    expect(problems([on({ on: 'field.changed', field: 'amount' }, [fix])])).toEqual([]);
    expect(problems([on({ on: 'responsible.changed' }, [{ do: 'lead.assign', rule: 'round_robin' }])])).toEqual([
      'Loop a0',
    ]);
    const issue = {
      do: 'invoice.issue',
      lines: [{ text: { ru: 'x' }, quantity: 1, unitAmount: 1 }],
      currency: 'KZT',
      dueDays: 1,
    };
    expect(problems([on({ on: 'invoice.sent' }, [issue])])).toEqual(['Loop a0']);
    const swap = (add: string, remove: string) =>
      on({ on: 'tag.added', tag: remove }, [{ do: 'lead.tag', add: [add], remove: [remove] }]);
    expect(problems([swap('b', 'a'), swap('a', 'b')])).toEqual(['Loop a0']);
    expect(problems([swap('b', 'a')])).toEqual([]);
    const run = { when: { on: 'button.pressed', button: { ru: 'x' } }, then: [move('half')], key: 'moves' };
    expect(problems([run, enter('half', [move('new')]), enter('new', [{ do: 'run', automation: 'moves' }])])).toEqual([
      'Loop a2',
    ]);
  });

  it('by running each other is an error, by a branch a warning', () => {
    const runs = (key: string) => ({
      when: { on: 'button.pressed', button: { ru: 'x' } },
      then: [{ do: 'run', automation: key }],
    });
    expect(problems([runs('a0')])).toEqual(['RunLoop a0']);
    expect(problems([runs('a1'), runs('a2'), runs('a0')])).toEqual(['RunLoop a0']);
    const branch = {
      do: 'branch',
      if: { field: 'tasks.open', is: '>', value: 0 },
      then: [{ do: 'run', automation: 'a0' }],
      else: [],
    };
    expect(problems([{ then: [branch] }])).toEqual(['RunLoop a0 warning']);
  });

  it('in any graph is found exactly where there is a way back, and the search ends', () => {
    const graph = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 40 });
    fc.assert(
      fc.property(graph, (edges) => {
        const ways = (node: string) =>
          edges
            .filter(([from]) => String(from) === node)
            .map(([from, to]) => ({ by: `${from}`, to: `${to}`, late: false }));
        const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
          ways(from).some((way) => way.to === to || (!seen.has(way.to) && reaches(way.to, to, seen.add(way.to))));
        const nodes = Array.from({ length: 13 }, (_, node) => String(node));
        const circles = circlesOf(nodes, ways);
        expect(circles.length > 0).toBe(nodes.some((node) => reaches(node, node)));
        for (const circle of circles)
          circle.forEach(({ to }, index) => expect(to).toBe(circle[(index + 1) % circle.length]!.by));
      }),
    );
  });
});
