import { isRecipientRefused, type Claimed } from '../../../prisma/delivery/delivery-claim.ts';
import type { Settled } from '../../../prisma/delivery/delivery-settle.ts';
import { holdAccount } from '../../../prisma/delivery/sending-pace.ts';
import { untilWritten } from '../../../prisma/gone.ts';
import { afterAttempt } from '../../../workflows/channel/breaker.ts';
import { isAccountTrouble, nextStep, type Outcome } from '../../../workflows/channel/outcome.ts';
import { blames, reasonText, unknownText } from '../../../workflows/delivery/reason.ts';
import { longestAttempt } from '../../../workflows/channel/sending-times.ts';
import { teamLanguage, type Letter, type Written } from './letters.ts';
import { actorOf, type SendingTurn } from './sending-turn.ts';

/** `shown` to users instead of the answer */
type Tried = (Outcome & { shown?: string }) | { is: 'unwritable'; answer: string };

/** Hands a message to the provider; what that says about the account changes the batch. */
export const attempt = async (turn: SendingTurn, delivery: Claimed, letter: Written): Promise<Tried> => {
  if ('unwritable' in letter) return { is: 'unwritable', answer: letter.unwritable };
  if ('unprinted' in letter) return { is: 'deferred', answer: letter.why, code: '', shown: letter.unprinted };
  if (await isRecipientRefused(turn.db, delivery))
    return { is: 'unwritable', answer: reasonText('AddressRefused', undefined, teamLanguage(delivery)) };
  const outcome = await handOver(turn, delivery, letter);
  const error = isAccountTrouble(outcome) ? outcome.answer : undefined;
  const trouble = outcome.is === 'down' ? outcome.trouble : undefined;
  // attempts that were under way when the breaker opened say nothing new
  if (error === undefined || !turn.stopped)
    turn.breaker = afterAttempt(turn.breaker, error, new Date().toISOString(), trouble);
  if (turn.breaker.openSince) turn.stopped = true;
  if (trouble) turn.troubles.add(trouble);
  if (outcome.is === 'refused' && blames(outcome.reason) === 'setting') turn.troubles.add(outcome.reason);
  if (outcome.is === 'throttled' || outcome.is === 'down') {
    const { retryAfterMs = 0 } = outcome;
    if (retryAfterMs > 0) turn.stopped = true;
    turn.restsUntil = Math.max(turn.restsUntil, Date.now() + retryAfterMs);
    // every other worker keeps to it too
    if (outcome.is === 'throttled') await untilWritten(() => holdAccount(turn.db, turn.account, retryAfterMs));
  }
  return outcome;
};

const handOver = async (turn: SendingTurn, delivery: Claimed, letter: Letter): Promise<Outcome> => {
  try {
    return await turn.channel.send({
      deliveryId: delivery.id,
      requestId: delivery.request_id,
      recipient: delivery.recipient,
      contactName: letter.contactName,
      language: delivery.language,
      subject: letter.subject,
      body: letter.body,
      attachments: letter.attachments,
      files: letter.files,
      seller: letter.seller,
      signal: AbortSignal.any([turn.signal, AbortSignal.timeout(turn.longestMs ?? longestAttempt(letter.files))]),
    });
  } catch (error) {
    // it never throws; if it does, it may have done so after the message had gone
    return { is: 'unknown', answer: String((error as Error).message) };
  }
};

/** The outcome of one attempt for its message. */
export const settledBy = (turn: SendingTurn, delivery: Claimed, outcome: Tried): Settled => {
  const language = teamLanguage(delivery);
  const number = delivery.attempt_count;
  const base = { delivery, actor: actorOf(turn) };
  if (outcome.is === 'unwritable')
    return {
      ...base,
      state: 'failed',
      reason: outcome.answer,
      attempt: { number, outcome: 'refused', answer: outcome.answer },
    };
  const why = outcome.is === 'down' ? outcome.trouble : outcome.is === 'deferred' ? outcome.reason : undefined;
  const step = nextStep(outcome, delivery.troubles, turn.channel.policy);
  const kept = { number, outcome: outcome.is === 'down' ? ('failed' as const) : outcome.is, answer: outcome.answer };
  switch (step.state) {
    case 'sent':
      return { ...base, state: 'sent', providerId: step.providerId, attempt: kept };
    case 'failed':
      return {
        ...base,
        state: 'failed',
        reason: reasonText(step.reason, step.code, language),
        why: step.reason,
        attempt: kept,
      };
    case 'queued':
      return {
        ...base,
        state: 'queued',
        reason: why ? reasonText(why, undefined, language) : (outcome.shown ?? outcome.answer),
        notBefore: step.afterMs > 0 ? soon(step.afterMs) : null,
        attempt: kept,
      };
    case 'unknown':
      return { ...base, state: 'unknown', reason: unknownText(language), notBefore: soon(step.afterMs), attempt: kept };
  }
};

export const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
