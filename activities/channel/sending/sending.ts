import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { alarmTrouble, keepAccount, readAccount } from '../../../prisma/channel/channel-account.ts';
import {
  claimDeliveries,
  nextDeliveries,
  waitingDeliveries,
  type Claimed,
} from '../../../prisma/delivery/delivery-claim.ts';
import { askToMend } from '../../../prisma/delivery/unsent.ts';
import type { Settled } from '../../../prisma/delivery/delivery-settle.ts';
import { closedBreaker, restOf } from '../../../workflows/channel/breaker.ts';
import type { SendingOrder, SendingReport } from '../../../workflows/channel/messages.ts';
import { byContact, takeSlot } from '../../../workflows/channel/pace.ts';
import { LEASE_MS, STALE_MS, TURN_MS } from '../../../workflows/channel/sending-times.ts';
import { channelFor } from '../index.ts';
import { attempt, settledBy } from './attempt.ts';
import { giveUpLate } from './late.ts';
import { writeLetters, type Written } from './letters.ts';
import { settler } from './settler.ts';
import { actorOf, type SendingDeps, type SendingTurn } from './sending-turn.ts';
import { giveUpAbandoned, lookUpUnknown } from './unknown.ts';

const BATCH = 32;
const LANES = 8;
/** A burst comes in pieces: more go at once after a short rest, and a look around costs less than another activity. */
const LINGER_MS = 150;

/**
 * Sends what waits in one account, and returns how that went and when to come again. May run twice: rows are claimed one by one, and their
 * fate is saved.
 */
export const sendWaiting = async (
  deps: SendingDeps,
  { account, breaker: before }: SendingOrder,
  signal: AbortSignal,
): Promise<SendingReport> => {
  const { db, channels } = deps;
  const channel = channelFor(channels, account);
  if (!channel) return { sent: 0, failed: 0, left: 0, retryAt: null, breaker: before };
  const owner = randomBytes(4).toString('hex');
  const until = Date.now() + TURN_MS;
  const settings = await readAccount(db, account);
  const turn: SendingTurn = {
    ...deps,
    account,
    channel,
    signal,
    breaker: before,
    pace: { perSecond: settings.perSecond ?? channel.limits.perSecond, next: 0 },
    sent: 0,
    failed: 0,
    stopped: false,
    restsUntil: 0,
    troubles: new Set(),
  };

  await giveUpLate(turn);
  await giveUpAbandoned(turn, owner);
  await lookUpUnknown(turn);
  let drained = false;
  for (let lingered = false; !turn.stopped && !signal.aborted && Date.now() < until;) {
    const limit = turn.breaker.openSince ? 1 : BATCH;
    const { claimed, behind } = await claimNext(turn, owner, limit);
    if (claimed.length > 0) {
      await sendBatch(turn, claimed);
      if (turn.breaker.failures > 0) turn.stopped = true;
    }
    drained = claimed.length + behind === 0;
    if (turn.stopped || (drained && (lingered || turn.sent + turn.failed === 0))) break;
    lingered = claimed.length + behind < limit;
    if (lingered) await pause(LINGER_MS);
  }
  return report(turn, drained);
};

type Taken = { delivery: Claimed; letter: Written };

/** The next messages, written before they are claimed: nobody holds one while a document is printed. */
const claimNext = async (turn: SendingTurn, owner: string, limit: number) => {
  const { db, account, channel } = turn;
  const sendAgain = channel.policy === 'send_again';
  const wanted = await nextDeliveries(db, { account, limit, sendAgain });
  if (wanted.length === 0) return { claimed: [], behind: 0 };
  const letters = await writeLetters(db, channel, turn, wanted);
  const { claimed, behind } = await claimDeliveries(db, { account, owner, sendAgain, wanted });
  return { claimed: claimed.map((delivery): Taken => ({ delivery, letter: letters.get(delivery.id)! })), behind };
};

const sendBatch = async (turn: SendingTurn, batch: Taken[]): Promise<void> => {
  const staleAt = Date.now() + STALE_MS;
  const lanes = byContact(batch, ({ delivery }) => delivery);
  const settling = settler(turn.db);
  let next = 0;
  const lane = async () => {
    for (let mine = lanes[next++]; mine !== undefined; mine = lanes[next++])
      await sendInOrder(turn, mine, staleAt, settling.add);
  };
  await Promise.all(Array.from({ length: Math.min(LANES, lanes.length) }, lane));
  await settling.done();
  if (turn.broken) throw turn.broken;
};

/** One contact's messages, one after another; when one must wait, those behind it wait too. */
const sendInOrder = async (
  turn: SendingTurn,
  mine: Taken[],
  staleAt: number,
  add: (settled: Settled) => void,
): Promise<void> => {
  let waits = false;
  for (const { delivery, letter } of mine) {
    if (!waits) await turnComes(turn);
    const settled =
      waits || turn.stopped || Date.now() > staleAt || turn.signal.aborted
        ? putBack(turn, delivery)
        : await sent(turn, delivery, letter);
    add(settled);
    if (settled.state === 'sent') turn.sent += 1;
    else if (settled.state === 'failed') turn.failed += 1;
    else waits = true;
  }
};

const putBack = (turn: SendingTurn, delivery: Claimed): Settled => ({
  delivery,
  state: 'queued',
  actor: actorOf(turn),
  attempt: { number: delivery.attempt_count, outcome: 'released' },
});

const sent = async (turn: SendingTurn, delivery: Claimed, letter: Written): Promise<Settled> => {
  try {
    const outcome = await attempt(turn, delivery, letter);
    const asked =
      outcome.is === 'unwritable' ? await askToMend(turn.db, delivery, outcome.answer, actorOf(turn)) : undefined;
    return { ...settledBy(turn, delivery, outcome), asked };
  } catch (error) {
    // the record was asked, and did not answer: nothing has left
    turn.broken = error;
    turn.stopped = true;
    return putBack(turn, delivery);
  }
};

/** Waits for the account's pace. */
const turnComes = async (turn: SendingTurn): Promise<void> => {
  const slot = takeSlot(turn.pace, Date.now());
  turn.pace = slot.pace;
  const ms = slot.at - Date.now();
  if (ms > 0) await pause(ms, undefined, { signal: turn.signal }).catch(() => undefined);
};

const report = async (turn: SendingTurn, drained: boolean): Promise<SendingReport> => {
  const { left, nextAt } = await waitingDeliveries(turn.db, { account: turn.account, leaseMs: LEASE_MS });
  const now = Date.now();
  const { failures } = turn.breaker;
  const random = turn.random ?? Math.random;
  // messages that are due but could not be claimed wait behind one that is not due yet
  const dueMs = drained ? Math.max(Date.parse(nextAt ?? '') || 0, now + 200) : now;
  const retryMs =
    failures > 0
      ? Math.max(now + restOf(turn.breaker, random()), turn.pace.next, turn.restsUntil, drained ? dueMs : 0)
      : dueMs;
  const retryAt = left === 0 ? null : new Date(retryMs).toISOString();
  const atRest = left === 0 && !turn.breaker.openSince;
  const breaker = atRest ? closedBreaker : { ...turn.breaker, retryAt: failures > 0 ? retryAt : null };
  await keepAccount(turn.db, turn.account, turn.channel.kind, breaker);
  for (const trouble of turn.troubles) await alarmTrouble(turn.db, turn.account, trouble);
  return { sent: turn.sent, failed: turn.failed, left, retryAt, breaker };
};
