import type { Call } from '../../workflows/call/call.schema.ts';

/** What goes on, as a word of `call`. */
export const stateWord = ({ state, direction, onHold, parts }: Call): string => {
  if (state === 'up' && parts.some(({ what, to }) => what === 'consultation' && to === null)) return 'state.consulting';
  if (state === 'up' && onHold) return 'state.hold';
  return state === 'ringing' ? `state.ringing.${direction}` : `state.${state}`;
};

/** Since when, for the clock beside it. */
export const since = ({ answeredAt, rangAt, askedAt }: Call): string => answeredAt ?? rangAt ?? askedAt;

/** Nobody of ours talked with whoever called. */
export const isMissed = ({ direction, state, answeredAt }: Call): boolean =>
  direction === 'in' && state === 'ended' && answeredAt === null;
