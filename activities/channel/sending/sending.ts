import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { alarmTrouble, keepAccount, readAccount } from '../../../prisma/channel/channel-account.ts';
import { claimDeliveries, waitingDeliveries, type Claimed } from '../../../prisma/delivery/delivery-claim.ts';
import { askToMend } from '../../../prisma/delivery/unsent.ts';
import type { Settled } from '../../../prisma/delivery/delivery-settle.ts';
import { closedBreaker, restOf } from '../../../workflows/channel/breaker.ts';
import type { SendingOrder, SendingReport } from '../../../workflows/channel/messages.ts';
import { byContact, takeSlot } from '../../../workflows/channel/pace.ts';
import { channelFor } from '../index.ts';
import { attempt, settledBy } from './attempt.ts';
import { writeLetters, type Letter, type Unwritable } from './letters.ts';
import { settler } from './settler.ts';
import { actorOf, LEASE_MS, STALE_MS, type SendingDeps, type SendingTurn, type Watch } from './sending-turn.ts';
import { giveUpAbandoned, lookUpUnknown } from './unknown.ts';

/** How long one batch takes messages; the activity's own limit is higher. */
const TURN_MS = 20_000;
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
  watch: Watch,
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
    watch,
    breaker: before,
    pace: { perSecond: settings.perSecond ?? channel.limits.perSecond, next: 0 },
    sent: 0,
    failed: 0,
    stopped: false,
    restsUntil: 0,
    troubles: new Set(),
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
      if (turn.breaker.failures > 0) turn.stopped = true;
    }
    drained = batch.length === 0;
    if (turn.stopped || (drained && (lingered || turn.sent + turn.failed === 0))) break;
    lingered = batch.length < limit;
    if (lingered) await pause(LINGER_MS);
  }
  return report(turn, drained);
};

const sendBatch = async (turn: SendingTurn, batch: Claimed[]): Promise<void> => {
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

/** One contact's messages, one after another; when one must wait, those behind it wait too. */
const sendInOrder = async (
  turn: SendingTurn,
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
    const asked =
      outcome.is === 'unwritable' ? await askToMend(turn.db, delivery, outcome.answer, actorOf(turn)) : undefined;
    const settled = { ...settledBy(turn, delivery, outcome), asked };
    add(settled);
    if (settled.state === 'sent') turn.sent += 1;
    else if (settled.state === 'failed') turn.failed += 1;
    else waits = true;
  }
};

/** Waits for the account's pace. */
const turnComes = async (turn: SendingTurn): Promise<void> => {
  const slot = takeSlot(turn.pace, Date.now());
  turn.pace = slot.pace;
  const ms = slot.at - Date.now();
  if (ms > 0) await pause(ms, undefined, { signal: turn.watch.signal }).catch(() => undefined);
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
