import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { alarmTrouble, keepAccount, readAccount } from '../../../prisma/channel/channel-account.ts';
import { claimDeliveries, nextDeliveries, waitingDeliveries } from '../../../prisma/delivery/delivery-claim.ts';
import { paceOf } from '../../../prisma/delivery/sending-pace.ts';
import { closedBreaker, restOf } from '../../../workflows/channel/breaker.ts';
import type { SendingOrder, SendingReport } from '../../../workflows/channel/messages.ts';
import { batchAt } from '../../../workflows/channel/pace.ts';
import { HORIZON_MS, LEASE_MS, TURN_MS } from '../../../workflows/channel/sending-times.ts';
import { channelFor } from '../index.ts';
import { sendBatch, type Taken } from './batch.ts';
import { giveUpLate } from './late.ts';
import { loadFiles } from './files.ts';
import { writeLetters } from './letters.ts';
import type { SendingDeps, SendingTurn } from './sending-turn.ts';
import { giveUpAbandoned, lookUpUnknown } from './unknown.ts';

const BATCH = 96;
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
  const channel = await channelFor(channels, account);
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
    perSecond: settings.perSecond ?? channel.limits.perSecond,
    each: channel.each && { ...channel.each, perSecond: settings.eachPerSecond ?? channel.each.perSecond },
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
    const restMs = await paceOf(db, account);
    const limit = batchAt(turn.perSecond, restMs, { horizonMs: HORIZON_MS, most: turn.breaker.openSince ? 1 : BATCH });
    if (limit === 0) {
      turn.restsUntil = Math.max(turn.restsUntil, Date.now() + restMs);
      break;
    }
    const { claimed, behind, forget } = await claimNext(turn, owner, limit);
    try {
      if (claimed.length > 0) await sendBatch(turn, claimed);
    } finally {
      await forget();
    }
    // what only stands behind another one has told nothing of the provider
    if (turn.breaker.failures > 0 && claimed.length > 0) turn.stopped = true;
    drained = claimed.length + behind === 0;
    if (turn.stopped || (drained && (lingered || turn.sent + turn.failed === 0))) break;
    lingered = claimed.length + behind < limit;
    if (lingered) await pause(LINGER_MS);
  }
  return report(turn, drained);
};

/** The next messages, written before they are claimed: nobody holds one while a document is printed or a file is loaded. */
const claimNext = async (turn: SendingTurn, owner: string, limit: number) => {
  const { db, account, channel } = turn;
  const sendAgain = channel.policy === 'send_again';
  const wanted = await nextDeliveries(db, { account, limit, sendAgain });
  const nothing = { claimed: [], behind: 0, forget: async () => {} };
  if (wanted.length === 0) return nothing;
  const letters = await unlessAborted(turn.signal, writeLetters(db, channel, turn, wanted));
  if (!letters) return nothing;
  const forget = await loadFiles(turn, wanted, letters);
  try {
    const { claimed, behind } = await claimDeliveries(db, { account, owner, sendAgain, wanted });
    const taken = claimed.map((delivery): Taken => ({ delivery, letter: letters.get(delivery.id)! }));
    return { claimed: taken, behind, forget };
  } catch (error) {
    await forget();
    throw error;
  }
};

/** Undefined where the signal comes first: a worker that stops does not wait for documents that another will print again. */
const unlessAborted = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> => {
  const done = new AbortController();
  const aborted = signal.aborted
    ? Promise.resolve(undefined)
    : once(signal, 'abort', { signal: done.signal }).then(
        () => undefined,
        () => undefined,
      );
  try {
    return await Promise.race([aborted, work]);
  } finally {
    done.abort();
  }
};

const report = async (turn: SendingTurn, drained: boolean): Promise<SendingReport> => {
  const { left, nextAt } = await waitingDeliveries(turn.db, { account: turn.account, leaseMs: LEASE_MS });
  const now = Date.now();
  const { failures } = turn.breaker;
  const random = turn.random ?? Math.random;
  // messages that are due but could not be claimed wait behind one that is not due yet
  const dueMs = drained ? Math.max(Date.parse(nextAt ?? '') || 0, now + 200) : now;
  const retryMs = Math.max(
    turn.restsUntil,
    failures > 0 ? Math.max(now + restOf(turn.breaker, random()), drained ? dueMs : 0) : dueMs,
  );
  const retryAt = left === 0 ? null : new Date(retryMs).toISOString();
  const atRest = left === 0 && !turn.breaker.openSince;
  const breaker = atRest
    ? closedBreaker
    : { ...turn.breaker, retryAt: failures > 0 || turn.restsUntil > now ? retryAt : null };
  await keepAccount(turn.db, turn.account, turn.channel.kind, breaker);
  for (const trouble of turn.troubles) await alarmTrouble(turn.db, turn.account, trouble);
  return { sent: turn.sent, failed: turn.failed, left, retryAt, breaker };
};
