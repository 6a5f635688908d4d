import { bridgeOf, changed, clientOf, isOpen, legOf, openLegs, ordered, seeks, setLeg, type Step } from './call-now.ts';
import type { CallOrder } from './call.schema.ts';
import { ended } from './end.ts';
import { leave, listenIn } from './listen.ts';
import { rungEnded } from './incoming.ts';
import { mask, record, unmask } from './record.ts';
import { asideEnded, handedOver, transfer } from './transfer.ts';

/** What a user asks of a call that goes on. What makes no sense any more changes nothing. */
export const order = (now: Step, asked: CallOrder, by: string | null, at: string): Step => {
  const { call } = now;
  const { aside } = call.machine;
  if (asked.do === 'hangup') return hangUp(now, by, at);
  if (call.state !== 'up') return now;
  switch (asked.do) {
    case 'hold':
      return call.onHold ? now : held(now);
    case 'resume':
      return call.onHold && !aside ? resumed(now) : now;
    case 'transfer':
      return transfer(now, asked, at);
    case 'record':
      return record(now);
    case 'mask':
      return mask(now, by, at);
    case 'unmask':
      return unmask(now, at);
    case 'listen':
      return by === null ? now : listenIn(now, { ...asked, userId: by }, at);
    case 'leave':
      return leave(now, by, at);
    case 'complete':
      return aside && legOf(call, aside.channel)?.upAt ? handedOver(now, at) : now;
    case 'back':
      return aside
        ? asideEnded(
            ordered(setLeg(now, aside.channel, { to: at }), { do: 'hangup', channel: aside.channel, why: 'normal' }),
            at,
          )
        : now;
  }
};

/** Who is rung for a client says no for herself alone; anybody else ends the call. */
const hangUp = (now: Step, by: string | null, at: string): Step => {
  const { call } = now;
  const hers = openLegs(call).find(({ userId }) => userId !== null && userId === by);
  if (seeks(call) && call.state === 'ringing' && hers && call.machine.consentFor !== hers.channel)
    return rungEnded(
      ordered(setLeg(now, hers.channel, { to: at }), { do: 'hangup', channel: hers.channel, why: 'rejected' }),
      at,
    );
  return ended(
    now,
    { how: seeks(call) ? 'abandoned' : call.state === 'ringing_user' ? 'user_did_not_take' : 'cancelled' },
    at,
  );
};

const held = (now: Step): Step => {
  const client = clientOf(now.call);
  if (!isOpen(client)) return now;
  return changed(
    now,
    { onHold: true },
    { do: 'part', bridge: bridgeOf(now.call), channel: client.channel },
    { do: 'music', channel: client.channel, on: true },
  );
};

const resumed = (now: Step): Step => {
  const client = clientOf(now.call);
  const talker = now.call.machine.with;
  if (!isOpen(client) || talker === null) return now;
  return changed(
    now,
    { onHold: false },
    { do: 'music', channel: client.channel, on: false },
    { do: 'bridge', bridge: bridgeOf(now.call), channels: [client.channel, talker] },
  );
};
