import { refuse } from '../refusal.ts';
import type { Automation } from './automation.schema.ts';
import { MAX_AN_HOUR, MAX_DEPTH, type Memory, type Run } from './memory.ts';
import { instructionAt } from './program.ts';
import { causeOf } from './run-event.ts';
import type { Given, Turn } from './turn.ts';

/**
 * An automation that is to begin: because of which event or by a clock, how deep in the chain, and by which name if not the event's. `moved`: its first step, a
 * move, was written with the event; `due`: when the user wants the meeting that it sets.
 */
export type Beginning = {
  automation: Automation;
  event: string;
  depth: number;
  id?: string;
  clock?: true | undefined;
  moved?: boolean;
  due?: string | undefined;
};

/** Begins an automation, unless it is off, is already under way, or was caused too deep or too often. */
export const begin = (given: Given, turn: Turn, beginning: Beginning): Turn => {
  const { automation, event, depth, id = event, clock, moved = false, due } = beginning;
  const at = moved ? (instructionAt(automation, '0')?.next ?? null) : '0';
  const run: Run = {
    id: `${id}/${automation.key}`,
    automation: automation.key,
    event,
    depth,
    startedAt: given.now,
    stage: given.row.stage,
    at: at ?? '0',
    wait: null,
    made: moved ? 1 : 0,
    ...(clock ? { clock } : {}),
    ...(due ? { due } : {}),
  };
  if (automation.off || turn.runs.some((other) => other.id === run.id)) return turn;
  if (!automation.again && turn.runs.some((other) => other.automation === run.automation)) return turn;
  const rate = rateAfter(turn.rate, given.now);
  const because =
    depth > MAX_DEPTH
      ? refuse('TooDeep', { depth })
      : rate.begun > MAX_AN_HOUR
        ? refuse('TooOften', { times: rate.begun })
        : undefined;
  if (!because) return { ...turn, rate, runs: at === null ? turn.runs : [...turn.runs, run] };
  const loop = { key: run.id, automation, cause: causeOf(given.pipeline, run), because };
  return { ...turn, loops: [...turn.loops, loop] };
};

const HOUR_MS = 3_600_000;
const rateAfter = ({ since, begun }: Memory['rate'], now: string): Memory['rate'] =>
  Date.parse(now) - Date.parse(since) < HOUR_MS ? { since, begun: begun + 1 } : { since: now, begun: 1 };
