import type { Reason } from '../delivery/reason.ts';

/** The outcome of one attempt, in words that hold for every provider. `answer` is the provider's own, for the list of attempts. */
export type Outcome = { answer: string } & (
  | { is: 'sent'; providerId: string }
  /** never retry: the address or the message itself is wrong */
  | { is: 'refused'; reason: Reason; code: string | number }
  /** retry this message later, the account works; `reason` where it is known, shown when the message is given up */
  | {
      is: 'deferred';
      code: string | number;
      reason?: Reason | undefined;
      retryAfterMs?: number | undefined;
      /** the provider has said when: neither longer, nor is it given up */
      exactly?: true;
    }
  /** everything later: too fast */
  | { is: 'throttled'; retryAfterMs: number }
  /** everything later: the provider does not work; with a `trouble`, it does not work for us until a person mends that */
  | { is: 'down'; trouble?: Reason | undefined; retryAfterMs?: number | undefined }
  /** the reply was lost */
  | { is: 'unknown' }
);

/**
 * What a channel does with a message whose fate is unknown: ask the provider, send again because the receiver recognises it by its id, or ask a
 * person, who may see whether it has arrived.
 */
export type UnknownPolicy = 'look_up' | 'send_again' | 'ask';

/** What one attempt means for its message. `afterMs` is when it may be tried again. */
export type NextStep =
  | { state: 'sent'; providerId: string }
  | { state: 'failed'; reason: Reason; code: string | number | undefined }
  | { state: 'queued'; afterMs: number }
  | { state: 'unknown'; afterMs: number };

/** How often a message may be put off or lose its reply; the account's own troubles do not count. */
export const MOST_ATTEMPTS = 8;
/** A full mailbox is emptied by its owner sooner or later: it is tried four times a day, for three days. */
const HOURS_FULL = 6;
const DAYS_FULL = 3;
/** A provider lists what it has just accepted only after a moment. */
export const LOOK_UP_AFTER_MS = 5_000;

/** `troubles`: how many earlier attempts of this message were put off or lost. */
export const nextStep = (outcome: Outcome, troubles: number, policy: UnknownPolicy): NextStep => {
  const isLast = troubles + 1 >= MOST_ATTEMPTS;
  const laterMs = Math.min(3_600_000, 30_000 * 2 ** troubles);
  switch (outcome.is) {
    case 'sent':
      return { state: 'sent', providerId: outcome.providerId };
    case 'refused':
      return { state: 'failed', reason: outcome.reason, code: outcome.code };
    case 'deferred': {
      const { reason = 'GaveUp', code, retryAfterMs = 0 } = outcome;
      if (outcome.exactly) return { state: 'queued', afterMs: retryAfterMs };
      const isFull = reason === 'MailboxFull';
      if (isFull ? troubles + 1 >= (DAYS_FULL * 24) / HOURS_FULL : isLast) return { state: 'failed', reason, code };
      return { state: 'queued', afterMs: Math.max(retryAfterMs, isFull ? HOURS_FULL * 3_600_000 : laterMs) };
    }
    case 'throttled':
      return { state: 'queued', afterMs: outcome.retryAfterMs };
    case 'down':
      return { state: 'queued', afterMs: 0 };
    case 'unknown':
      // as an unknown one it would hold up all that is written after it
      if (policy === 'ask') return { state: 'failed', reason: 'AnswerLost', code: undefined };
      if (policy === 'look_up') return { state: 'unknown', afterMs: LOOK_UP_AFTER_MS };
      return isLast
        ? { state: 'failed', reason: 'GaveUp', code: undefined }
        : { state: 'unknown', afterMs: Math.min(laterMs, 2_000 * 4 ** troubles) };
  }
};

/** The account's own troubles, which the breaker counts. */
export const isAccountTrouble = ({ is }: Outcome): boolean => is === 'down' || is === 'throttled' || is === 'unknown';
