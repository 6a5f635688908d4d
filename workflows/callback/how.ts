/** How an attempt to call a client ended, as the line or the caller says. */
export const attemptHows = [
  ...(['answered', 'short', 'busy', 'no_answer', 'unreachable', 'rejected', 'no_such_number', 'voicemail'] as const),
  ...(['heard', 'abandoned', 'user_did_not_take', 'cancelled', 'trunk_refused', 'failed'] as const),
] as const;
export type AttemptHow = (typeof attemptHows)[number];

/** Those that a person can tell by hand, in the order of their keys. */
export const handHows = [
  ...(['answered', 'no_answer', 'busy', 'voicemail', 'unreachable', 'rejected', 'no_such_number'] as const),
] as const satisfies AttemptHow[];

const ours = new Set<AttemptHow>(['abandoned', 'user_did_not_take', 'cancelled', 'trunk_refused', 'failed']);

/** Whether the client was called by it: what ended on our side keeps no promise and is no attempt upon the client. */
export const isCalled = (how: AttemptHow): boolean => !ours.has(how);
