import type { Claimed } from '../../../prisma/delivery-claim.ts';
import type { Settled } from '../../../prisma/delivery-settle.ts';
import { afterAttempt } from '../../../workflows/channel/breaker.ts';
import { isAccountTrouble, nextStep, type Outcome } from '../../../workflows/channel/outcome.ts';
import { holdUntil } from '../../../workflows/channel/pace.ts';
import { reasonText, unknownText } from '../../../workflows/delivery/reason.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import { clientName } from '../../letter/values.ts';
import { TemplateError } from '../../template.ts';
import { unwritable, type Letter, type Unwritable } from './letters.ts';
import { actorOf, STALE_MS, type Turn } from './turn.ts';

type Tried = Outcome | { is: 'unwritable'; answer: string };

/** Prints what belongs to the message and hands it to the provider; what that says of the account changes the turn. */
export const attempt = async (turn: Turn, delivery: Claimed, letter: Letter | Unwritable): Promise<Tried> => {
  if ('unwritable' in letter) return { is: 'unwritable', answer: letter.unwritable };
  let attachments: Awaited<ReturnType<Letter['attachments']>>;
  try {
    attachments = turn.channel.limits.attachments ? await letter.attachments() : [];
  } catch (error) {
    // a press that is busy or has broken down says nothing about the message
    if (!(error instanceof TemplateError)) {
      const why = String((error as Error).message).slice(0, 200);
      return { is: 'deferred', answer: reasonText('NotPrinted', why, teamLanguage(delivery)), code: '' };
    }
    const key = delivery.attachments.join(', ');
    return {
      is: 'unwritable',
      answer: unwritable(error.fault, { key, language: delivery.language }, delivery).unwritable,
    };
  }
  const outcome = await turn.channel.send({
    deliveryId: delivery.id,
    requestId: delivery.request_id,
    recipient: delivery.recipient,
    contactName: clientName(letter.facts),
    language: delivery.language,
    subject: letter.subject,
    body: letter.body,
    attachments,
    seller: letter.facts.seller,
    signal: turn.watch.signal,
  });
  const trouble = isAccountTrouble(outcome) ? outcome.answer : undefined;
  // attempts that were under way when the breaker opened say nothing new
  if (trouble === undefined || !turn.stopped)
    turn.breaker = afterAttempt(turn.breaker, trouble, new Date().toISOString());
  if (turn.breaker.openSince) turn.stopped = true;
  if (outcome.is === 'throttled')
    turn.pace = holdUntil(turn.pace, Date.now() + Math.min(outcome.retryAfterMs, STALE_MS));
  return outcome;
};

/** What became of a message by one attempt. */
export const settledBy = (turn: Turn, delivery: Claimed, outcome: Tried): Settled => {
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
  const step = nextStep(outcome, delivery.troubles, turn.channel.policy);
  const kept = { number, outcome: outcome.is === 'down' ? ('failed' as const) : outcome.is, answer: outcome.answer };
  switch (step.state) {
    case 'sent':
      return { ...base, state: 'sent', providerId: step.providerId, attempt: kept };
    case 'failed':
      return { ...base, state: 'failed', reason: reasonText(step.reason, step.code, language), attempt: kept };
    case 'queued':
      return {
        ...base,
        state: 'queued',
        reason: outcome.answer,
        notBefore: step.afterMs > 0 ? soon(step.afterMs) : null,
        attempt: kept,
      };
    case 'unknown':
      return { ...base, state: 'unknown', reason: unknownText(language), notBefore: soon(step.afterMs), attempt: kept };
  }
};

const teamLanguage = ({ team_language }: Claimed) => (team_language ?? 'ru') as Language;
export const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
