import { refuse } from '../refusal.ts';
import type { Action } from './action/index.ts';
import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import { countsIn, laterBy, momentOf, replanned, shiftedTimer, timersOf } from './clock.ts';
import { fulfils } from './condition.ts';
import { factsAt } from './view.ts';
import type { LeadEvent, LeadFacts } from './facts.ts';
import {
  MAX_AN_HOUR,
  MAX_DEPTH,
  newProcess,
  type Advance,
  type LeadProcess,
  type Run,
  type Timer,
} from './lead-process.ts';
import { instructionAt, programOf, type LivePipeline, type Program } from './program.ts';
import { afterWait, awaits, causeOf, proceed, telling } from './run.ts';
import { triggerKind } from './trigger/index.ts';

/**
 * One step of the interpreter: the definition, what the process remembers, the facts and the new events give the commands to run.
 * Pure; the live process, a dry run and a backtest call this same function. `now` is the lead's own clock.
 * While it answers commands it wants to be asked again, with the facts that they have made.
 */
export const advance = (
  pipeline: LivePipeline,
  process: LeadProcess,
  facts: LeadFacts,
  events: LeadEvent[],
  now: string,
): Advance => {
  if (facts.pausedAt !== null) return { process, commands: [], loops: [], told: [] };
  const turn = newTurn(pipeline, process, facts, now);
  for (const event of events) {
    hear(turn, event);
    walkAll(turn);
  }
  if (facts.closedAt !== null) turn.timers = turn.timers.filter((timer) => survivesClosing(turn, timer));
  if (turn.timers.some(({ at }) => at <= now)) strike(turn);
  for (const run of turn.runs) if (run.wait?.until && run.wait.until <= now) goOn(turn, run, false);
  passOn(turn);
  walkAll(turn);
  const { cursor, entry, timers, runs, fired, outcomes, rate, passOn: pass } = turn;
  return {
    process: { cursor, entry, timers, runs, fired, outcomes, rate, passOn: pass },
    commands: turn.commands,
    loops: turn.loops,
    told: turn.told,
  };
};

type Turn = LeadProcess &
  Omit<Advance, 'process'> & {
    pipeline: LivePipeline;
    program: Program;
    /** the lead as its row says */
    row: LeadFacts;
    /** with what only the interpreter knows (factsOf) */
    seen: LeadFacts | null;
    now: string;
  };

const newTurn = (pipeline: LivePipeline, process: LeadProcess, facts: LeadFacts, now: string): Turn => {
  return {
    cursor: process.cursor,
    // a memory from before stays were kept
    entry: process.entry === undefined && process.cursor.id !== '0' ? stayOf(facts) : (process.entry ?? null),
    timers: process.timers,
    runs: process.runs ?? blank.runs,
    fired: process.fired ?? blank.fired,
    outcomes: process.outcomes ?? blank.outcomes,
    rate: process.rate ?? blank.rate,
    passOn: process.passOn ?? null,
    commands: [],
    loops: [],
    told: [],
    pipeline,
    program: programOf(pipeline.definition),
    row: facts,
    seen: null,
    now,
  };
};
const blank = newProcess();
const HOUR_MS = 3_600_000;

/** Made when a condition or a step first asks: most events ask nothing. */
const factsOf = (turn: Turn): LeadFacts => {
  if (turn.seen?.['outcomes'] !== turn.outcomes)
    turn.seen = factsAt(turn.pipeline, turn.row, turn.outcomes, turn.now, turn.program.needs);
  return turn.seen as LeadFacts;
};

const stayOf = (facts: LeadFacts): LeadProcess['entry'] => ({
  event: '0',
  at: typeof facts['stageEnteredAt'] === 'string' ? facts['stageEnteredAt'] : '1970-01-01T00:00:00.000Z',
  stage: facts.stage,
  shiftMs: 0,
});

/** What one event changes in the memory, and what it fires. */
const hear = (turn: Turn, event: LeadEvent): void => {
  turn.cursor = { xid: event.xid, id: event.id };
  const depth = (event.cause?.depth ?? 0) + 1;
  reacted(turn, event);
  switch (event.type) {
    case 'lead.created':
    case 'lead.moved':
    case 'lead.reopened':
      enter(turn, event, depth);
      break;
    case 'lead.resumed':
      resume(turn, event);
      break;
    case 'lead.migrated':
      migrate(turn, event, depth);
      break;
    case 'lead.changed':
      if (turn.entry) replanDates(turn, event, depth);
      break;
    case 'lead.assigned':
      watch(turn, event);
      break;
    case 'lead.steered':
      steer(turn, event);
      break;
    case 'task.done':
      count(turn, event);
      break;
  }
  for (const run of turn.runs) if (awaits(turn.pipeline, run, event, turn.row)) goOn(turn, run, true);
  if (event.data['quiet'] === true) return;
  for (const automation of turn.program.byEvent.get(event.type) ?? []) {
    const kind = triggerKind(automation.when);
    if (kind.matches && !kind.matches(automation.when, event, turn.row)) continue;
    if (!countsIn(turn.pipeline, automation, stageFor(turn, automation, event))) continue;
    if (holds(turn, automation)) begin(turn, automation, event.id, depth);
  }
};

const holds = (turn: Turn, { if: condition }: Automation): boolean =>
  condition === undefined || fulfils(condition, factsOf(turn), turn.now);

/** Entering counts in the stage entered, leaving in the one left, everything else where the lead stands. */
const stageFor = (turn: Turn, automation: Automation, event: LeadEvent): string => {
  if (automation.when.on === 'stage.entered') return stageEntered(event);
  if (automation.when.on === 'stage.left') return String(event.data['from'] ?? '');
  return turn.row.stage;
};

const stageEntered = (event: LeadEvent): string => {
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  return String(event.data['to'] ?? set['stage']?.[1] ?? '');
};

const enter = (turn: Turn, event: LeadEvent, depth: number): void => {
  const stage = stageEntered(event);
  for (const run of turn.runs) {
    const automation = turn.program.automations.get(run.automation);
    if (automation?.onLeave === 'keep' || (event.cause && isOwn(run, event.cause))) continue;
    end(turn, run, 'left');
  }
  turn.entry = { event: event.id, at: event.at, stage, shiftMs: 0 };
  turn.fired = [];
  turn.timers = timersOf(turn.pipeline, turn.entry, factsOf(turn), { after: event.at, depth });
};

/** What a run has caused itself does not stop it. */
const isOwn = (run: Run, cause: Cause): boolean => cause.automation === run.automation && cause.event === run.event;

const resume = (turn: Turn, event: LeadEvent): void => {
  const shiftMs = Number(event.data['shiftMs'] ?? 0);
  turn.timers = turn.timers.map((timer) => shiftedTimer(turn.pipeline, timer, event.at, shiftMs));
  turn.runs = turn.runs.map((run) => {
    if (!run.wait?.until) return run;
    const ms = laterBy(run.wait.setAt, event.at, shiftMs);
    return { ...run, wait: { ...run.wait, until: new Date(Date.parse(run.wait.until) + ms).toISOString() } };
  });
  if (turn.entry)
    turn.entry = { ...turn.entry, shiftMs: turn.entry.shiftMs + laterBy(turn.entry.at, event.at, shiftMs) };
  if (turn.passOn) turn.passOn = { ...turn.passOn, at: new Date(Date.parse(turn.passOn.at) + shiftMs).toISOString() };
};

/** The lead lives by another version from now on: its clocks are set by that one, runs that it does not know end. */
const migrate = (turn: Turn, event: LeadEvent, depth: number): void => {
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  const stage = typeof set['stage']?.[1] === 'string' ? set['stage'][1] : turn.row.stage;
  if (turn.entry) turn.entry = { ...turn.entry, stage };
  const fire = event.data['fire'] === true;
  turn.timers = replanned(turn.pipeline, turn, factsOf(turn), { now: event.at, fire, depth });
  for (const run of turn.runs) {
    const automation = turn.program.automations.get(run.automation);
    if (!automation || !instructionAt(automation, run.at)) end(turn, run, 'version');
  }
};

const replanDates = (turn: Turn, event: LeadEvent, depth: number): void => {
  if (!turn.entry) return;
  const isDate = (key: string) => turn.program.automations.get(key)?.when.on === 'date.reached';
  turn.timers = [
    ...turn.timers.filter(({ automation }) => !isDate(automation)),
    ...timersOf(turn.pipeline, turn.entry, factsOf(turn), { which: 'dates', after: event.at, depth }),
  ];
};

const count = (turn: Turn, { data }: LeadEvent): void => {
  const outcome = data['outcome'];
  if (typeof outcome !== 'string') return;
  turn.outcomes = { ...turn.outcomes, [outcome]: (turn.outcomes[outcome] ?? 0) + 1 };
};

/** Begins an automation, unless it is off, goes on already, or has been caused too deep or too often. */
const begin = (turn: Turn, automation: Automation, event: string, depth: number, id = event): void => {
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

/** Every run that waits for nothing goes on as far as it can; one that must see what this turn has done stays where it is. */
const walkAll = (turn: Turn): void => {
  const held = new Set<string>();
  for (;;) {
    const run = turn.runs.find(({ id, wait }) => wait === null && !held.has(id));
    if (!run) return;
    turn.runs = turn.runs.filter(({ id }) => id !== run.id);
    walk(turn, run);
    held.add(run.id);
  }
};

const walk = (turn: Turn, run: Run): void => {
  const step = proceed(turn.pipeline, run, factsOf(turn), turn.now, turn.commands.length === 0);
  turn.commands.push(...step.commands);
  turn.told.push(...step.told);
  if (step.run) turn.runs = [...turn.runs, step.run];
  for (const { automation, event, depth } of step.begin) {
    const other = turn.program.automations.get(automation);
    if (other) begin(turn, other, event, depth, `${run.id}/${run.made}`);
  }
};

const goOn = (turn: Turn, run: Run, happened: boolean): void => {
  const next = afterWait(turn.pipeline, run, happened);
  turn.told.push(telling('automation.went_on', turn.pipeline, run, { happened }));
  turn.runs = turn.runs.flatMap((other) => (other.id !== run.id ? [other] : next ? [next] : []));
};

const end = (turn: Turn, run: Run, why: 'left' | 'version' | 'stopped'): void => {
  turn.runs = turn.runs.filter(({ id }) => id !== run.id);
  turn.told.push(telling('automation.stopped', turn.pipeline, run, { why }));
};

/** Clocks that have struck, the earliest first; a schedule is wound up again. */
const strike = (turn: Turn): void => {
  const due = turn.timers.filter(({ at }) => at <= turn.now).sort((a, b) => a.at.localeCompare(b.at));
  turn.timers = turn.timers.filter(({ at }) => at > turn.now);
  for (const timer of due) fire(turn, timer);
};

const fire = (turn: Turn, timer: Timer): void => {
  const automation = turn.program.automations.get(timer.automation);
  if (!automation) return;
  turn.fired = [...turn.fired, automation.key];
  if (holds(turn, automation)) begin(turn, automation, timer.event, timer.depth, `${timer.event}@${timer.at}`);
  const next =
    automation.when.on === 'schedule' && turn.entry
      ? momentOf(turn.pipeline, automation, turn.entry, factsOf(turn), turn.now)
      : undefined;
  if (next) turn.timers = [...turn.timers, { ...timer, at: next, setAt: turn.now }];
};

/** A closed lead keeps only the clocks of automations that name its last stage. */
const survivesClosing = (turn: Turn, { automation }: Timer): boolean =>
  Boolean(turn.program.automations.get(automation)?.stages?.includes(turn.row.stage));

/** An assignment that asks for it is watched until the person does something with the lead. */
const watch = (turn: Turn, event: LeadEvent): void => {
  const before = turn.passOn;
  turn.passOn = null;
  const automation = event.cause && turn.program.automations.get(event.cause.automation);
  const step = automation && instructionAt(automation, event.cause?.step ?? '0')?.step;
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  const person = set['responsible_id']?.[1];
  if (!event.cause || step?.do !== 'lead.assign' || !step.passOnMinutes || typeof person !== 'string') return;
  const tried = before?.automation === event.cause.automation ? before.tried : [];
  if (tried.includes(person)) return;
  turn.passOn = {
    automation: event.cause.automation,
    step: event.cause.step ?? '0',
    event: event.cause.event,
    depth: event.cause.depth,
    at: new Date(Date.parse(event.at) + step.passOnMinutes * 60_000).toISOString(),
    person,
    tried: [...tried, person],
  };
};

const reacted = (turn: Turn, event: LeadEvent): void => {
  if (event.type === 'lead.moved') turn.passOn = null;
  const { actor } = event;
  if (actor?.kind === 'user' && actor.id === turn.passOn?.person && event.type !== 'lead.resumed') turn.passOn = null;
};

const passOn = (turn: Turn): void => {
  const pass = turn.passOn;
  if (!pass || pass.asked || pass.at > turn.now) return;
  turn.passOn = null;
  const automation = turn.program.automations.get(pass.automation);
  const step = automation && instructionAt(automation, pass.step)?.step;
  if (!automation || step?.do !== 'lead.assign' || turn.row.closedAt !== null) return;
  // kept until the answer says who has it now, so that who was tried is not asked again; with nobody left it ends here
  turn.passOn = { ...pass, asked: true };
  turn.commands.push({
    key: `${pass.event}/${pass.automation}/${pass.step}/on${pass.tried.length}`,
    automation,
    action: step,
    cause: {
      automation: pass.automation,
      version: turn.pipeline.version,
      event: pass.event,
      depth: pass.depth,
      step: pass.step,
    },
    run: '',
    except: pass.tried,
  });
};

/** A person's order to the process. What is not there any more is simply not done: the command refused it before. */
const steer = (turn: Turn, event: LeadEvent): void => {
  const { order, automation, timer, run, failed } = event.data as {
    order: string;
    automation?: string;
    timer?: string;
    run?: string;
    failed?: { automation: string; action: Action; cause: Cause };
  };
  if (order === 'run' || order === 'press') {
    const chosen = turn.program.automations.get(automation ?? '');
    if (chosen) begin(turn, { ...chosen, off: false }, event.id, 1);
  }
  if (timer && (order === 'skip' || order === 'now')) {
    const struck = turn.timers.filter((one) => one.automation === timer);
    turn.timers = turn.timers.filter((one) => one.automation !== timer);
    if (order === 'now') for (const one of struck) fire(turn, { ...one, at: event.at });
    else turn.fired = [...turn.fired, timer];
  }
  const chosen = turn.runs.find(({ id }) => id === run);
  if (chosen && order === 'stop') end(turn, chosen, 'stopped');
  if (chosen && (order === 'skip' || order === 'now')) goOn(turn, chosen, order === 'now');
  if (order === 'retry' && failed) {
    const again = turn.program.automations.get(failed.automation);
    const cause: Cause = { ...failed.cause, depth: 1 };
    if (again)
      turn.commands.push({ key: `${event.id}/retry`, automation: again, action: failed.action, cause, run: '' });
  }
};
