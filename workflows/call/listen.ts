import {
  bridgeOf,
  changed,
  isOpen,
  legOf,
  numbered,
  openListens,
  ordered,
  remembered,
  type CallNow,
  type Step,
} from './call-now.ts';
import type { CallListen, ListenAs } from './call.schema.ts';
import type { News, Order } from './news.ts';

/** How long the phone of whoever wants to listen rings. */
const RING = 25;
/** Names end in two digits; 1 and 2 are bridges of the call itself. */
const MOST = 90;

type Wish = { as: ListenAs; userId: string; extension: string };

export const listensAs = ({ turns }: CallListen): ListenAs => turns.at(-1)?.as ?? 'listen';

/** Her phone is rung first; asked again, she is in the call another way. */
export const listenIn = (now: Step, { as, userId, extension }: Wish, at: string): Step => {
  const { call } = now;
  const hers = openListens(call).find((one) => one.userId === userId);
  if (hers) return turned(now, hers, as, at);
  if (call.listens.length >= MOST) return now;
  const channel = numbered('ls', call, call.listens.length + 1);
  const listen: CallListen = { channel, userId, from: at, upAt: null, to: null, turns: [{ as, from: at }] };
  return changed(
    now,
    { listens: [...call.listens, listen] },
    { do: 'dial', channel, to: { extension }, shows: call.phone, seconds: RING },
  );
};

export const leave = (now: Step, userId: string | null, at: string): Step => {
  const hers = openListens(now.call).find((one) => one.userId === userId);
  return hers ? over(ordered(now, drop(hers.channel)), hers, at) : now;
};

/** News of a phone by which somebody listens; undefined where it is another's. */
export const hearListener = (now: Step, news: News, at: string): Step | undefined => {
  if (!('channel' in news)) return undefined;
  const listen = now.call.listens.find(({ channel }) => channel === news.channel);
  if (!listen) return undefined;
  if (listen.to !== null) return news.is === 'ended' ? now : ordered(now, drop(listen.channel));
  if (news.is === 'ended') return over(now, listen, at);
  if (news.is !== 'up' || listen.upAt !== null) return now;
  const up = { ...listen, upAt: at, turns: [{ as: listensAs(listen), from: at }] };
  return letIn(setListen(now, up), up);
};

/** Those who listen hear whoever talks with the client from now on; with the call ends their listening. */
export const followed = (before: CallNow, next: Step, at: string): Step => {
  const open = openListens(next.call);
  if (next.call.state === 'ended')
    return open.reduce((so, listen) => over(ordered(so, drop(listen.channel)), listen, at), next);
  if (next.call.machine.with === before.machine.with) return next;
  return open
    .filter((listen) => listen.upAt !== null && listensAs(listen) !== 'join')
    .reduce((so, listen) => letIn(letOut(so, listen), listen), next);
};

/** What was ordered and perhaps not heard, again; what was left behind is dropped. */
export const heardAgain = (now: Step): Step => {
  const { spies } = now.call.machine;
  const used = new Set(Object.values(spies.of));
  const old = Array.from({ length: Math.min(spies.count, MOST) }, (_, index) => numbered('sp', now.call, index + 1));
  return openListens(now.call)
    .filter(({ upAt }) => upAt !== null)
    .reduce(letIn, ordered(now, ...old.filter((spy) => !used.has(spy)).map(drop)));
};

const turned = (now: Step, listen: CallListen, as: ListenAs, at: string): Step => {
  if (listensAs(listen) === as) return now;
  const turn = { as, from: at };
  if (listen.upAt === null) return setListen(now, { ...listen, turns: [turn] });
  const next = { ...listen, turns: [...listen.turns, turn] };
  return letIn(setListen(letOut(now, listen), next), next);
};

/** Joined, she is one more in the call's bridge; else she has a bridge of her own with what hears the call. */
const letIn = (now: Step, listen: CallListen): Step => {
  const { call } = now;
  const as = listensAs(listen);
  if (as === 'join') return ordered(now, { do: 'bridge', bridge: bridgeOf(call), channels: [listen.channel] });
  const { with: channel, spies } = call.machine;
  // between two who talk with the client there is nobody to hear
  if (channel === null || !isOpen(legOf(call, channel))) return now;
  const known = spies.of[listen.channel];
  const count = known ? spies.count : spies.count + 1;
  const spy = known ?? numbered('sp', call, ((count - 1) % MOST) + 1);
  return remembered(
    now,
    { spies: { count, of: { ...spies.of, [listen.channel]: spy } } },
    { do: 'spy', channel, spy, whispers: as === 'whisper' },
    { do: 'bridge', bridge: bridgeFor(call, listen), channels: [spy, listen.channel] },
  );
};

const letOut = (now: Step, listen: CallListen): Step => {
  const { call } = now;
  if (listensAs(listen) === 'join')
    return ordered(now, { do: 'part', bridge: bridgeOf(call), channel: listen.channel });
  const { [listen.channel]: spy, ...of } = call.machine.spies.of;
  return spy ? remembered(now, { spies: { ...call.machine.spies, of } }, drop(spy)) : now;
};

const over = (now: Step, listen: CallListen, at: string): Step => {
  const gone = setListen(now, { ...listen, to: at });
  if (listen.upAt === null) return gone;
  const out = listensAs(listen) === 'join' ? gone : letOut(gone, listen);
  return ordered(out, { do: 'close', bridge: bridgeFor(now.call, listen) });
};

const bridgeFor = (call: CallNow, { channel }: CallListen): string =>
  numbered('br', call, call.listens.findIndex((one) => one.channel === channel) + 3);

const setListen = (step: Step, listen: CallListen): Step =>
  changed(step, { listens: step.call.listens.map((one) => (one.channel === listen.channel ? listen : one)) });

const drop = (channel: string): Order => ({ do: 'hangup', channel, why: 'normal' });
