import { pausesUntil } from '../calendar/span.ts';
import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import { countsIn, isDateClock, replanned, timersOf } from './clock.ts';
import type { LeadEvent } from './facts.ts';
import type { Run } from './lead-process.ts';
import { reacted, watch } from './pass-on.ts';
import { forget, resume, stop } from './pause.ts';
import { instructionAt } from './program.ts';
import { awaits, rewaited, waiting } from './step.ts';
import { steer } from './orders.ts';
import { triggerKind } from './trigger/index.ts';
import { begin, end, factsOf, goOn, holds, livingOf, nothing, type Turn } from './turn.ts';

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
    case 'lead.paused':
      stop(turn, event);
      break;
    case 'lead.resumed':
      resume(turn, event);
      break;
    case 'lead.migrated':
      migrate(turn, event, depth);
      break;
    case 'lead.changed':
      replanDates(turn, event, depth);
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

/** Entering counts at the stage entered, leaving at the one left, everything else where the lead stands. */
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
  turn.entry = { event: event.id, at: event.at, stage };
  turn.fired = [];
  const living = livingOf(turn, event.at);
  turn.timers = living ? timersOf(turn.pipeline, living, factsOf(turn), { after: event.at, depth }) : [];
  forget(turn);
};

/** A run is not stopped by what it caused itself. */
const isOwn = (run: Run, cause: Cause): boolean => cause.automation === run.automation && cause.event === run.event;

/** The lead follows another version from now on: its clocks are set by that one, and runs that it does not know end. */
const migrate = (turn: Turn, event: LeadEvent, depth: number): void => {
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  const stage = typeof set['stage']?.[1] === 'string' ? set['stage'][1] : turn.row.stage;
  if (turn.entry) turn.entry = { ...turn.entry, stage };
  const fire = event.data['fire'] === true;
  turn.taken = nothing;
  turn.timers = replanned(turn.pipeline, turn, factsOf(turn), { now: event.at, fire, depth });
  const pauses = pausesUntil(turn.pauses, event.at);
  for (const run of turn.runs) {
    const automation = turn.program.automations.get(run.automation);
    if (!automation || !instructionAt(automation, run.at)) end(turn, run, 'version');
    else if (run.wait) rewait(turn, run, rewaited(turn.pipeline, run, pauses), fire ? '' : event.at);
  }
};

/** A run waits as long as the new version says; a wait that would already be over stays as it was. */
const rewait = (turn: Turn, before: Run, run: Run, passed: string): void => {
  const { wait } = run;
  if (!wait?.until || wait.until === before.wait?.until || wait.until <= passed) return;
  turn.runs = turn.runs.map((other) => (other === before ? run : other));
  turn.runEvents.push(waiting(turn.pipeline, run, wait));
};

const replanDates = (turn: Turn, event: LeadEvent, depth: number): void => {
  const { pipeline } = turn;
  const living = livingOf(turn, event.at);
  if (!living) return;
  turn.taken = turn.taken.filter(({ timer }) => !timer || !isDateClock(pipeline, timer.automation));
  turn.timers = [
    ...turn.timers.filter(({ automation }) => !isDateClock(pipeline, automation)),
    ...timersOf(pipeline, living, factsOf(turn), { which: 'dates', after: event.at, depth }),
  ];
};

const count = (turn: Turn, { data }: LeadEvent): void => {
  const outcome = data['outcome'];
  if (typeof outcome !== 'string') return;
  turn.outcomes = { ...turn.outcomes, [outcome]: (turn.outcomes[outcome] ?? 0) + 1 };
};
