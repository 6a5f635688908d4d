import { pausesUntil } from '../calendar/span.ts';
import type { Automation } from './automation.schema.ts';
import type { Living } from './clock.ts';
import { fulfils } from './condition.ts';
import type { LeadFacts } from './facts.ts';
import { newProcess, type Advance, type LeadProcess } from './lead-process.ts';
import { programOf, type LivePipeline, type Program } from './program.ts';
import { factsAt } from './view.ts';

/** What a turn is given: it stays as it is. */
export type Given = Readonly<{
  pipeline: LivePipeline;
  program: Program;
  /** the lead as its row is */
  row: LeadFacts;
  /** by the lead's own clock */
  now: string;
  /** the row with what only the interpreter knows, built when a condition or a step first asks: most events ask nothing */
  facts: (outcomes: LeadProcess['outcomes']) => LeadFacts;
}>;

/** What a turn has come to: the memory as it becomes, and what it answers. A part never changes it, but returns another one. */
export type Turn = Readonly<Required<LeadProcess> & Omit<Advance, 'process'>>;

export const givenBy = (pipeline: LivePipeline, row: LeadFacts, now: string): Given => {
  const program = programOf(pipeline.definition);
  let known: LeadFacts | undefined;
  const facts = (outcomes: LeadProcess['outcomes']): LeadFacts => {
    if (known?.['outcomes'] !== outcomes) known = factsAt(pipeline, row, outcomes, now, program.needs);
    return known as LeadFacts;
  };
  return { pipeline, program, row, now, facts };
};

/** Older memories lack what was not remembered then. */
export const turnFrom = (process: LeadProcess, row: LeadFacts): Turn => ({
  cursor: process.cursor,
  entry: process.entry === undefined && process.cursor !== 0 ? stayOf(row) : (process.entry ?? null),
  timers: process.timers,
  runs: process.runs ?? blank.runs,
  fired: process.fired ?? blank.fired,
  outcomes: process.outcomes ?? blank.outcomes,
  rate: process.rate ?? blank.rate,
  passOn: process.passOn ?? null,
  pauses: process.pauses ?? [],
  taken: process.taken ?? [],
  commands: [],
  loops: [],
  runEvents: [],
});
const blank = newProcess();

export const answerOf = (turn: Turn): Advance => {
  const { cursor, entry, timers, runs, fired, outcomes, rate, passOn, pauses, taken } = turn;
  const { commands, loops, runEvents } = turn;
  const remembered = { cursor, entry, timers, runs, fired, outcomes, rate, passOn };
  return {
    process: {
      ...remembered,
      ...(pauses.length > 0 ? { pauses } : {}),
      ...(taken.length > 0 ? { taken } : {}),
    },
    commands,
    loops,
    runEvents,
  };
};

const stayOf = (row: LeadFacts): LeadProcess['entry'] => ({
  event: '0',
  at: typeof row['stageEnteredAt'] === 'string' ? row['stageEnteredAt'] : '1970-01-01T00:00:00.000Z',
  stage: row.stage,
});

/** The stay with its pauses as they are known at a moment; null before the first stay. */
export const livingOf = ({ entry, pauses }: Turn, at: string): Living | null =>
  entry && { stay: entry, pauses: pausesUntil(pauses, at) };

export const holds = (given: Given, { outcomes }: Turn, { if: condition }: Automation): boolean =>
  condition === undefined || fulfils(condition, given.facts(outcomes), given.now);
