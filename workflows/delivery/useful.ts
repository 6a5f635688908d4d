import type { Cause } from '../automation/cause.schema.ts';
import { isByClock } from './sending-hours.ts';

const HOUR_MS = 3_600_000;
/** A reminder is about its hour: on the next day it would only confuse. */
const REMINDER_HOURS = 12;
/** What answers something that happened is still an answer after a weekend. */
const ANSWER_HOURS = 72;

/**
 * Until when a message is worth sending, where an outage holds it up: RFC 3339, in the clock of `from`, the moment at which it may first go. A step may
 * say it itself, in hours; what a user sends, or anybody but a process, goes whenever it can (undefined).
 */
export const usefulUntil = (
  doing: { actor: { kind: string }; cause?: Pick<Cause, 'clock'> | null | undefined },
  from: string,
  hours?: number,
): string | undefined => {
  if (doing.actor.kind !== 'process') return undefined;
  const most = hours ?? (isByClock(doing) ? REMINDER_HOURS : ANSWER_HOURS);
  return new Date(Date.parse(from) + most * HOUR_MS).toISOString();
};
