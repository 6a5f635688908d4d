import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallNow } from '../../../workflows/call/call-now.ts';
import type { ListenAs } from '../../../workflows/call/call.schema.ts';
import { listensAs } from '../../../workflows/call/listen.ts';
import { step } from '../../../workflows/call/machine.ts';
import type { News, Order } from '../../../workflows/call/news.ts';
import { longer } from '../../support/long.ts';
import { CL, OP, TIMUR, begin, ended, order, out, rings, seconds, short, third, told, up } from '../machine/told.ts';

const DANIYAR = '019ad000-0000-7000-8000-000000000003';
const SAULE = '019ad000-0000-7000-8000-000000000004';
const listen = (as: ListenAs, by = DANIYAR) => order({ do: 'listen', as, extension: '103' }, by) as News;
const leave = (by = DANIYAR) => order({ do: 'leave' }, by) as News;
const talking = told(out(), begin, rings(OP), up(OP), rings(CL), up(CL)).call;
const LS = OP.replace('op-', 'ls-');
const heard = (...news: (News | number)[]) => told(talking, ...news);

describe('E7 listening to a call', () => {
  it('rings her phone first, and lets her hear whoever talks for us', () => {
    const { call, orders } = heard(listen('listen'), rings(LS), up(LS), up(LS));
    expect(short(orders)).toEqual(['dial ls01', 'spy op01', 'bridge br03 sp01+ls01']);
    expect(orders[1]).toMatchObject({ whispers: false });
    expect(call).toMatchObject({ state: 'up', legs: talking.legs, listens: [{ userId: DANIYAR, upAt: seconds(3) }] });
  });

  it('changes between hearing, whispering and joining, each turn kept', () => {
    const { call, orders } = heard(listen('listen'), up(LS), listen('whisper'), listen('join'), listen('listen'));
    expect(short(orders).slice(3)).toEqual([
      ...['hangup sp01 normal', 'spy op01', 'bridge br03 sp02+ls01'],
      ...['hangup sp02 normal', 'bridge br01 ls01'],
      ...['part ls01', 'spy op01', 'bridge br03 sp03+ls01'],
    ]);
    expect(orders.flatMap((one) => (one.do === 'spy' ? [one.whispers] : []))).toEqual([false, true, false]);
    expect(call.listens[0]?.turns.map(({ as }) => as)).toEqual(['listen', 'whisper', 'join', 'listen']);
    expect(heard(listen('listen'), listen('join'), up(LS)).call.listens[0]?.turns).toEqual([
      { as: 'join', from: seconds(3) },
    ]);
  });

  it('ends with her phone, at her wish and with the call, which goes on without her', () => {
    const gone = heard(listen('whisper'), up(LS), ended(LS));
    expect(short(gone.orders).slice(3)).toEqual(['hangup sp01 normal', 'close br03']);
    expect(gone.call).toMatchObject({ state: 'up', listens: [{ to: seconds(3) }] });
    const left = heard(listen('join'), up(LS), leave());
    expect(short(left.orders).slice(2)).toEqual(['hangup ls01 normal', 'close br03']);
    expect(left.call.state).toBe('up');
    const over = heard(listen('listen'), up(LS), ended(CL));
    expect(short(over.orders).slice(3)).toEqual([
      ...['hangup op01 normal', 'close br01', 'hangup ls01 normal', 'hangup sp01 normal', 'close br03'],
    ]);
    expect(over.call.listens).toMatchObject([{ to: seconds(3) }]);
  });

  it('goes over to whoever has the client after a transfer', () => {
    const transfer = order({ do: 'transfer', userId: TIMUR, phone: null, extension: '102', asked: false }) as News;
    const { call, orders } = heard(listen('whisper'), up(LS), transfer, up(third()));
    expect(short(orders).slice(-3)).toEqual(['hangup sp01 normal', 'spy op03', 'bridge br03 sp02+ls01']);
    expect(orders.at(-2)).toMatchObject({ whispers: true });
    expect(call.listens[0]).toMatchObject({ to: null });
  });

  it('is ordered again when the link is new, and what was left behind is dropped', () => {
    const { call } = heard(listen('listen'), up(LS), listen('whisper'));
    expect(short(step(call, { is: 'again' }, seconds(9)).orders)).toEqual([
      ...['bridge br01 cl02+op01', 'record br01', 'hangup sp01 normal', 'spy op01', 'bridge br03 sp02+ls01'],
    ]);
  });

  it('is not begun twice, by a phone that answers too late, or before the client answers', () => {
    expect(short(heard(listen('listen'), leave(), up(LS)).orders).slice(-1)).toEqual(['hangup ls01 normal']);
    expect(heard(leave()).orders).toEqual([]);
    expect(told(out(), begin, listen('listen')).call.listens).toEqual([]);
  });

  it('leaves nothing behind and is heard by nobody who was not meant to, whatever happens', () => {
    const who = fc.constantFrom(DANIYAR, SAULE);
    const phone = fc.constantFrom(LS, LS.replace(/01$/, '02'), OP, CL, third());
    const news = fc.oneof(
      fc.tuple(fc.constantFrom<ListenAs>('listen', 'whisper', 'join'), who).map(([as, by]) => listen(as, by)),
      who.map(leave),
      phone.map(up),
      phone.map((channel) => ended(channel)),
      fc.constantFrom<News>(
        { is: 'again' },
        order({ do: 'hold' }) as News,
        order({ do: 'resume' }) as News,
        order({ do: 'transfer', userId: TIMUR, phone: null, extension: '102', asked: true }) as News,
        order({ do: 'complete' }) as News,
      ),
    );
    fc.assert(
      fc.property(fc.array(news, { maxLength: 25 }), (all) => {
        const run = told(talking, ...all);
        wrongWhisper(talking, all);
        const { call, orders } = told(run.call, ended(CL), ended(OP));
        const every = [...run.orders, ...orders];
        expect(call.state).toBe('ended');
        expect(call.listens.every(({ to }) => to !== null)).toBe(true);
        const made = (kind: Order['do'], of: (order: any) => string) =>
          every.filter((one) => one.do === kind).map((one) => of(one));
        const dropped = new Set(made('hangup', ({ channel }) => channel));
        for (const spy of made('spy', (one) => one.spy)) expect(dropped).toContain(spy);
        const over = new Set([...dropped, ...all.flatMap((one) => (one.is === 'ended' ? [one.channel] : []))]);
        for (const channel of made('dial', (one) => one.channel)) expect(over).toContain(channel);
        const closed = made('close', ({ bridge }) => bridge);
        const bridges = made('bridge', ({ bridge }) => bridge).filter((bridge) => !/-0[12]$/.test(bridge));
        for (const bridge of bridges) expect(closed).toContain(bridge);
      }),
      { numRuns: longer(300, 5000) },
    );
  });
});

/** A spy whispers where she has asked for it as the last thing, and only there. */
const wrongWhisper = (from: CallNow, all: News[]): void => {
  all.reduce((call, news, at) => {
    const next = step(call, news, seconds(at + 1));
    for (const one of next.orders)
      if (one.do === 'spy') {
        const by = Object.entries(next.call.machine.spies.of).find(([, spy]) => spy === one.spy)?.[0];
        const hers = next.call.listens.find(({ channel }) => channel === by);
        expect(one.whispers).toBe(hers !== undefined && listensAs(hers) === 'whisper');
      }
    return next.call;
  }, from);
};
