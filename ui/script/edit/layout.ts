import { waysOut } from '../../../workflows/script/graph.ts';
import type { ScriptStep } from '../../../workflows/script/script.schema.ts';

/** Pixels: a box and the gaps around it. */
export const BOX = { width: 220, height: 64 };
const GAP = { x: 90, y: 24 };

/** `ways`: values of the answers that go this way */
export type Line = { from: string; to: string; ways: string[] };

/** Each step in the column of its shortest way from the first; those that nothing leads to stand below. */
export const layoutOf = (steps: ScriptStep[]) => {
  const column = new Map<string, number>();
  const byKey = new Map(steps.map((step) => [step.key, step]));
  let edge = steps.slice(0, 1).map(({ key }) => key);
  for (let depth = 0; edge.length > 0; depth++) {
    for (const key of edge) column.set(key, depth);
    const next = edge.flatMap((key) => waysOut(byKey.get(key)!).map((way) => way.next));
    edge = [...new Set(next)].filter((key) => key !== undefined && byKey.has(key) && !column.has(key)) as string[];
  }
  const heights = new Map<number, number>();
  const rows = Math.max(
    1,
    ...[...column.values()].map((at) => [...column.values()].filter((one) => one === at).length),
  );
  const boxes = steps.map((step) => {
    const at = column.get(step.key);
    const row = heights.get(at ?? -1) ?? 0;
    heights.set(at ?? -1, row + 1);
    const x = at === undefined ? row * (BOX.width + GAP.x) : at * (BOX.width + GAP.x);
    return { step, x, y: (at === undefined ? rows + 0.5 : row) * (BOX.height + GAP.y) };
  });
  return { boxes, lines: linesOf(steps) };
};

/** One between two steps, with all answers that go this way. */
const linesOf = (steps: ScriptStep[]): Line[] => {
  const keys = new Set(steps.map(({ key }) => key));
  const lines = new Map<string, Line>();
  for (const step of steps)
    for (const { next, value } of waysOut(step)) {
      if (next === undefined || !keys.has(next)) continue;
      const line = lines.get(`${step.key} ${next}`) ?? { from: step.key, to: next, ways: [] };
      lines.set(`${step.key} ${next}`, { ...line, ways: value ? [...line.ways, value] : line.ways });
    }
  return [...lines.values()];
};
