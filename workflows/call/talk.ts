import {
  beginPart,
  bridgeOf,
  changed,
  clientOf,
  legOf,
  ordered,
  recordingOf,
  remembered,
  type CallNow,
  type Step,
} from './call-now.ts';

/** The client and this leg hear each other from now on. */
export const talk = (now: Step, channel: string, at: string): Step => {
  const { call } = now;
  const leg = legOf(call, channel)!;
  const client = clientOf(call)!;
  const bridge = bridgeOf(call);
  const joined = changed(
    beginPart(remembered(now, { with: channel, dueAt: null, aside: null }), leg, 'client', at),
    { state: 'up', answeredAt: call.answeredAt ?? at, onHold: false, userId: leg.userId ?? call.userId },
    { do: 'tone', channel, on: false },
    { do: 'music', channel: client.channel, on: false },
    { do: 'bridge', bridge, channels: [client.channel, channel] },
  );
  const { tones } = call.machine;
  const sent =
    tones && !call.answeredAt ? ordered(joined, { do: 'tones', channel: client.channel, digits: tones }) : joined;
  return call.recording === 'none' && isRecorded(call)
    ? changed(sent, { recording: 'going' }, { do: 'record', bridge, name: recordingOf(call) })
    : sent;
};

const isRecorded = ({ policy, consent }: CallNow): boolean =>
  policy.record === 'all' && (policy.consent === null || consent === 'told');
