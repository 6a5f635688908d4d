import { callOfName } from '../../../../workflows/call/call-now.ts';
import type { News } from '../../../../workflows/call/news.ts';
import type { Hears } from '../pbx.ts';
import type { AriEvent } from './ari.schema.ts';

/** What Asterisk tells, in words of a call. Channels that came in end with StasisEnd, those that we dialled when they are destroyed. */
export const hear = (event: AriEvent, hears: Hears, causes: Map<string, number>): void => {
  const channel = event.channel ?? event.peer;
  if (event.type === 'ApplicationReplaced') return hears.taken();
  if (event.playback) return played(event.playback, event.type, hears);
  if (event.recording) return recorded(event.recording.name, event.type, hears);
  if (!channel) return;
  const { id } = channel;
  if (id.startsWith(SPY)) return;
  const ours = callOfName(id);
  const tell = (news: News) => hears.news(ours ? { id: ours } : { channel: id }, news);
  const ended = (cause: number | undefined) =>
    tell({ is: 'ended', channel: id, cause: cause ?? null, techCause: event.tech_cause ?? null });
  switch (event.type) {
    case 'StasisStart':
      if (ours) return tell({ is: 'up', channel: id });
      return hears.entered({ channel: id, from: channel.caller.number, to: event.args[1] ?? '' });
    case 'ChannelStateChange':
      return channel.state === 'Ringing' ? tell({ is: 'rings', channel: id }) : undefined;
    case 'Dial':
      return event.dialstatus === 'RINGING' ? tell({ is: 'rings', channel: id }) : undefined;
    case 'ChannelHangupRequest':
      if (!ours && event.cause !== undefined) causes.set(id, event.cause);
      return;
    case 'StasisEnd':
      if (ours) return;
      ended(causes.get(id));
      causes.delete(id);
      return;
    case 'ChannelDtmfReceived':
      return tell({ is: 'pressed', channel: id, digit: event.digit ?? '' });
    case 'ChannelDestroyed':
      return ended(event.cause);
  }
};

/** What hears a call for somebody: it comes and goes with whom it hears. */
const SPY = 'sp-';

const played = ({ id, state }: { id: string; state: string }, type: string, hears: Hears): void => {
  const [, what, channel] = /^(greeting|consent|greet)-(.+)$/.exec(id) ?? [];
  if (!channel || type !== 'PlaybackFinished') return;
  const ok = state !== 'failed';
  if (what === 'greeting') return hears.news({ channel }, { is: 'played', channel });
  hears.news({ channel }, { is: what === 'greet' ? 'greeted' : 'said', channel, ok });
};

/** It is named by its call. */
const recorded = (name: string, type: string, hears: Hears): void => {
  const id = /^([0-9a-f-]{36})-\d\d$/.exec(name)?.[1];
  if (id && type === 'RecordingFinished') hears.news({ id }, { is: 'recorded' });
  if (id && type === 'RecordingFailed') hears.news({ id }, { is: 'unrecorded' });
};
