import {
  after,
  bridgeOf,
  changed,
  clientOf,
  isOpen,
  legOf,
  ordered,
  recordingOf,
  remembered,
  type CallNow,
  type Step,
} from './call-now.ts';
import type { News, Order } from './news.ts';
import { talk } from './talk.ts';

/** How long the words before a recording may take, and a secret that is said. */
const WORDS = 30;
const MASKED = 120;

/** The client and this leg hear each other; where its line records, she is told so before the first talk. */
export const talkOrTell = (now: Step, channel: string, at: string): Step => {
  const { policy, consent, answeredAt, direction } = now.call;
  if (policy.record !== 'all' || policy.consent === null || consent !== null || answeredAt !== null)
    return talk(now, channel, at);
  // whoever has called her hears it ring already
  const waits: Order[] = direction === 'in' ? [{ do: 'tone', channel, on: true }] : [];
  return remembered(now, { consentFor: channel, dueAt: after(at, WORDS) }, ...waits, {
    do: 'say',
    channel: clientOf(now.call)!.channel,
    sound: policy.consent,
    as: 'consent',
  });
};

/** She has heard it, or it could not be said: then she is not recorded. */
export const said = (now: Step, ok: boolean, at: string): Step => {
  const { consentFor } = now.call.machine;
  const known = now.call.consent === null ? changed(now, { consent: ok ? 'told' : 'not_told' }) : now;
  if (consentFor === null) return known;
  const free = remembered(known, { consentFor: null });
  return isOpen(legOf(now.call, consentFor)) && isOpen(clientOf(now.call)) ? talk(free, consentFor, at) : free;
};

/** Whoever talks begins it: the client has agreed. */
export const record = (now: Step): Step =>
  mayBegin(now.call)
    ? changed(
        now,
        { recording: 'going', consent: 'told' },
        { do: 'record', bridge: bridgeOf(now.call), name: recordingOf(now.call) },
      )
    : now;

export const mayBegin = ({ state, recording, policy }: Pick<CallNow, 'state' | 'recording' | 'policy'>): boolean =>
  state === 'up' && recording === 'none' && policy.record === 'ask';

/** A secret is said: the recording is silent until it goes on by hand, by another who talks, or by itself. */
export const mask = (now: Step, by: string | null, at: string): Step => {
  const { call } = now;
  if (call.recording !== 'going' || isMasked(call)) return now;
  return changed(
    remembered(now, { maskedUntil: after(at, MASKED) }),
    { gaps: [...call.gaps, { from: at, to: null, by }] },
    { do: 'mask', name: recordingOf(call), on: true },
  );
};

export const unmask = (now: Step, at: string): Step =>
  isMasked(now.call) ? ordered(gapEnded(now, at), { do: 'mask', name: recordingOf(now.call), on: false }) : now;

/** By whom it goes on after a secret, by itself: another has the client, time is over, or the call is. */
export const heardOn = (before: CallNow, next: Step, news: News, at: string): Step => {
  const { call } = next;
  if (!isMasked(call)) return next;
  if (call.state === 'ended') return gapEnded(next, at);
  if (before.machine.with !== call.machine.with) return unmask(next, at);
  const { maskedUntil } = call.machine;
  return news.is === 'time' && maskedUntil !== null && at >= maskedUntil ? unmask(next, at) : next;
};

export const isMasked = ({ gaps }: Pick<CallNow, 'gaps'>): boolean => gaps.at(-1)?.to === null;

const gapEnded = (now: Step, at: string): Step =>
  changed(remembered(now, { maskedUntil: null }), {
    gaps: now.call.gaps.map((gap) => (gap.to === null ? { ...gap, to: at } : gap)),
  });
