import { pausesUntil } from '../calendar/span.ts';
import { refuse } from '../refusal.ts';
import type { Automation } from './automation.schema.ts';
import type { Living } from './clock.ts';
import { fulfils } from './condition.ts';
import type { LeadFacts } from './facts.ts';
import {
  MAX_AN_HOUR,
  MAX_DEPTH,
  newProcess,
  type Advance,
  type LeadProcess,
  type Run,
  type Taken,
} from './lead-process.ts';
import { programOf, type LivePipeline, type Program } from './program.ts';
import { afterWait, causeOf, proceed, runEvent } from './step.ts';
import { factsAt } from './view.ts';

/** What one turn of the interpreter works on: the memory as it becomes, and what it answers. */
export type Turn = Required<LeadProcess> &
  Omit<Advance, 'process'> & {
    pipeline: LivePipeline;
    program: Program;
    /** the lead as its row is */
    row: LeadFacts;
    /** with what only the interpreter knows (factsOf) */
    view: LeadFacts | null;
    now: string;
  };

export const newTurn = (pipeline: LivePipeline, process: LeadProcess, facts: LeadFacts, now: string): Turn => {
  return {
    cursor: process.cursor,
    // a memory from before stays were kept
    entry: process.entry === undefined && process.cursor !== 0 ? stayOf(facts) : (process.entry ?? null),
    timers: process.timers,
    runs: process.runs ?? blank.runs,
    fired: process.fired ?? blank.fired,
    outcomes: process.outcomes ?? blank.outcomes,
    rate: process.rate ?? blank.rate,
    passOn: process.passOn ?? null,
    pauses: process.pauses ?? [],
    taken: process.taken ?? nothing,
    commands: [],
    loops: [],
    runEvents: [],
    pipeline,
    program: programOf(pipeline.definition),
    row: facts,
    view: null,
    now,
  };
};

const blank = newProcess();

export const nothing: Taken[] = [];

const HOUR_MS = 3_600_000;

/** Built when a condition or a step first asks: most events ask nothing. */
export const factsOf = (turn: Turn): LeadFacts => {
  if (turn.view?.['outcomes'] !== turn.outcomes)
    turn.view = factsAt(turn.pipeline, turn.row, turn.outcomes, turn.now, turn.program.needs);
  return turn.view as LeadFacts;
};

const stayOf = (facts: LeadFacts): LeadProcess['entry'] => ({
  event: '0',
  at: typeof facts['stageEnteredAt'] === 'string' ? facts['stageEnteredAt'] : '1970-01-01T00:00:00.000Z',
  stage: facts.stage,
});

/** The stay with its pauses as they are known at a moment; null before the first stay. */
export const livingOf = ({ entry, pauses }: Turn, at: string): Living | null =>
  entry && { stay: entry, pauses: pausesUntil(pauses, at) };

export const holds = (turn: Turn, { if: condition }: Automation): boolean =>
  condition === undefined || fulfils(condition, factsOf(turn), turn.now);

/** Begins an automation, unless it is off, is already under way, or was caused too deep or too often. */
export const begin = (turn: Turn, automation: Automation, event: string, depth: number, id = event): void => {
  const { pipeline, now } = turn;
  const run: Run = {
    id: `${id}/${automation.key}`,
    automation: automation.key,
    event,
    depth,
    startedAt: now,
    stage: turn.row.stage,
    at: '0',
    wait: null,
    made: 0,
  };
  const cause = causeOf(pipeline, run);
  if (automation.off || turn.runs.some((other) => other.id === run.id)) return;
  if (!automation.again && turn.runs.some((other) => other.automation === run.automation)) return;
  if (depth > MAX_DEPTH)
    return void turn.loops.push({ key: run.id, automation, cause, because: refuse('TooDeep', { depth }) });
  const since = Date.parse(now) - Date.parse(turn.rate.since) < HOUR_MS ? turn.rate.since : now;
  const begun = (since === turn.rate.since ? turn.rate.begun : 0) + 1;
  if (begun > MAX_AN_HOUR)
    return void turn.loops.push({ key: run.id, automation, cause, because: refuse('TooOften', { times: begun }) });
  turn.rate = { since, begun };
  turn.runs = [...turn.runs, run];
};

/** Every run that waits for nothing goes on as far as it can; one that must see the effects of this turn stays where it is. */
export const proceedAll = (turn: Turn): void => {
  const held = new Set<string>();
  for (;;) {
    const run = turn.runs.find(({ id, wait }) => wait === null && !held.has(id));
    if (!run) return;
    turn.runs = turn.runs.filter(({ id }) => id !== run.id);
    proceedRun(turn, run);
    held.add(run.id);
  }
};

const proceedRun = (turn: Turn, run: Run): void => {
  const proceeding = proceed(turn.pipeline, run, factsOf(turn), turn.now, turn.commands.length === 0);
  turn.commands.push(...proceeding.commands);
  turn.runEvents.push(...proceeding.runEvents);
  if (proceeding.run) turn.runs = [...turn.runs, proceeding.run];
  if (turn.taken.length > 0 && proceeding.commands.length + proceeding.begin.length > 0)
    turn.taken = turn.taken.filter((one) => one.run?.id !== run.id);
  for (const { automation, event, depth } of proceeding.begin) {
    const other = turn.program.automations.get(automation);
    if (other) begin(turn, other, event, depth, `${run.id}/${run.made}`);
  }
};

export const goOn = (turn: Turn, run: Run, happened: boolean): void => {
  const next = afterWait(turn.pipeline, run, happened);
  turn.runEvents.push(runEvent('automation.went_on', turn.pipeline, run, { happened }));
  turn.runs = turn.runs.flatMap((other) => (other.id !== run.id ? [other] : next ? [next] : []));
};

export const end = (turn: Turn, run: Run, why: 'left' | 'version' | 'stopped'): void => {
  turn.runs = turn.runs.filter(({ id }) => id !== run.id);
  turn.runEvents.push(runEvent('automation.stopped', turn.pipeline, run, { why }));
};
