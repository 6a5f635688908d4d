import { freshMachine, type CallNow, type Step } from '../../../workflows/call/call-now.ts';
import { step } from '../../../workflows/call/machine.ts';
import { usualPolicy } from '../../../workflows/call/recording.schema.ts';
import type { News, Order } from '../../../workflows/call/news.ts';

export const AIDA = '019ad000-0000-7000-8000-000000000001';
export const TIMUR = '019ad000-0000-7000-8000-000000000002';
const ID = '019ad000-0000-7000-8000-0000000000c1';
export const START = '2026-11-30T10:00:00.000Z';
export const seconds = (count: number): string => new Date(Date.parse(START) + count * 1000).toISOString();

export const out = (more: Partial<CallNow> = {}): CallNow => ({
  ...{ id: ID, direction: 'out', state: 'asked', phone: '+77015552018', ownNumber: null, userId: AIDA, onHold: false },
  ...{ askedAt: START, rangAt: null, answeredAt: null, endedAt: null, cause: null, techCause: null, how: null },
  ...{ legs: [], parts: [], listens: [], recording: 'none', consent: null, gaps: [] },
  ...{ policy: usualPolicy, machine: freshMachine, ...more },
});

export const CLIENT = '1764522.12';
/** One that has just come in. */
export const incoming = (): CallNow =>
  out({
    ...{ direction: 'in', state: 'ringing', userId: null },
    legs: [
      {
        ...{
          channel: CLIENT,
          who: 'client',
          userId: null,
          phone: '+77015552018',
          from: START,
          rangAt: null,
          upAt: null,
        },
        ...{ to: null, cause: null, techCause: null },
      },
    ],
  });

export const OP = `op-${ID}-01`;
export const CL = `cl-${ID}-02`;
export const third = (number = 3) => `op-${ID}-0${number}`;

export const begin: News = { is: 'begin', extension: '101' };
export const up = (channel: string): News => ({ is: 'up', channel });
export const rings = (channel: string): News => ({ is: 'rings', channel });
export const ended = (channel: string, cause: number | null = 16, techCause: number | null = null): News => ({
  ...{ is: 'ended', channel, cause, techCause },
});
export const order = (what: Extract<News, { is: 'order' }>['order'], by: string | null = AIDA): News => ({
  ...{ is: 'order', order: what, by },
});

/** What a call becomes by these, one a second unless a number says how many pass before the next. */
export const told = (call: CallNow, ...news: (News | number)[]): Step => {
  let at = 0;
  return news.reduce<Step>(
    (so, one) => {
      at += typeof one === 'number' ? one : 1;
      if (typeof one === 'number') return so;
      const next = step(so.call, one, seconds(at));
      return { call: next.call, orders: [...so.orders, ...next.orders] };
    },
    { call, orders: [] },
  );
};

/** Orders in short: "dial op-1", "hangup cl-2 normal". */
export const short = (orders: Order[]): string[] =>
  orders.map((one) => {
    const name = 'channel' in one ? one.channel : 'bridge' in one ? one.bridge : '';
    const more =
      one.do === 'hangup'
        ? one.why
        : 'on' in one
          ? one.on
            ? 'on'
            : 'off'
          : one.do === 'bridge'
            ? one.channels.map(tail).join('+')
            : '';
    return [one.do, tail(name), more].filter(Boolean).join(' ');
  });

const tail = (name: string): string => name.replace(`-${ID}-`, '');
