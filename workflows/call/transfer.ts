import {
  after,
  asideBridgeOf,
  beginPart,
  bridgeOf,
  changed,
  clientOf,
  isOpen,
  legOf,
  ordered,
  remembered,
  setLeg,
  withLeg,
  type Step,
} from './call-now.ts';
import type { CallOrder } from './call.schema.ts';
import { ended } from './end.ts';
import { talk } from './talk.ts';
import type { Order } from './news.ts';

const RING = 25;
type Transfer = Extract<CallOrder, { do: 'transfer' }>;

/** The client waits with music; whoever asked goes at once, or talks with the other one first. */
export const transfer = (now: Step, { userId, phone, extension, asked }: Transfer, at: string): Step => {
  const { call } = now;
  const by = call.machine.with!;
  if (call.machine.aside || (extension === null && phone === null)) return now;
  const waits = asideHeld(now);
  const left = asked ? waits : ordered(setLeg(waits, by, { to: at }), { do: 'hangup', channel: by, why: 'normal' });
  const to = extension === null ? { phone: phone! } : { extension };
  return asideDialled(
    asked ? ordered(left, { do: 'tone', channel: by, on: true }) : left,
    { to, userId, by, asked },
    at,
  );
};

type Aside = { to: { extension: string } | { phone: string }; userId: string | null; by: string; asked: boolean };

const asideDialled = (now: Step, { to, userId, by, asked }: Aside, at: string): Step => {
  const who = userId === null ? ('other' as const) : ('user' as const);
  const rung = 'extension' in to ? to.extension : to.phone;
  const { phone, direction, ownNumber } = now.call;
  const { step, channel } = withLeg(now, { who, userId, phone: rung }, at);
  return remembered(
    step,
    { aside: { channel, by, asked }, dueAt: after(at, RING + 5) },
    {
      do: 'dial',
      channel,
      to,
      shows: 'extension' in to ? phone : direction === 'out' ? ownNumber : null,
      seconds: RING,
    },
  );
};

/** The client hears music, whoever talked with her does not hear her. */
const asideHeld = (now: Step): Step => {
  const client = clientOf(now.call)!;
  return changed(
    now,
    { onHold: true },
    { do: 'part', bridge: bridgeOf(now.call), channel: client.channel },
    { do: 'music', channel: client.channel, on: true },
  );
};

/** Whoever was asked has answered: they talk about the client, or she is handed over. */
export const asideUp = (now: Step, at: string): Step => {
  const { call } = now;
  const { channel, by, asked } = call.machine.aside!;
  if (!asked || !isOpen(legOf(call, by))) return handedOver(now, at);
  return beginPart(
    remembered(
      now,
      { dueAt: null },
      { do: 'tone', channel: by, on: false },
      { do: 'bridge', bridge: asideBridgeOf(call), channels: [by, channel] },
    ),
    legOf(call, channel)!,
    'consultation',
    at,
  );
};

/** The client talks with whoever was asked; the one who asked is out of it. */
export const handedOver = (now: Step, at: string): Step => {
  const { channel, by, asked } = now.call.machine.aside!;
  const free = asked ? ordered(now, { do: 'close', bridge: asideBridgeOf(now.call) }) : now;
  const left = isOpen(legOf(now.call, by))
    ? ordered(setLeg(free, by, { to: at }), { do: 'hangup', channel: by, why: 'normal' })
    : free;
  return talk(left, channel, at);
};

/** Whoever was asked does not take it: back to whoever asked. Who has gone is rung again, once. */
export const asideEnded = (now: Step, at: string): Step => {
  const { call } = now;
  const { by, asked } = call.machine.aside!;
  const asker = legOf(call, by);
  const close: Order[] = asked ? [{ do: 'close', bridge: asideBridgeOf(call) }] : [];
  if (asker?.to === null) return talk(ordered(now, ...close), by, at);
  if (!asker?.userId || asker.phone === null) return ended(now, {}, at);
  const rungBack = call.legs.filter(({ userId }) => userId === asker.userId).length > 1;
  if (rungBack) return ended(now, {}, at);
  const back = { to: { extension: asker.phone }, userId: asker.userId, by, asked: false };
  return asideDialled(remembered(now, { aside: null }), back, at);
};

/** Whoever asked hangs up: the other one has the client, or gets her on answering. */
export const byLeft = (now: Step, at: string): Step => {
  const { aside } = now.call.machine;
  if (!aside) return now;
  return legOf(now.call, aside.channel)?.upAt ? handedOver(now, at) : now;
};
