import type { Call } from '../../workflows/call/call.schema.ts';

/** What goes on, as a word of `call`. */
export const stateWord = (call: Call): string => {
  const { state, direction, onHold, parts, greeting } = call;
  if (state === 'up' && parts.some(({ what, to }) => what === 'consultation' && to === null)) return 'state.consulting';
  if (state === 'up' && onHold) return 'state.hold';
  if (state === 'ringing' && direction === 'out' && greeting)
    return greeting.pressed ? 'state.ringing.in' : 'greeting.going';
  return state === 'ringing' ? `state.ringing.${direction}` : `state.${state}`;
};

/** Whether a client waits for whoever of ours picks up: she calls, or has pressed 1 in a greeting. */
export const comes = ({ direction, state, greeting }: Call): boolean =>
  state === 'ringing' && (direction === 'in' || greeting?.pressed === true);

/** Since when, for the clock beside it. */
export const since = ({ answeredAt, rangAt, askedAt }: Call): string => answeredAt ?? rangAt ?? askedAt;

/** Nobody of ours talked with whoever called. */
export const isMissed = ({ direction, state, answeredAt }: Call): boolean =>
  direction === 'in' && state === 'ended' && answeredAt === null;
