import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import { countsIn, isDateClock, laterBy, replanned, shiftedTimer, timersOf } from './clock.ts';
import type { LeadEvent } from './facts.ts';
import type { Run } from './lead-process.ts';
import { reacted, watch } from './pass-on.ts';
import { instructionAt } from './program.ts';
import { awaits } from './run.ts';
import { steer } from './steer.ts';
import { shiftedRun } from './taken.ts';
import { triggerKind } from './trigger/index.ts';
import { begin, end, factsOf, goOn, holds, nothing, type Turn } from './turn.ts';

/** What one event changes in the memory, and what it fires. */
export const hear = (turn: Turn, event: LeadEvent): void => {
  turn.cursor = event.number;
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
  if (turn.taken.length > 0)
    turn.taken = turn.taken.map((one) =>
      one.run && awaits(turn.pipeline, one.run, event, turn.row) ? { ...one, came: true } : one,
    );
  if (event.data['quiet'] === true) return;
  for (const automation of turn.program.byEvent.get(event.type) ?? []) {
    const kind = triggerKind(automation.when);
    if (kind.matches && !kind.matches(automation.when, event, turn.row)) continue;
    if (!countsIn(turn.pipeline, automation, stageFor(turn, automation, event))) continue;
    if (holds(turn, automation)) begin(turn, automation, event.id, depth);
  }
};

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
  const stays = (run: Run) =>
    turn.program.automations.get(run.automation)?.onLeave === 'keep' || (event.cause && isOwn(run, event.cause));
  for (const run of turn.runs) if (!stays(run)) end(turn, run, 'left');
  turn.taken = turn.taken.filter(({ run }) => run && stays(run));
  turn.entry = { event: event.id, at: event.at, stage, shiftMs: 0 };
  turn.fired = [];
  turn.timers = timersOf(turn.pipeline, turn.entry, factsOf(turn), { after: event.at, depth });
};

/** What a run has caused itself does not stop it. */
const isOwn = (run: Run, cause: Cause): boolean => cause.automation === run.automation && cause.event === run.event;

const resume = (turn: Turn, event: LeadEvent): void => {
  const shiftMs = Number(event.data['shiftMs'] ?? 0);
  turn.timers = turn.timers.map((timer) => shiftedTimer(turn.pipeline, timer, event.at, shiftMs));
  turn.runs = turn.runs.map((run) => shiftedRun(run, event.at, shiftMs));
  turn.taken = turn.taken.map(({ timer, run, ...one }) => ({
    ...one,
    ...(timer ? { timer: shiftedTimer(turn.pipeline, timer, event.at, shiftMs) } : {}),
    ...(run ? { run: shiftedRun(run, event.at, shiftMs) } : {}),
  }));
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
  turn.taken = nothing;
  turn.timers = replanned(turn.pipeline, turn, factsOf(turn), { now: event.at, fire, depth });
  for (const run of turn.runs) {
    const automation = turn.program.automations.get(run.automation);
    if (!automation || !instructionAt(automation, run.at)) end(turn, run, 'version');
  }
};

const replanDates = (turn: Turn, event: LeadEvent, depth: number): void => {
  if (!turn.entry) return;
  const { pipeline } = turn;
  turn.taken = turn.taken.filter(({ timer }) => !timer || !isDateClock(pipeline, timer.automation));
  turn.timers = [
    ...turn.timers.filter(({ automation }) => !isDateClock(pipeline, automation)),
    ...timersOf(turn.pipeline, turn.entry, factsOf(turn), { which: 'dates', after: event.at, depth }),
  ];
};

const count = (turn: Turn, { data }: LeadEvent): void => {
  const outcome = data['outcome'];
  if (typeof outcome !== 'string') return;
  turn.outcomes = { ...turn.outcomes, [outcome]: (turn.outcomes[outcome] ?? 0) + 1 };
};
