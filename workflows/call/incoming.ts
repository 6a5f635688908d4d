import {
  after,
  changed,
  clientOf,
  isOpen,
  openLegs,
  ordered,
  recordingOf,
  remembered,
  seeks,
  setLeg,
  withLeg,
  type Step,
} from './call-now.ts';
import type { CallLeg } from './call.schema.ts';
import { ended } from './end.ts';
import { talkOrTell } from './record.ts';
import type { Order } from './news.ts';

/** How long those who are rung together have, and a client who speaks to nobody. */
const ROUND = 20;
const VOICEMAIL = 150;

/** Who is rung next, the client hears that it rings. */
export const findNext = (now: Step, at: string): Step => {
  const { channel, upAt } = clientOf(now.call)!;
  return remembered(
    now,
    { dueAt: after(at, ROUND) },
    upAt ? { do: 'tone', channel, on: true } : { do: 'ring', channel },
    { do: 'find', tried: now.call.machine.tried },
  );
};

/** These are rung together; where there is nobody, the client may leave a word. */
export const found = (now: Step, users: { id: string; extension: string }[], at: string): Step => {
  const { call } = now;
  if (!seeks(call) || call.state !== 'ringing' || call.machine.voicemail || rungNow(now).length > 0) return now;
  const fresh = users.filter(({ id }) => !call.machine.tried.includes(id));
  if (fresh.length === 0) return call.machine.says ? nobodyThere(now, at) : leaveWord(now, at);
  return fresh.reduce<Step>(
    (so, { id, extension }) => {
      const { step, channel } = withLeg(so, { who: 'user', userId: id, phone: extension }, at);
      return ordered(step, { do: 'dial', channel, to: { extension }, shows: call.phone, seconds: ROUND });
    },
    remembered(changed(now, { userId: fresh.length === 1 ? fresh[0]!.id : null }), {
      tried: [...call.machine.tried, ...fresh.map(({ id }) => id)],
      dueAt: after(at, ROUND + 2),
    }),
  );
};

/** The first who answers talks; the others' phones say that it was answered elsewhere, which is no missed call of theirs. */
export const rungUp = (now: Step, leg: CallLeg, at: string): Step => {
  const { call } = now;
  const client = clientOf(call);
  if (call.state !== 'ringing' || call.machine.voicemail || call.machine.consentFor || !isOpen(client))
    return ordered(setLeg(now, leg.channel, { to: at }), { do: 'hangup', channel: leg.channel, why: 'sorry' });
  const others = rungNow(now).filter(({ channel }) => channel !== leg.channel);
  const alone = others.reduce<Step>(
    (so, { channel }) => ordered(setLeg(so, channel, { to: at }), { do: 'hangup', channel, why: 'answered_elsewhere' }),
    call.direction === 'in'
      ? ordered(setLeg(now, client.channel, { upAt: at }), { do: 'answer', channel: client.channel })
      : ordered(now, { do: 'tone', channel: client.channel, on: false }),
  );
  return talkOrTell(alone, leg.channel, at);
};

export const rungEnded = (now: Step, at: string): Step =>
  rungNow(now).length > 0 || now.call.machine.voicemail ? now : findNext(now, at);

/** Nobody of these has answered in time. */
export const voicemailDue = (now: Step, at: string): Step => {
  const dropped = rungNow(now).reduce<Step>(
    (so, { channel }) => ordered(setLeg(so, channel, { to: at }), { do: 'hangup', channel, why: 'normal' }),
    now,
  );
  return findNext(dropped, at);
};

const leaveWord = (now: Step, at: string): Step => {
  const { channel } = clientOf(now.call)!;
  return remembered(
    changed(setLeg(now, channel, { upAt: at }), { userId: null }),
    { voicemail: 'greets', dueAt: after(at, VOICEMAIL) },
    { do: 'answer', channel },
    { do: 'voicemail', channel },
  );
};

/** Nobody of ours is there: she hears so, and is promised a call by a person. */
const nobodyThere = (now: Step, at: string): Step => {
  const { channel } = clientOf(now.call)!;
  const told = ordered(setLeg(now, channel, { to: at }), { do: 'hangup', channel, why: 'sorry' });
  return ended(told, { how: 'abandoned' }, at);
};

/** The words before it have been said. */
export const voicemailRecords = (now: Step, at: string): Step => {
  const { call } = now;
  if (call.machine.voicemail !== 'greets') return now;
  const order: Order = { do: 'record_voicemail', channel: clientOf(call)!.channel, name: recordingOf(call) };
  return isOpen(clientOf(call))
    ? changed(remembered(now, { voicemail: 'records', dueAt: after(at, VOICEMAIL) }), { recording: 'going' }, order)
    : ended(now, { how: 'abandoned' }, at);
};

const rungNow = ({ call }: Step): CallLeg[] => openLegs(call).filter(({ who }) => who === 'user');
