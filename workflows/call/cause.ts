import type { CallHow } from './call.schema.ts';

export type Ending = {
  /** Q.850, as the PBX folds it */
  cause: number | null;
  /** SIP, where the other side said it */
  techCause: number | null;
  /** whether that phone rang (180), not only played something (183) */
  rang: boolean;
  /** what ended it by our own will */
  own?: 'timeout' | 'hangup' | undefined;
};

/**
 * Why a phone that was dialled was never answered. The PBX's own folding of SIP into Q.850 is believed (tables on the web contradict each other), except
 * where it folds a client's No and a trunk's into one, and where our own state knows better.
 */
export const howUnanswered = ({ cause, techCause, rang, own }: Ending): CallHow => {
  if (own === 'hangup') return 'cancelled';
  // versions before asterisk#1660 say 0 where our own timer ended it
  if (own === 'timeout') return rang ? 'no_answer' : 'unreachable';
  if (cause === REJECTED) return techCause === 603 ? 'rejected' : techCause === null ? byRing(rang) : 'trunk_refused';
  if (cause === NO_ANSWER) return rang ? 'no_answer' : 'unreachable';
  return causes[cause ?? 0] ?? 'failed';
};

const NO_ANSWER = 19;
const REJECTED = 21;
/** Without a SIP answer: it was declined where it rang, else nothing reached it. */
const byRing = (rang: boolean): CallHow => (rang ? 'rejected' : 'failed');

const causes: Record<number, CallHow> = {
  1: 'no_such_number',
  16: 'cancelled',
  17: 'busy',
  18: 'unreachable',
  20: 'unreachable',
  22: 'no_such_number',
  27: 'unreachable',
  28: 'no_such_number',
};

/** A talk that was over at once is none. */
const SHORT_MS = 2000;

export const howAnswered = (talkMs: number): CallHow => (talkMs < SHORT_MS ? 'short' : 'answered');
