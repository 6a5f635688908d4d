import { describe, expect, it } from '@jest/globals';
import { educationPipeline } from '../../prisma/seed/education.ts';
import { CARD, CELL, drawingOf, HEAD, movesOf } from '../../ui/pipeline/graph/layout.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { pipeline } from '../pipeline/world.ts';

const page = { width: 1386, height: 812 };
const move = (stage: string) => ({ do: 'lead.move', stage, again: false });

describe('A1 the graph of a pipeline', () => {
  it('has every stage in order, what fires there below it, and a line for each move', () => {
    const education = educationPipeline();
    const { boxes, lines } = drawingOf(education, page);
    expect(boxes.flatMap((box) => (box.kind === 'stage' ? [box.stage.key] : []))).toEqual(
      education.stages.map(({ key }) => key),
    );
    const drawn = new Set(boxes.flatMap((box) => (box.kind === 'automation' ? [box.automation.key] : [])));
    expect([...drawn].sort()).toEqual(education.automations.map(({ key }) => key).sort());
    const ids = new Set(boxes.map(({ id }) => id));
    for (const { from, to } of lines) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  it('knows moves that ask for something first', () => {
    const branch = {
      do: 'branch',
      if: { field: 'tasks.open', is: '>', value: 1 },
      then: [move('won')],
      else: [move('half')],
    };
    const of = (then: object[], more: object = {}) => [...movesOf({ then, ...more } as never)];
    expect(of([move('half'), branch])).toEqual([
      ['half', false],
      ['won', true],
    ]);
    expect(of([move('half')], { if: branch.if })).toEqual([['half', true]]);
  });

  it.each([
    [20, 100],
    [500, 2000],
  ])('of %i stages and %i automations has no box over another one', (stages, automations) => {
    const base = pipeline();
    const definition = PipelineDefinition.parse({
      ...base,
      stages: [
        ...Array.from({ length: stages - 2 }, (_, n) => ({ ...base.stages[0]!, key: `s${n}` })),
        ...base.stages.slice(-2),
      ],
      automations: Array.from({ length: automations }, (_, n) => ({
        key: `a${n}`,
        name: { ru: `Имя ${n}` },
        ...(n % 9 ? { stages: [`s${n % (stages - 2)}`, `s${(n * 7) % (stages - 2)}`] } : {}),
        when: { on: 'stage.entered' },
        then: [move(`s${(n * 3) % (stages - 2)}`)],
      })),
    });
    const { boxes, width, height } = drawingOf(definition, page);
    // about as wide for its height as the page is, so that all of it is seen as large as can be
    expect(width / height).toBeGreaterThan(0.5);
    expect(width / height).toBeLessThan(6);
    const columns = new Map<number, { y: number; tall: number }[]>();
    for (const { kind, x, y } of boxes) {
      const column = Math.floor(x / CELL);
      const list = columns.get(column) ?? [];
      list.push({ y, tall: kind === 'automation' ? CARD : HEAD - 8 });
      columns.set(column, list);
    }
    for (const list of columns.values()) {
      list.sort((a, b) => a.y - b.y);
      list.forEach(({ y }, index) => {
        const above = list[index - 1];
        if (above) expect(y).toBeGreaterThanOrEqual(above.y + above.tall);
      });
    }
  });
});
