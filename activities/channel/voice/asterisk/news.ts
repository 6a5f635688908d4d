import { callOfName } from '../../../../workflows/call/call-now.ts';
import type { Hears } from '../pbx.ts';
import type { Told } from './ari.ts';

/** What Asterisk tells, in words of a call. Channels that came in end with StasisEnd, those that we dialled when they are destroyed. */
export const hear = (event: Told, hears: Hears, causes: Map<string, number>): void => {
  const id: string = event['channel']?.id ?? event['peer']?.id ?? '';
  const ours = callOfName(id);
  const call = ours ? { id: ours } : { channel: id };
  switch (event.type) {
    case 'StasisStart':
      if (ours) return hears.news(call, { is: 'up', channel: id });
      return hears.entered({ channel: id, from: event['channel'].caller.number, to: event['args'][1] ?? '' });
    case 'ChannelStateChange':
      return event['channel'].state === 'Ringing' ? hears.news(call, { is: 'rings', channel: id }) : undefined;
    case 'Dial':
      return event['dialstatus'] === 'RINGING' ? hears.news(call, { is: 'rings', channel: id }) : undefined;
    case 'ChannelHangupRequest':
      if (!ours && typeof event['cause'] === 'number') causes.set(id, event['cause']);
      return;
    case 'StasisEnd': {
      if (ours) return;
      const cause = causes.get(id) ?? null;
      causes.delete(id);
      return hears.news(call, { is: 'ended', channel: id, cause, techCause: null });
    }
    case 'ChannelDestroyed':
      return hears.news(call, {
        is: 'ended',
        channel: id,
        cause: event['cause'] ?? null,
        techCause: event['tech_cause'] ?? null,
      });
    case 'PlaybackFinished': {
      const channel = /^greeting-(.+)$/.exec(event['playback'].id)?.[1];
      return channel ? hears.news({ channel }, { is: 'played', channel }) : undefined;
    }
    case 'RecordingFinished':
    case 'RecordingFailed': {
      const of = /^([0-9a-f-]{36})-\d\d$/.exec(event['recording'].name)?.[1];
      const is = event.type === 'RecordingFinished' ? 'recorded' : 'unrecorded';
      return of ? hears.news({ id: of }, { is }) : undefined;
    }
    case 'ApplicationReplaced':
      return hears.taken();
  }
};
