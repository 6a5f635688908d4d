import { setTimeout as pause } from 'node:timers/promises';
import type { Claimed } from '../../../prisma/delivery/delivery-claim.ts';
import type { Settled } from '../../../prisma/delivery/delivery-settle.ts';
import { takePace, type Slot } from '../../../prisma/delivery/sending-pace.ts';
import { askToMend } from '../../../prisma/delivery/unsent.ts';
import { byContact, pacedKey } from '../../../workflows/channel/pace.ts';
import { HORIZON_MS, STALE_MS } from '../../../workflows/channel/sending-times.ts';
import { attempt, settledBy } from './attempt.ts';
import type { Written } from './letters.ts';
import { actorOf, type SendingTurn } from './sending-turn.ts';
import { settler } from './settler.ts';

const LANES = 8;

export type Taken = { delivery: Claimed; letter: Written };
type Placed = Taken & { slot: Slot | undefined };

/** Hands a batch over at its pace, and returns when what came of it is written. */
export const sendBatch = async (turn: SendingTurn, batch: Taken[]): Promise<void> => {
  const began = Date.now();
  const slots = await placesOf(turn, batch);
  const placed = batch.map((one, index): Placed => ({ ...one, slot: slots[index] }));
  const lanes = byContact(placed, ({ delivery }) => delivery);
  const settling = settler(turn.db);
  let next = 0;
  const lane = async () => {
    for (let mine = lanes[next++]; mine !== undefined; mine = lanes[next++])
      await sendInOrder(turn, mine, began, settling.add);
  };
  await Promise.all(Array.from({ length: Math.min(LANES, lanes.length) }, lane));
  await settling.done();
  if (turn.broken) throw turn.broken;
};

const placesOf = async (turn: SendingTurn, batch: Taken[]): Promise<Slot[]> => {
  const { account, perSecond, each } = turn;
  const keys = batch.map(({ delivery }) => (each ? pacedKey(each.of, delivery.recipient) : ''));
  try {
    return await takePace(turn.db, { account, perSecond, each, horizonMs: HORIZON_MS, keys });
  } catch (error) {
    turn.broken = error;
    turn.stopped = true;
    return [];
  }
};

/** One contact's messages, one after another; when one must wait, those behind it wait too. */
const sendInOrder = async (
  turn: SendingTurn,
  mine: Placed[],
  began: number,
  add: (settled: Settled) => void,
): Promise<void> => {
  let waits = false;
  for (const { delivery, letter, slot } of mine) {
    const goes = !waits && slot?.goes;
    if (goes) await itsTurn(turn, began + slot.waitMs);
    const settled =
      goes && !turn.stopped && Date.now() < began + STALE_MS && !turn.signal.aborted
        ? await sent(turn, delivery, letter)
        : putBack(turn, delivery, !waits && slot && !slot.goes ? began + slot.waitMs : undefined);
    add(settled);
    if (settled.state === 'sent') turn.sent += 1;
    else if (settled.state === 'failed') turn.failed += 1;
    else waits = true;
  }
};

/** As if it had never been claimed; `until`: not before its domain or recipient may get more. */
const putBack = (turn: SendingTurn, delivery: Claimed, until?: number): Settled => ({
  delivery,
  state: 'queued',
  notBefore: until === undefined ? null : new Date(until).toISOString(),
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

const itsTurn = async (turn: SendingTurn, at: number): Promise<void> => {
  const ms = at - Date.now();
  if (ms > 0) await pause(ms, undefined, { signal: turn.signal }).catch(() => undefined);
};
