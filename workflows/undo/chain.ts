import { advance } from '../automation/advance.ts';
import type { Cause } from '../automation/cause.schema.ts';
import type { SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import type { Memory } from '../automation/memory.ts';
import type { LivePipeline } from '../automation/program.ts';
import { columnsOf } from '../event/catalogue.ts';
import type { Actor } from '../event/event.schema.ts';

export type Told = SubjectEvent & { noun: string; nounId: string; actor: Actor };

/** A lead as it was before a click, and what has been told of it since. */
export type Since = {
  /** ids of the click's own events */
  click: string[];
  /** what the process had not heard when it remembered `before`, and everything later, oldest first */
  told: Told[];
  before: Memory;
  /** the number of the last event that the process has heard by now */
  cursor: number;
  pipeline: LivePipeline;
  facts: SubjectFacts;
};

export type Chain = {
  /** what the click has brought about, itself first */
  own: Told[];
  others: Told[];
  /** what the process would remember by now without the click */
  memory: Memory;
  /** whether what an automation did without an event is the click's doing, too */
  isOwn: (cause: Cause) => boolean;
};

/** A run that goes on goes on in so many rounds of a turn at most. */
const ROUNDS = 50;

/**
 * Parts what a click has brought about from what would have happened anyway: the memory of before it is told what others did, and an
 * automation's doing that does not follow from that is the click's. Their commands were carried out then, so here they are dropped, as in the
 * view of the past. By causes alone a run that the click woke, or a clock that it set, would be missed: both name what began them.
 */
export const chainOf = ({ click, told, before, cursor, pipeline, facts }: Since): Chain => {
  const ids = new Set(click);
  const born = new Set<string>();
  const expected = new Set<string>();
  const own: Told[] = [];
  const others: Told[] = [];
  let memory = before;
  let closes = false;

  const live = (events: Told[], at: string): { memory: Memory; expects: string[] } => {
    const expects: string[] = [];
    let remembered = memory;
    for (let round = 0, heard = events; round < ROUNDS; round++, heard = []) {
      const advanced = advance(pipeline, remembered, facts, heard, at);
      remembered = advanced.memory;
      const doings = [...advanced.commands, ...advanced.runEvents, ...advanced.loops];
      expects.push(...doings.map(({ cause }) => doingOf(cause)));
      if (doings.length === 0) break;
    }
    return { memory: remembered, expects };
  };
  const take = (lived: ReturnType<typeof live>): void => {
    memory = lived.memory;
    for (const doing of lived.expects) expected.add(doing);
  };
  const isExpected = (cause: Cause, at: string): boolean => {
    if (expected.has(doingOf(cause))) return true;
    // an automation's doing proves that the process had come to this moment
    const later = live([], at);
    if (!later.expects.includes(doingOf(cause))) return false;
    take(later);
    return true;
  };
  const isOwn = (event: Told): boolean => {
    if (ids.has(event.id)) return true;
    if (event.cause) return ids.has(event.cause.event) || !isExpected(event.cause, event.at);
    return (born.has(rowOf(event)) && isFromInside(event)) || (closes && isClosing(event));
  };

  for (const event of told) {
    if (!isOwn(event)) {
      others.push(event);
      if (event.number > before.cursor && event.number <= cursor) take(live([event], event.at));
      continue;
    }
    own.push(event);
    ids.add(event.id);
    if (isBirth(event)) born.add(rowOf(event));
    if (event.noun === 'lead' && columnsOf(event)['closed_at']?.[1]) closes = true;
  }
  return {
    own,
    others,
    memory: { ...memory, cursor: Math.max(cursor, before.cursor) },
    isOwn: (cause) => ids.has(cause.event) || !expected.has(doingOf(cause)),
  };
};

const doingOf = ({ automation, event, step = '' }: Cause): string => `${event}/${automation}/${step}`;

export const rowOf = ({ noun, nounId }: Pick<Told, 'noun' | 'nounId'>): string => `${noun}:${nounId}`;

export const isBirth = ({ type }: Pick<Told, 'type'>): boolean =>
  ['task.created', 'invoice.created', 'delivery.queued'].includes(type);

/** Clocks of what the click made, and how far its messages got. */
const isFromInside = ({ noun, actor }: Told): boolean => actor.kind === 'process' || noun === 'delivery';

/** A lead's process cancels its tasks because it was closed, without a cause. */
const isClosing = ({ type, actor }: Told): boolean => type === 'task.cancelled' && actor.kind === 'process';
