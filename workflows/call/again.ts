import {
  asideBridgeOf,
  bridgeOf,
  clientOf,
  isOpen,
  legOf,
  ordered,
  recordingOf,
  seeks,
  type Step,
} from './call-now.ts';
import { heardAgain } from './listen.ts';
import type { Order } from './news.ts';
import { isMasked } from './record.ts';

/** Orders whose outcome nobody has heard are given again: each leaves what is done already as it is. Nothing is dialled. */
export const again = (now: Step): Step => {
  const { call } = now;
  const { with: channel, aside, voicemail } = call.machine;
  const client = clientOf(call);
  const orders: Order[] = [];
  if (
    seeks(call) &&
    call.state === 'ringing' &&
    isOpen(client) &&
    voicemail === null &&
    call.legs.every(({ who, to }) => who === 'client' || to !== null)
  )
    orders.push({ do: 'find', tried: call.machine.tried });
  if (voicemail && isOpen(client))
    orders.push(
      { do: 'answer', channel: client.channel },
      voicemail === 'greets'
        ? { do: 'voicemail', channel: client.channel }
        : { do: 'record_voicemail', channel: client.channel, name: recordingOf(call) },
    );
  if (call.machine.consentFor && call.policy.consent && isOpen(client))
    orders.push({ do: 'say', channel: client.channel, sound: call.policy.consent, as: 'consent' });
  const { says } = call.machine;
  if (says && !says.heardAt && !says.pressedAt && call.state === 'ringing' && isOpen(client) && client.upAt)
    orders.push({ do: 'say', channel: client.channel, sound: says.sound, as: 'greeting' });
  if (call.state === 'up' && isOpen(client)) {
    if (call.onHold) orders.push({ do: 'music', channel: client.channel, on: true });
    else if (isOpen(legOf(call, channel)))
      orders.push({ do: 'bridge', bridge: bridgeOf(call), channels: [client.channel, channel!] });
    if (!call.onHold && call.recording === 'going')
      orders.push({ do: 'record', bridge: bridgeOf(call), name: recordingOf(call) });
    if (isMasked(call)) orders.push({ do: 'mask', name: recordingOf(call), on: true });
    if (aside?.asked && legOf(call, aside.channel)?.upAt)
      orders.push({ do: 'bridge', bridge: asideBridgeOf(call), channels: [aside.by, aside.channel] });
  }
  return heardAgain(ordered(now, ...orders));
};
