import type { Actor } from './event.schema.ts';

const nothing = new Set([
  'invoice.created',
  'delivery.queued',
  'delivery.sent',
  'delivery.delivered',
  'delivery.read',
  'delivery.unknown',
  'delivery.retried',
]);

/**
 * Whether a turn would take in nothing but this event's number: it wakes no process, which reads it at its next turn. Everything else does,
 * and so does whatever a user does herself: it may be the reaction that her lead waits for.
 */
export const isSilent = ({ type, actor }: { type: string; actor: Pick<Actor, 'kind'> }): boolean =>
  actor.kind !== 'user' && nothing.has(type);

/** The only types that may be silent. */
export const silentTypes = [...nothing];
