import type { Automation } from './automation.schema.ts';
import { meaningOf } from '../subject/nouns.ts';
import { begin } from './begin.ts';
import { isEvent } from '../event/catalogue.ts';
import { countsIn, isDateClock } from './clock.ts';
import type { SubjectEvent } from './facts.ts';
import { asHeard, movedWith } from './moved-with.ts';
import { obey } from './orders.ts';
import { reactedTo, watch } from './pass-on.ts';
import { forget, pause, resume } from './pause.ts';
import { talked, withoutTalk } from './talk.ts';
import { runsHear, runsLeave, runsMigrate } from './runs.ts';
import { timersOnChange, timersOnEntry, timersOnMigration } from './timers.ts';
import { triggerKind } from './trigger/index.ts';
import { holds, type Given, type Turn } from './turn.ts';

/** What one event changes in the memory, and the automations that it begins. */
export const hear = (given: Given, turn: Turn, event: SubjectEvent): Turn => {
  const depth = (event.cause?.depth ?? 0) + 1;
  const reacted = { ...turn, cursor: event.number, passOn: reactedTo(turn.passOn, event) };
  const heard = runsHear(given, remember(given, reacted, event, depth), event);
  const then = asHeard(given, event);
  const due = isEvent(event, 'task.done', 'lead.moved') ? event.data.dueAt : undefined;
  const begins = (next: Turn, automation: Automation) =>
    begin(then, next, {
      ...{ automation, event: event.id, depth, due, clock: event.cause?.clock },
      moved: movedWith(event)?.by === automation.key,
    });
  return firedBy(then, heard, event).reduce(begins, heard);
};

const remember = (given: Given, turn: Turn, event: SubjectEvent, depth: number): Turn => {
  switch (meaningOf(event)) {
    case 'began':
    case 'moved':
    case 'reopened':
      return enter(given, turn, event, depth);
    case 'paused':
      return pause(turn, event);
    case 'resumed':
      return resume(given, turn, event);
    case 'migrated':
      return migrate(given, turn, event, depth);
    case 'changed':
      return change(given, turn, event, depth);
    case 'assigned':
      return { ...turn, passOn: watch(given, turn.passOn, event) };
    case 'steered':
      return obey(given, turn, event);
    case 'counted':
      return count(turn, event);
    case 'asked':
    case 'answered':
      return talked(given, turn, event, depth);
    default:
      return turn;
  }
};

/** Automations whose trigger this event is, where it counts for them and their condition holds. */
const firedBy = (given: Given, turn: Turn, event: SubjectEvent): Automation[] => {
  const triggered = given.program.byEvent.get(event.type);
  if (!triggered || event.data['quiet'] === true) return [];
  return triggered.filter((automation) => {
    const kind = triggerKind(automation.when);
    return (
      (kind.matches?.(automation.when, event, given.row) ?? true) &&
      countsIn(given.pipeline, automation, stageFor(given, automation, event)) &&
      holds(given, turn, automation)
    );
  });
};

/** Entering counts at the stage entered, leaving at the one left, everything else where the subject stands. */
const stageFor = ({ row }: Given, { when }: Automation, event: SubjectEvent): string => {
  if (when.on === 'stage.entered') return stageEntered(event);
  if (when.on === 'stage.left') return String(event.data['from'] ?? '');
  return row.stage;
};

const stageEntered = (event: SubjectEvent): string =>
  String(event.data['to'] ?? event.data['stage'] ?? stageSet(event) ?? '');
const stageSet = ({ data }: SubjectEvent): unknown =>
  ((data['set'] ?? {}) as Record<string, [unknown, unknown]>)['stage']?.[1];

/** A stay at a stage begins: what belongs to the one before is over. */
const enter = (given: Given, turn: Turn, event: SubjectEvent, depth: number): Turn => {
  const entry = { event: event.id, at: event.at, stage: stageEntered(event) };
  // who waited for a word when it was closed waits for none
  const talk = event.data['closes'] === true ? null : turn.talk;
  const entered = { ...runsLeave(given, turn, event), entry, talk, fired: [] };
  // what was brought in quietly, a thousand at once, is not written to an hour later
  const isQuiet = event.data['quiet'] === true && meaningOf(event) === 'began';
  return forget({ ...entered, timers: isQuiet ? [] : timersOnEntry(given, entered, event, depth) });
};

/** It follows another version from now on, perhaps at another stage. */
const migrate = (given: Given, turn: Turn, event: SubjectEvent, depth: number): Turn => {
  const set = event.data['to'] ?? stageSet(event);
  const stage = typeof set === 'string' ? set : given.row.stage;
  const moved = withoutTalk(given, { ...turn, entry: turn.entry && { ...turn.entry, stage }, taken: [] });
  return runsMigrate(given, { ...moved, timers: timersOnMigration(given, moved, event, depth) }, event);
};

const change = (given: Given, turn: Turn, event: SubjectEvent, depth: number): Turn =>
  turn.entry === null
    ? turn
    : {
        ...turn,
        timers: timersOnChange(given, turn, event, depth),
        taken: turn.taken.filter(({ timer }) => !timer || !isDateClock(given.pipeline, timer.automation)),
      };

const count = (turn: Turn, { data }: SubjectEvent): Turn => {
  const outcome = data['outcome'];
  if (typeof outcome !== 'string') return turn;
  return { ...turn, outcomes: { ...turn.outcomes, [outcome]: (turn.outcomes[outcome] ?? 0) + 1 } };
};
