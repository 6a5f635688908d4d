import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../prisma/client.ts';
import {
  abandonedDeliveries,
  claimDeliveries,
  unknownDeliveries,
  waitingDeliveries,
  type Claimed,
} from '../../prisma/delivery-claim.ts';
import { keepAccount, readAccount } from '../../prisma/channel-account.ts';
import { settleDeliveries, type Settled } from '../../prisma/delivery-settle.ts';
import { afterAttempt, closedBreaker, pauseAfter, type Breaker } from '../../workflows/channel/breaker.ts';
import type { SendingOrder, SendingReport } from '../../workflows/channel/messages.ts';
import { isAccountTrouble, LOOK_UP_AFTER_MS, nextStep, type Outcome } from '../../workflows/channel/outcome.ts';
import { byContact, holdUntil, takeSlot, type Pace } from '../../workflows/channel/pace.ts';
import { reasonText, unknownText } from '../../workflows/delivery/reason.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { TemplateError } from '../template.ts';
import type { Channel } from './channel.ts';
import { channelOf } from './index.ts';
import { unwritable, writeLetters, type Letter, type Unwritable } from './letters.ts';
import { settler } from './settler.ts';

/** One turn takes messages for so long; the activity's own limit lies above it. */
const TURN_MS = 20_000;
const BATCH = 32;
const LANES = 8;
/** A message that was taken longer ago is put back rather than sent: somebody else may have it by now. */
const STALE_MS = 10_000;
/** After so long whoever took a message is gone, or will put it back. */
const LEASE_MS = 12_000;
/** A burst comes in pieces; a short look around costs less than another activity. */
const LINGER_MS = 150;

export type SendingPlace = {
  db: Database;
  channels: Record<string, Channel>;
  publicUrl: string;
  from: { name: string; address: string };
  /** so that tests can hold it */ random?: () => number;
};
export type Watch = { beat(): void; signal: AbortSignal };

/** Sends what waits in one account, and says how that went and when to come again. May run twice: rows are taken one by one, and their fate is kept. */
export const sendWaiting = async (
  place: SendingPlace,
  { account, breaker: before }: SendingOrder,
  watch: Watch,
): Promise<SendingReport> => {
  const { db, channels } = place;
  const channel = channelOf(channels, account);
  if (!channel) return { sent: 0, failed: 0, left: 0, retryAt: null, breaker: before };
  const owner = randomBytes(4).toString('hex');
  const until = Date.now() + TURN_MS;
  const settings = await readAccount(db, account);
  const turn: Turn = {
    ...place,
    account,
    channel,
    watch,
    breaker: before,
    pace: { perSecond: settings.perSecond ?? channel.limits.perSecond, next: 0 },
    sent: 0,
    failed: 0,
    stopped: false,
  };

  await giveUpAbandoned(turn, owner);
  await lookUpUnknown(turn);
  let drained = false;
  for (let lingered = false; !turn.stopped && !watch.signal.aborted && Date.now() < until;) {
    watch.beat();
    const limit = turn.breaker.openSince ? 1 : BATCH;
    const batch = await claimDeliveries(db, { account, owner, limit, sendAgain: channel.policy === 'send_again' });
    if (batch.length > 0) {
      await sendBatch(turn, batch);
      lingered = false;
      if (turn.breaker.failures > 0) turn.stopped = true;
      continue;
    }
    drained = true;
    if (lingered || turn.sent + turn.failed === 0) break;
    lingered = true;
    await pause(LINGER_MS);
  }
  return report(turn, drained);
};

type Turn = SendingPlace & {
  account: string;
  channel: Channel;
  watch: Watch;
  breaker: Breaker;
  pace: Pace;
  sent: number;
  failed: number;
  /** nothing more is begun in this turn */
  stopped: boolean;
};

const sendBatch = async (turn: Turn, batch: Claimed[]): Promise<void> => {
  const letters = await writeLetters(turn.db, turn.channel, turn, batch);
  const lanes = byContact(batch);
  const settling = settler(turn.db);
  let next = 0;
  const lane = async () => {
    for (let mine = lanes[next++]; mine !== undefined; mine = lanes[next++])
      await sendInOrder(turn, mine, letters, settling.add);
  };
  await Promise.all(Array.from({ length: Math.min(LANES, lanes.length) }, lane));
  await settling.done();
};

/** One contact's messages, one after another; where one must wait, those behind it wait too. */
const sendInOrder = async (
  turn: Turn,
  mine: Claimed[],
  letters: Map<string, Letter | Unwritable>,
  add: (settled: Settled) => void,
): Promise<void> => {
  let waits = false;
  for (const delivery of mine) {
    if (!waits) await turnComes(turn);
    const isStale = Date.now() - delivery.started_at.getTime() > STALE_MS;
    if (waits || turn.stopped || isStale || turn.watch.signal.aborted) {
      add({
        delivery,
        state: 'queued',
        actor: actorOf(turn),
        attempt: { number: delivery.attempt_count, outcome: 'released' },
      });
      continue;
    }
    const outcome = await attempt(turn, delivery, letters.get(delivery.id)!);
    turn.watch.beat();
    const settled = settledBy(turn, delivery, outcome);
    add(settled);
    if (settled.state === 'sent') turn.sent += 1;
    else if (settled.state === 'failed') turn.failed += 1;
    else waits = true;
  }
};

/** Waits for the account's pace. */
const turnComes = async (turn: Turn): Promise<void> => {
  const slot = takeSlot(turn.pace, Date.now());
  turn.pace = slot.pace;
  const ms = slot.at - Date.now();
  if (ms > 0) await pause(ms, undefined, { signal: turn.watch.signal }).catch(() => undefined);
};

type Tried = Outcome | { is: 'unwritable'; answer: string };

const attempt = async (turn: Turn, delivery: Claimed, letter: Letter | Unwritable): Promise<Tried> => {
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
    contactName: letter.facts.contact.name,
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

const settledBy = (turn: Turn, delivery: Claimed, outcome: Tried): Settled => {
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

/** What a worker that died was sending has an unknown fate. */
const giveUpAbandoned = async (turn: Turn, owner: string): Promise<void> => {
  const lost = await abandonedDeliveries(turn.db, { account: turn.account, owner, leaseMs: LEASE_MS });
  await settleDeliveries(
    turn.db,
    lost.map((delivery) =>
      settledBy(turn, delivery, { is: 'unknown', answer: 'the worker that was sending it is gone' }),
    ),
  );
};

/** Asks the provider what became of messages whose reply was lost. Twice absent, with a pause between, is absent. */
const lookUpUnknown = async (turn: Turn): Promise<void> => {
  const { lookUp } = turn.channel;
  if (!lookUp) return;
  for (const delivery of await unknownDeliveries(turn.db, turn)) {
    if (turn.watch.signal.aborted) return;
    turn.watch.beat();
    const base = { delivery, actor: actorOf(turn) };
    const number = delivery.attempt_count;
    try {
      const id = await lookUp({
        recipient: delivery.recipient,
        body: delivery.body ?? '',
        since: delivery.started_at,
        taken: (sid) => isTaken(turn.db, sid, delivery.id),
      });
      const wasAbsent = delivery.outcome === 'absent';
      if (id !== undefined)
        await settleDeliveries(turn.db, [
          { ...base, state: 'sent', providerId: id, attempt: { number, outcome: 'found', answer: id } },
        ]);
      else if (delivery.body === null || wasAbsent)
        await settleDeliveries(turn.db, [{ ...base, state: 'queued', attempt: { number, outcome: 'absent' } }]);
      else
        await settleDeliveries(turn.db, [
          {
            ...base,
            state: 'unknown',
            reason: delivery.reason,
            notBefore: soon(LOOK_UP_AFTER_MS),
            attempt: { number, outcome: 'absent' },
          },
        ]);
    } catch (error) {
      turn.breaker = afterAttempt(turn.breaker, String((error as Error).message), new Date().toISOString());
      await settleDeliveries(turn.db, [
        { ...base, state: 'unknown', reason: delivery.reason, notBefore: soon(LOOK_UP_AFTER_MS) },
      ]);
      if (turn.breaker.openSince) turn.stopped = true;
      return;
    }
  }
};

const isTaken = async (db: Database, providerId: string, deliveryId: string): Promise<boolean> => {
  const { rows } = await db.pool.query('SELECT 1 FROM delivery WHERE provider_id = $1 AND id <> $2', [
    providerId,
    deliveryId,
  ]);
  return rows.length > 0;
};

const report = async (turn: Turn, drained: boolean): Promise<SendingReport> => {
  const { left, nextAt } = await waitingDeliveries(turn.db, { account: turn.account, leaseMs: LEASE_MS });
  const now = Date.now();
  const { failures } = turn.breaker;
  const random = turn.random ?? Math.random;
  // what is due although nothing could be taken waits behind something that is not due yet
  const dueMs = drained ? Math.max(Date.parse(nextAt ?? '') || 0, now + 200) : now;
  const retryMs =
    failures > 0 ? Math.max(now + pauseAfter(failures, random()), turn.pace.next, drained ? dueMs : 0) : dueMs;
  const retryAt = left === 0 ? null : new Date(retryMs).toISOString();
  const atRest = left === 0 && !turn.breaker.openSince;
  const breaker = atRest ? closedBreaker : { ...turn.breaker, retryAt: failures > 0 ? retryAt : null };
  await keepAccount(turn.db, turn.account, turn.channel.kind, breaker);
  return { sent: turn.sent, failed: turn.failed, left, retryAt, breaker };
};

const teamLanguage = ({ team_language }: Claimed) => (team_language ?? 'ru') as Language;
const actorOf = ({ account }: { account: string }) => ({ kind: 'process' as const, id: `channel:${account}` });
const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
