import { pausesUntil } from '../calendar/span.ts';
import type { Automation } from './automation.schema.ts';
import type { Living } from './clock.ts';
import { fulfils } from './condition.ts';
import type { SubjectFacts } from './facts.ts';
import { newMemory, type Advance, type Memory } from './memory.ts';
import { programOf, type LivePipeline, type Program } from './program.ts';
import { factsAt } from './view.ts';

/** What a turn is given: it stays as it is. */
export type Given = Readonly<{
  pipeline: LivePipeline;
  program: Program;
  /** the subject as its row is */
  row: SubjectFacts;
  /** by the subject's own clock */
  now: string;
  /** the row with what only the interpreter knows, built when a condition or a step first asks: most events ask nothing */
  facts: (outcomes: Memory['outcomes']) => SubjectFacts;
}>;

/** What a turn has come to: the memory as it becomes, and what it answers. A part never changes it, but returns another one. */
export type Turn = Readonly<Required<Memory> & Omit<Advance, 'memory'>>;

export const givenBy = (pipeline: LivePipeline, row: SubjectFacts, now: string): Given => {
  const program = programOf(pipeline.definition);
  let known: SubjectFacts | undefined;
  const facts = (outcomes: Memory['outcomes']): SubjectFacts => {
    if (known?.['outcomes'] !== outcomes) known = factsAt(pipeline, row, outcomes, now, program.needs);
    return known as SubjectFacts;
  };
  return { pipeline, program, row, now, facts };
};

/** Older memories lack what was not remembered then. */
export const turnFrom = (memory: Memory, row: SubjectFacts): Turn => ({
  cursor: memory.cursor,
  entry: memory.entry === undefined && memory.cursor !== 0 ? stayOf(row) : (memory.entry ?? null),
  timers: memory.timers,
  runs: memory.runs ?? blank.runs,
  fired: memory.fired ?? blank.fired,
  outcomes: memory.outcomes ?? blank.outcomes,
  rate: memory.rate ?? blank.rate,
  passOn: memory.passOn ?? null,
  pauses: memory.pauses ?? [],
  taken: memory.taken ?? [],
  talk: memory.talk ?? null,
  commands: [],
  loops: [],
  runEvents: [],
});
const blank = newMemory();

export const answerOf = (turn: Turn): Advance => {
  const { cursor, entry, timers, runs, fired, outcomes, rate, passOn, pauses, taken, talk } = turn;
  const { commands, loops, runEvents } = turn;
  const remembered = { cursor, entry, timers, runs, fired, outcomes, rate, passOn };
  return {
    memory: {
      ...remembered,
      ...(pauses.length > 0 ? { pauses } : {}),
      ...(taken.length > 0 ? { taken } : {}),
      ...(talk ? { talk } : {}),
    },
    commands,
    loops,
    runEvents,
  };
};

const stayOf = (row: SubjectFacts): Memory['entry'] => ({
  event: '0',
  at: typeof row['stageEnteredAt'] === 'string' ? row['stageEnteredAt'] : '1970-01-01T00:00:00.000Z',
  stage: row.stage,
});

/** The stay with its pauses as they are known at a moment; null before the first stay. */
export const livingOf = ({ entry, pauses, talk }: Turn, at: string): Living | null =>
  entry && { stay: entry, pauses: pausesUntil(pauses, at), talk };

export const holds = (given: Given, { outcomes }: Turn, { if: condition }: Automation): boolean =>
  condition === undefined || fulfils(condition, given.facts(outcomes), given.now);
