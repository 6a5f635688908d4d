import {
  after,
  changed,
  clientOf,
  isOpen,
  legOf,
  openLegs,
  ordered,
  remembered,
  seeks,
  setLeg,
  withLeg,
  type CallNow,
  type Step,
} from './call-now.ts';
import { howUnanswered } from './cause.ts';
import type { CallLeg } from './call.schema.ts';
import { ended } from './end.ts';
import { findNext, found, rungUp, rungEnded, voicemailDue, voicemailRecords } from './incoming.ts';
import { followed, hearListener } from './listen.ts';
import { greet, greeted, howLeft, pressed, saidAs, toSpeak } from './greet.ts';
import type { News } from './news.ts';
import { again } from './again.ts';
import { confirmed, toConfirm } from './confirm.ts';
import { asideEnded, asideUp, byLeft } from './transfer.ts';
import { order } from './orders.ts';
import { heardOn, said, talkOrTell } from './record.ts';

/** How long a phone rings: ours, a client's. */
const RING_USER = 30;
const RING_CLIENT = 45;
/** What the PBX says of a phone that it rang too long comes before we give up by ourselves. */
const PATIENCE = 5;
/** A call that nobody could begin for so long is not wanted any more. */
const STALE_MS = 20_000;

/** What a call becomes by a piece of news, and what the PBX is to do. The same news again changes nothing. */
export const step = (call: CallNow, news: News, at: string): Step => {
  const now: Step = { call, orders: [] };
  if (call.state === 'ended') return afterEnd(now, news);
  return hearListener(now, news, at) ?? followed(call, heardOn(call, told(now, news, at), news, at), at);
};

const told = (now: Step, news: News, at: string): Step => {
  const { call } = now;
  switch (news.is) {
    case 'begin':
      return begin(news.confirms ? remembered(now, { confirms: true }) : now, news.extension, at);
    case 'found':
      return found(now, news.users, at);
    case 'rings':
      return rings(now, news.channel, at);
    case 'up':
      return up(now, news.channel, at);
    case 'ended':
      return gone(now, news, at);
    case 'played':
      return voicemailRecords(now, at);
    case 'spoken':
      return spoken(now, news.sound, at);
    case 'greeted':
      return greeted(now, news.ok, at);
    case 'pressed':
      return taken(now, news, at) ?? pressed(now, news, at);
    case 'said':
      return said(now, news.ok, at);
    case 'recorded':
      return call.machine.voicemail === 'records' ? ended(now, { how: 'voicemail' }, at) : now;
    case 'unrecorded':
      return changed(now, { recording: 'missing' });
    case 'time':
      return time(now, at);
    case 'again':
      return again(now);
    case 'order':
      return order(now, news.order, news.by, at);
  }
};

/** A phone that answers in the moment when the other side has gone hears that, instead of silence. */
const afterEnd = (now: Step, news: News): Step => {
  if (news.is === 'up') return ordered(now, { do: 'hangup', channel: news.channel, why: 'sorry' });
  if (news.is === 'rings') return ordered(now, { do: 'hangup', channel: news.channel, why: 'normal' });
  return news.is === 'unrecorded' && now.call.recording === 'going' ? changed(now, { recording: 'missing' }) : now;
};

const begin = (now: Step, extension: string | null, at: string): Step => {
  const { call } = now;
  if (call.direction === 'in') return call.state === 'ringing' && openLegs(call).length === 1 ? findNext(now, at) : now;
  if (call.state !== 'asked') return now;
  if ((call.machine.rings || call.machine.says) && !isStale(call, at)) return toSpeak(now) ?? ringClient(now, at);
  if (extension === null || isStale(call, at)) return ended(now, { how: 'failed' }, at);
  const { step: dialled, channel } = withLeg(now, { who: 'user', userId: call.userId, phone: extension }, at);
  const waits = remembered(dialled, { with: channel, dueAt: after(at, RING_USER + PATIENCE) });
  return changed(
    waits,
    { state: 'ringing_user' },
    { do: 'dial', channel, to: { extension }, shows: call.phone, seconds: RING_USER },
  );
};

/** Nobody is rung for a text that nobody can say. */
const spoken = (now: Step, sound: string | null, at: string): Step => {
  if (now.call.state !== 'asked') return now;
  const ready = saidAs(now, sound, at);
  return ready.call.machine.says?.failedAt ? ended(ready, { how: 'abandoned' }, at) : ringClient(ready, at);
};

const rings = (now: Step, channel: string, at: string): Step => {
  const leg = legOf(now.call, channel);
  if (leg && !isOpen(leg)) return ordered(now, { do: 'hangup', channel, why: 'normal' });
  if (!leg || leg.rangAt || leg.upAt) return now;
  const rang = setLeg(now, channel, { rangAt: at });
  const counts = (leg.who === 'client') === (now.call.direction === 'out');
  return counts ? changed(rang, { rangAt: now.call.rangAt ?? at }) : rang;
};

const up = (now: Step, channel: string, at: string): Step => {
  const { call } = now;
  const leg = legOf(call, channel);
  // it was believed to be gone
  if (leg && !isOpen(leg)) return ordered(now, { do: 'hangup', channel, why: 'normal' });
  if (!leg || leg.upAt) return now;
  return toConfirm(now, leg, at) ?? picked(now, leg, at);
};

const picked = (now: Step, leg: CallLeg, at: string): Step => {
  const { call } = now;
  const { channel } = leg;
  const answered = setLeg(now, channel, { upAt: at });
  if (call.machine.aside?.channel === channel) return asideUp(answered, at);
  if (call.machine.says && leg.who === 'client') return greet(answered, at);
  if (seeks(call)) return leg.who === 'client' ? answered : rungUp(answered, { ...leg, upAt: at }, at);
  if (call.machine.rings) return ended(answered, { how: 'picked_up' }, at);
  if (leg.who === 'client') return talkOrTell(answered, call.machine.with!, at);
  return channel === call.machine.with && call.state === 'ringing_user' ? dialClient(answered, at) : answered;
};

/** Where a machine may answer our phones, it is a person who presses the key. */
const taken = (now: Step, { channel, digit }: Pressed, at: string): Step | undefined => {
  const leg = confirmed(now.call, channel, digit);
  return leg && picked(ordered(now, { do: 'hush', channel }), leg, at);
};

/** Nobody of ours is rung first. Where somebody of the team is called to look, picking up ends it: what it is about is read, not heard. */
const ringClient = (now: Step, at: string): Step => {
  const { call } = now;
  const { phone } = call;
  if (phone === null) return ended(now, { how: 'failed' }, at);
  const { step: dialled, channel } = withLeg(now, { who: 'client', userId: null, phone }, at);
  return changed(
    remembered(dialled, { dueAt: after(at, RING_CLIENT + PATIENCE) }),
    { state: 'ringing' },
    { do: 'dial', channel, to: { phone }, shows: call.ownNumber, seconds: RING_CLIENT },
  );
};

const dialClient = (now: Step, at: string): Step => {
  const { phone, machine } = now.call;
  if (phone === null) return ended(now, { how: 'failed' }, at);
  const { step: dialled, channel } = withLeg(now, { who: 'client', userId: null, phone }, at);
  return changed(
    remembered(dialled, { dueAt: after(at, RING_CLIENT + PATIENCE) }),
    { state: 'ringing' },
    { do: 'tone', channel: machine.with!, on: true },
    { do: 'dial', channel, to: { phone }, shows: now.call.ownNumber, seconds: RING_CLIENT },
  );
};

type Gone = Extract<News, { is: 'ended' }>;
type Pressed = Extract<News, { is: 'pressed' }>;

const gone = (now: Step, { channel, cause, techCause }: Gone, at: string): Step => {
  const { call } = now;
  const leg = legOf(call, channel);
  if (!isOpen(leg)) return now;
  const closed = setLeg(now, channel, { to: at, cause, techCause });
  const why = { cause, techCause };
  if (call.machine.aside?.channel === channel) return asideEnded(closed, at);
  if (leg.who === 'client') return clientGone(closed, leg, why, at);
  if (channel === call.machine.with) return userGone(closed, why, leg.rangAt !== null, at);
  if (seeks(call) && call.state === 'ringing')
    return rungEnded(channel === call.machine.consentFor ? remembered(closed, { consentFor: null }) : closed, at);
  return closed;
};

const clientGone = (now: Step, leg: CallLeg, why: Pick<Gone, 'cause' | 'techCause'>, at: string): Step => {
  const { call } = now;
  if (call.state === 'up') return ended(now, why, at);
  if (call.direction === 'in')
    return ended(now, { ...why, how: call.machine.voicemail === 'records' ? 'voicemail' : 'abandoned' }, at);
  if (leg.upAt && call.machine.says) return ended(now, { ...why, how: howLeft(call.machine.says) }, at);
  // while she heard that she would be recorded
  if (leg.upAt) return ended(now, { ...why, how: 'short' }, at);
  const isLate = Date.parse(at) - Date.parse(leg.from) >= RING_CLIENT * 1000;
  const how = howUnanswered({ ...why, rang: leg.rangAt !== null, own: isLate ? 'timeout' : undefined });
  return ended(now, { ...why, how }, at);
};

const userGone = (now: Step, why: Pick<Gone, 'cause' | 'techCause'>, rang: boolean, at: string): Step => {
  const { call } = now;
  // a phone that rang is gone without a cause: the PBX died under it
  if (call.state === 'ringing_user')
    return ended(now, { ...why, how: rang && why.cause === null ? 'failed' : 'user_did_not_take' }, at);
  if (call.state === 'ringing') return ended(now, { ...why, how: 'cancelled' }, at);
  return call.machine.aside ? byLeft(now, at) : ended(now, why, at);
};

/** What has taken too long is over, whatever the PBX says of it later. */
const time = (now: Step, at: string): Step => {
  const { call } = now;
  const { dueAt, aside, voicemail, consentFor } = call.machine;
  if (call.state === 'asked') return isStale(call, at) ? ended(now, { how: 'failed' }, at) : now;
  if (dueAt === null || at < dueAt) return now;
  if (consentFor) return said(now, false, at);
  if (aside)
    return asideEnded(
      ordered(setLeg(now, aside.channel, { to: at }), { do: 'hangup', channel: aside.channel, why: 'normal' }),
      at,
    );
  const { says } = call.machine;
  if (says && !says.pressedAt && clientOf(call)?.upAt) return ended(now, { how: howLeft(says) }, at);
  if (seeks(call))
    return voicemail
      ? ended(now, { how: voicemail === 'records' ? 'voicemail' : 'abandoned' }, at)
      : voicemailDue(now, at);
  if (call.state === 'ringing_user') return ended(now, { how: 'user_did_not_take' }, at);
  const client = clientOf(call);
  return ended(
    now,
    { how: howUnanswered({ cause: null, techCause: null, rang: Boolean(client?.rangAt), own: 'timeout' }) },
    at,
  );
};

const isStale = ({ askedAt }: CallNow, at: string): boolean => Date.parse(at) - Date.parse(askedAt) > STALE_MS;
