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
 * Whether a turn would do nothing with this event but note its number: it wakes no process, and is read at the next turn. Everything else
 * does, including whatever a user does: that may be the reaction that the lead waits for.
 */
export const isSilent = ({ type, actor }: { type: string; actor: Pick<Actor, 'kind'> }): boolean =>
  actor.kind !== 'user' && nothing.has(type);

/** The only types that may be silent. */
export const silentTypes = [...nothing];
