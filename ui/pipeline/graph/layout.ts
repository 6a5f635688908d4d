import { deedsOf } from '../../../workflows/automation/action/index.ts';
import type { Automation, Step } from '../../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';

/** Pixels: a column, a stage with the gap below it, an automation. */
export const CELL = 236;
export const HEAD = 58;
export const CARD = 50;
const GAP = { x: 84, y: 44, card: 6 };

export type Box =
  | { id: string; kind: 'stage'; stage: Stage; x: number; y: number }
  | { id: string; kind: 'any'; x: number; y: number }
  | { id: string; kind: 'automation'; automation: Automation; stage: string; x: number; y: number };
/** A move: who makes it, and whether it asks for something first. */
export type Line = { id: string; from: string; to: string; automation: Automation; conditional: boolean };
export type Drawing = { boxes: Box[]; lines: Line[]; width: number; height: number };

type Cell = { stage: Stage | undefined; automations: Automation[] };

/** Stages in their order, row by row, each with its automations below it; with the number of columns that shows everything largest in a page of that shape. */
export const drawingOf = (definition: PipelineDefinition, page: { width: number; height: number }): Drawing => {
  const cells = cellsOf(definition);
  const columns = bestColumns(cells, page);
  const boxes: Box[] = [];
  let y = 0;
  for (let row = 0; row < cells.length; row += columns) {
    const shown = cells.slice(row, row + columns);
    shown.forEach((cell, column) => boxes.push(...boxesOf(cell, column * (CELL + GAP.x), y)));
    y += Math.max(...shown.map(heightOf)) + GAP.y;
  }
  const width = Math.min(columns, cells.length) * (CELL + GAP.x) - GAP.x;
  return { boxes, lines: linesOf(boxes), width, height: y - GAP.y };
};

const cellsOf = ({ stages, automations }: PipelineDefinition): Cell[] => {
  const anywhere = automations.filter((one) => !one.stages?.length);
  const at = new Map<string, Automation[]>(stages.map(({ key }) => [key, []]));
  for (const automation of automations) for (const key of new Set(automation.stages)) at.get(key)?.push(automation);
  return [
    ...(anywhere.length > 0 ? [{ stage: undefined, automations: anywhere }] : []),
    ...stages.map((stage) => ({ stage, automations: at.get(stage.key) ?? [] })),
  ];
};

const heightOf = ({ automations }: Cell): number => HEAD + automations.length * (CARD + GAP.card);

const bestColumns = (cells: Cell[], { width, height }: { width: number; height: number }): number => {
  let best = { columns: 1, scale: 0 };
  for (let columns = 1; columns <= cells.length; columns++) {
    let tall = 0;
    for (let row = 0; row < cells.length; row += columns)
      tall += Math.max(...cells.slice(row, row + columns).map(heightOf)) + GAP.y;
    const scale = Math.min(width / (columns * (CELL + GAP.x)), height / tall);
    if (scale > best.scale) best = { columns, scale };
  }
  return best.columns;
};

const boxesOf = ({ stage, automations }: Cell, x: number, y: number): Box[] => [
  stage ? { id: `stage.${stage.key}`, kind: 'stage', stage, x, y } : { id: 'any', kind: 'any', x, y },
  ...automations.map((automation, index): Box => ({
    id: `${stage?.key ?? ''}/${automation.key}`,
    kind: 'automation',
    automation,
    stage: stage?.key ?? '',
    x: x + 10,
    y: y + HEAD + index * (CARD + GAP.card),
  })),
];

const linesOf = (boxes: Box[]): Line[] => {
  const there = new Set(boxes.map(({ id }) => id));
  return boxes.flatMap((box): Line[] => {
    if (box.kind !== 'automation') return [];
    const { automation, id } = box;
    return [...movesOf(automation)]
      .filter(([target]) => there.has(`stage.${target}`))
      .map(([target, conditional]) => ({
        id: `${id} ${target}`,
        from: id,
        to: `stage.${target}`,
        automation,
        conditional,
      }));
  });
};

/** Where an automation moves a lead, and whether only under a condition. */
export const movesOf = ({ then, if: condition }: Pick<Automation, 'then' | 'if'>): Map<string, boolean> => {
  const moves = new Map<string, boolean>();
  const look = (steps: Step[], inside: boolean) => {
    for (const step of steps) {
      for (const deed of deedsOf(step))
        if ('moves' in deed) moves.set(deed.moves, inside && (moves.get(deed.moves) ?? true));
      if (step.do !== 'branch' && step.do !== 'wait.event') continue;
      look(step.then, true);
      look(step.else, true);
    }
  };
  look(then, condition !== undefined);
  return moves;
};
