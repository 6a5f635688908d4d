import type { Attempt, CallbackStateName, Climbed, Says } from './callback.schema.ts';

/** A promise to call, in the words of its decisions. */
export type CallbackState = {
  state: CallbackStateName;
  from: string;
  to: string;
  exact: boolean;
  reason: string;
  /** null: a person calls */
  says: Says | null;
  attempts: Attempt[];
  /** who called the client first, and when */
  calledAt: string | null;
  /** when somebody must call next; null once it is over */
  nextAt: string | null;
  /** since when somebody is to call, or calls */
  dueAt: string | null;
  /** that the window ended before the client was called */
  lateAt: string | null;
  climbed: Climbed[];
  responsible: string | null;
  group: string | null;
  /** the call that is being made */
  call: string | null;
  caller: string | null;
  outcome: string | null;
  closedAt: string | null;
};

export const isOpen = ({ state }: Pick<CallbackState, 'state'>): boolean =>
  state === 'waiting' || state === 'due' || state === 'calling';

export type Promised = 'open' | 'kept' | 'late' | 'broken' | 'void';

/** Whether the client was called by the end of the window; in its very last second is in time. */
export const promisedOf = (callback: Pick<CallbackState, 'state' | 'to' | 'calledAt'>, now: string): Promised => {
  const { state, to, calledAt } = callback;
  if (calledAt !== null) return calledAt <= to ? 'kept' : 'late';
  if (isOpen(callback)) return now <= to ? 'open' : 'late';
  return state === 'cancelled' || state === 'served' ? 'void' : 'broken';
};
