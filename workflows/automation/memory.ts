import type { Pause } from '../calendar/span.ts';
import type { Refusal } from '../refusal.ts';
import type { Action, Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';

/** What a subject's process remembers between turns. Plain data, so that it can be carried on, shown and simulated. */
export type Memory = {
  /** the number of the last event taken in, 0 before the first */
  cursor: number;
  /** the stay in the stage: the event that began it, and its moment */
  entry: { event: string; at: string; stage: string; shiftMs?: number } | null;
  /** the subject's pauses since its oldest clock began; older memories have none */
  pauses?: Pause[];
  timers: Timer[];
  runs: Run[];
  /** automations whose clock has fired in this stay, each once; recurring ones are not listed */
  fired: string[];
  /** how many tasks ended with each outcome */
  outcomes: Record<string, number>;
  /** how many automations began in the hour that began at `since`, by the subject's clock */
  rate: { since: string; begun: number };
  passOn: PassOn | null;
  /** what users have skipped or stopped, while it can be put back; memories from before have none */
  taken?: Taken[];
  /** whose word is awaited in a conversation; older memories have none */
  talk?: Talk | null;
};
/** `since`: the message that waits, `event`; `fired`: automations whose clock has fired for it, each once. */
export type Talk = { awaits: 'us' | 'client'; since: string; event: string; depth: number; fired: string[] };
/**
 * An automation whose clock runs, and when it fires: derived, so that it can be derived anew. What pauses have cost that were told
 * without their beginning is kept as `shiftMs` of the stay and of a wait, and comes on top.
 */
export type Timer = { automation: string; at: string; setAt: string; event: string; depth: number; by?: By };
/** The version of the calendar by whose working time a clock was set: `almaty@3.12`. */
export type By = string;

/** An automation of several steps under way. `at` is the path of the step where it stands. */
export type Run = {
  id: string;
  automation: string;
  event: string;
  depth: number;
  startedAt: string;
  stage: string;
  at: string;
  wait: Waiting | null;
  /** steps made */
  made: number;
  /** what it does now a clock has caused, not somebody */
  clock?: true;
  /** when the user wants the meeting that it sets, instead of when the automation would */
  due?: string;
};
export type Waiting = {
  until: string | null;
  setAt: string;
  /** `event`: what happens first decides; `answer`: the outside answers a step */
  what: 'time' | 'event' | 'answer';
  by?: By;
  shiftMs?: number;
  /** how often it was asked for, where more than once */
  asked?: number;
};
/** A clock or a run as it was when a user skipped or stopped it. `before`: what stood in front of it. */
export type Taken = {
  id: string;
  order: 'skip' | 'stop';
  before: string[];
  timer?: Timer;
  run?: Run;
  /** what the run waited for has happened since */
  came?: true;
};
/** A lead that was given to somebody who has not reacted yet. */
export type PassOn = {
  automation: string;
  step: string;
  event: string;
  depth: number;
  at: string;
  /** when it began; older memories lack it */
  setAt?: string;
  person: string;
  tried: string[];
  /** the next user has been asked for, but not named yet */
  asked?: boolean;
};

export type Command = {
  key: string;
  automation: Automation;
  action: Action;
  cause: Cause;
  run: string;
  /** when the task is due, as a user said with the click that caused it */
  dueAt?: string;
  /** users who were tried before, for an assignment that is passed on */
  except?: string[];
};
/** A run that was held back, and why. */
export type Loop = { key: string; automation: Automation; cause: Cause; because: Refusal };
/** What the story says of a run besides what its steps do. */
export type RunEvent = {
  type: 'automation.waiting' | 'automation.went_on' | 'automation.branched' | 'automation.stopped' | 'automation.ended';
  data: { automation: string; run: string; step: string } & Record<string, unknown>;
  cause: Cause;
};
export type Advance = { memory: Memory; commands: Command[]; loops: Loop[]; runEvents: RunEvent[] };

export const MAX_DEPTH = 12;
export const MAX_AN_HOUR = 200;
export const MAX_STEPS = 500;

export const newMemory = (): Memory => ({
  cursor: 0,
  entry: null,
  timers: [],
  runs: [],
  fired: [],
  outcomes: {},
  rate: { since: '', begun: 0 },
  passOn: null,
});

/** When the process must wake by itself. */
export const nextMoment = ({ timers, runs, passOn }: Memory): string | null => {
  const moments = [
    ...timers.map(({ at }) => at),
    ...runs.flatMap(({ wait }) => (wait?.until ? [wait.until] : [])),
    ...(passOn && !passOn.asked ? [passOn.at] : []),
  ];
  return moments.length ? moments.reduce((least, at) => (at < least ? at : least)) : null;
};
