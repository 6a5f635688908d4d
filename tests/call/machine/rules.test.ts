import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallNow } from '../../../workflows/call/call-now.ts';
import { step } from '../../../workflows/call/machine.ts';
import type { News, Order } from '../../../workflows/call/news.ts';
import { longer } from '../../support/long.ts';
import {
  AIDA,
  CL,
  CLIENT,
  OP,
  TIMUR,
  begin,
  ended,
  incoming,
  order,
  out,
  rings,
  seconds,
  short,
  third,
  told,
  up,
} from './told.ts';

const talking = [begin, rings(OP), up(OP), rings(CL), up(CL)];
const found = (...ids: [string, string][]): News => ({
  is: 'found',
  users: ids.map(([id, extension]) => ({ id, extension })),
});
const both: News = found([AIDA, '101'], [TIMUR, '102']);

describe('G1 a call out', () => {
  it('rings its user, then the client, who sees our number and hears one voice at a time (calls T20)', () => {
    const { call, orders } = told(out(), ...talking);
    expect(short(orders)).toEqual([
      ...[
        'dial op01',
        'tone op01 on',
        'dial cl02',
        'tone op01 off',
        'music cl02 off',
        'bridge br01 cl02+op01',
        'record br01',
      ],
    ]);
    const dials = orders.filter(({ do: what }) => what === 'dial');
    expect(dials).toMatchObject([
      { to: { extension: '101' }, shows: '+77015552018' },
      { to: { phone: '+77015552018' }, shows: null },
    ]);
    expect(call).toMatchObject({ state: 'up', userId: AIDA, recording: 'going', rangAt: seconds(4) });
  });

  it('shows the client the number that is given for her, and her own phone’s is hers', () => {
    const { orders } = told(out({ ownNumber: '+77273500018' }), begin, up(OP));
    expect(orders.filter(({ do: what }) => what === 'dial')).toMatchObject([
      { to: { extension: '101' }, shows: '+77015552018' },
      { to: { phone: '+77015552018' }, shows: '+77273500018' },
    ]);
  });

  it('ends at each moment by either side with an outcome of its own (calls T03, T04, T19)', () => {
    const cases: [...(News | number)[], string][] = [
      [begin, ended(OP, 21, 603), 'user_did_not_take'],
      [begin, ended(OP, null), 'user_did_not_take'],
      [begin, rings(OP), ended(OP, null), 'failed'],
      [begin, up(OP), rings(CL), ended(CL, 17, 486), 'busy'],
      [begin, up(OP), rings(CL), 50, ended(CL, 0), 'no_answer'],
      [begin, up(OP), ended(CL, 19, 480), 'unreachable'],
      [begin, up(OP), rings(CL), ended(OP), 'cancelled'],
      [begin, up(OP), rings(CL), order({ do: 'hangup' }), 'cancelled'],
      [begin, order({ do: 'hangup' }), 'user_did_not_take'],
      [...talking, ended(CL, 16), 'short'],
      [...talking, 95, ended(CL, 16), 'answered'],
      [...talking, 95, ended(OP, 0), 'answered'],
    ];
    for (const [...news] of cases) {
      const how = news.pop() as string;
      const { call, orders } = told(out(), ...(news as News[]));
      expect([call.state, call.how]).toEqual(['ended', how]);
      const dialled = orders
        .filter(({ do: what }) => what === 'dial')
        .map((one) => (one as { channel: string }).channel);
      const over = [...news.flatMap((one) => (typeof one === 'object' && one.is === 'ended' ? [one.channel] : []))];
      const dropped = orders.flatMap((one) => (one.do === 'hangup' ? [one.channel] : []));
      expect(dropped.toSorted()).toEqual(dialled.filter((channel) => !over.includes(channel)).toSorted());
    }
  });

  it('tells whoever waits why nobody comes, and a client who answers too late that it is over (calls T19)', () => {
    expect(short(told(out(), begin, up(OP), rings(CL), ended(CL, 17, 486)).orders).at(-1)).toBe('hangup op01 busy');
    expect(short(told(out(), begin, up(OP), ended(CL, 1, 404)).orders).at(-1)).toBe('hangup op01 congestion');
    const late = told(out(), begin, up(OP), rings(CL), ended(OP), up(CL));
    expect(short(late.orders).slice(-2)).toEqual(['hangup cl02 normal', 'hangup cl02 sorry']);
    expect(late.call.how).toBe('cancelled');
  });

  it('is up when its client answers at once after a voice (calls T16, T17), and is no talk where only the voice was there', () => {
    expect(told(out(), begin, up(OP), up(CL)).call).toMatchObject({ state: 'up', rangAt: null });
    const voice = told(out(), begin, up(OP), 20, ended(CL, 19, 480)).call;
    expect(voice).toMatchObject({ how: 'unreachable', answeredAt: null, recording: 'none' });
  });

  it('is not made when nobody could begin it for too long, and gives up by itself where the PBX says nothing', () => {
    expect(told(out(), 25, begin)).toMatchObject({ call: { how: 'failed' }, orders: [] });
    expect(told(out(), 25, { is: 'time' }).call.how).toBe('failed');
    expect(told(out(), begin, 40, { is: 'time' }).call.how).toBe('user_did_not_take');
    expect(told(out(), begin, up(OP), rings(CL), 55, { is: 'time' }).call.how).toBe('no_answer');
  });

  it('goes on without a recording that failed (calls T26)', () => {
    expect(told(out(), ...talking, { is: 'unrecorded' }).call).toMatchObject({ state: 'up', recording: 'missing' });
  });
});

describe('G1 a call that is held and transferred', () => {
  it('plays music to the client while it is held', () => {
    const held = told(out(), ...talking, order({ do: 'hold' }), order({ do: 'hold' }));
    expect(short(held.orders).slice(-2)).toEqual(['part cl02', 'music cl02 on']);
    const back = told(held.call, order({ do: 'resume' }));
    expect(short(back.orders)).toEqual(['music cl02 off', 'bridge br01 cl02+op01']);
    expect(back.call.parts).toHaveLength(1);
  });

  const to = (asked: boolean) => order({ do: 'transfer', userId: TIMUR, phone: null, extension: '102', asked }) as News;

  it('is one call with its parts after an asked transfer (calls T23)', () => {
    const { call } = told(out(), ...talking, 60, to(true), 20, up(third()), 40, ended(OP), 180, ended(CL));
    expect(call).toMatchObject({ how: 'answered', userId: TIMUR });
    expect(
      call.parts.map(({ userId, what, from, to: end }) => [userId, what, (Date.parse(end!) - Date.parse(from)) / 1000]),
    ).toEqual([
      [AIDA, 'client', 82],
      [TIMUR, 'consultation', 41],
      [TIMUR, 'client', 181],
    ]);
  });

  it('comes back to whoever asked when the other one does not take it', () => {
    const asked = told(out(), ...talking, to(true), ended(third(), 17, 486));
    expect(asked.call).toMatchObject({ state: 'up', userId: AIDA, onHold: false });
    const blind = told(out(), ...talking, to(false), ended(OP), ended(third(), 19, 480));
    expect(short(blind.orders).at(-1)).toBe('dial op04');
    expect(told(blind.call, up(third(4))).call).toMatchObject({ state: 'up', userId: AIDA, onHold: false });
    expect(told(blind.call, 60, ended(third(4), 19)).call).toMatchObject({ state: 'ended', how: 'answered' });
  });

  it('goes blind when whoever asked leaves before the other one answers', () => {
    const { call, orders } = told(out(), ...talking, to(true), ended(OP), up(third()));
    expect(call).toMatchObject({ state: 'up', userId: TIMUR });
    expect(short(orders)).toContain('bridge br01 cl02+op03');
  });

  it('ends for everybody when the client leaves', () => {
    const { call, orders } = told(out(), ...talking, to(true), up(third()), ended(CL));
    expect(call.state).toBe('ended');
    expect(short(orders)).toEqual(expect.arrayContaining(['hangup op01 normal', 'hangup op03 normal', 'close br02']));
  });
});

describe('G1 a call in', () => {
  const first: News = { is: 'begin', extension: null };

  it('is one call, answered by the first; for the others it is no missed one (calls T06)', () => {
    const { call, orders } = told(incoming(), first, both, rings(third(2)), rings(third(3)), up(third(3)));
    expect(call).toMatchObject({ state: 'up', userId: TIMUR });
    expect(short(orders).slice(0, 4)).toEqual([`ring ${CLIENT}`, 'find', 'dial op02', 'dial op03']);
    expect(short(orders)).toContain('hangup op02 answered_elsewhere');
    expect(short(orders)).toContain(`answer ${CLIENT}`);
  });

  it('goes on to the next ones, then to words left, and is missed once', () => {
    const next = told(incoming(), first, found([AIDA, '101']), ended(third(2), 21, 603));
    expect(next.orders.at(-1)).toEqual({ do: 'find', tried: [AIDA] });
    const nobody = told(next.call, found());
    expect(short(nobody.orders)).toEqual([`answer ${CLIENT}`, `voicemail ${CLIENT}`]);
    expect(told(nobody.call, ended(CLIENT)).call.how).toBe('abandoned');
    const spoke = told(nobody.call, { is: 'played', channel: CLIENT });
    expect(spoke.call.recording).toBe('going');
    expect(told(spoke.call, ended(CLIENT)).call.how).toBe('voicemail');
    expect(told(spoke.call, { is: 'recorded' }).call.how).toBe('voicemail');
  });

  it('is abandoned when the client gives up while it rings (calls T04)', () => {
    const { call, orders } = told(incoming(), first, both, rings(third(2)), ended(CLIENT, 16));
    expect(call).toMatchObject({ how: 'abandoned', userId: null });
    expect(short(orders)).toEqual(expect.arrayContaining(['hangup op02 normal', 'hangup op03 normal']));
  });

  it('is refused by one of those it rings for herself alone', () => {
    const { call, orders } = told(incoming(), first, both, order({ do: 'hangup' }, AIDA));
    expect(call.state).toBe('ringing');
    expect(short(orders).at(-1)).toBe('hangup op02 rejected');
  });
});

const channels = [OP, CL, CLIENT, third(2), third(3), third(4), third(5)];
const anyNews: fc.Arbitrary<News> = fc.oneof(
  fc.constantFrom<News>(begin, { is: 'time' }, { is: 'recorded' }, { is: 'unrecorded' }, both, found()),
  fc.constantFrom(...channels).chain((channel) =>
    fc.constantFrom<News>(rings(channel), up(channel), ended(channel), ended(channel, 17, 486), {
      is: 'played',
      channel,
    }),
  ),
  fc.constantFrom<News>(
    ...(['hangup', 'hold', 'resume', 'complete', 'back'] as const).map((what) => order({ do: what })),
    order({ do: 'transfer', userId: TIMUR, phone: null, extension: '102', asked: true }),
    order({ do: 'transfer', userId: null, phone: '+77015550000', extension: null, asked: false }),
  ),
);

/** Whatever comes in whatever order. */
const anyStory = fc.tuple(
  fc.boolean(),
  fc.array(fc.tuple(anyNews, fc.integer({ min: 0, max: 60 })), { maxLength: 40 }),
);

describe('G1 the machine of a call', () => {
  const run = (
    [isIn, story]: [boolean, [News, number][]],
    look: (before: CallNow, news: News, after: ReturnType<typeof step>, at: string) => void,
  ) => {
    let [call, at] = [isIn ? incoming() : out(), 0];
    const orders: Order[] = [];
    for (const [news, pause] of story) {
      at += pause;
      const next = step(call, news, seconds(at));
      look(call, news, next, seconds(at));
      orders.push(...next.orders);
      call = next.call;
    }
    return { call, orders };
  };

  it('changes nothing when the same news comes twice', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        run(story, (_, news, after, at) => {
          if (!('channel' in news)) return;
          expect(step(after.call, news, at).call).toEqual(after.call);
        });
      }),
      { numRuns: longer(200, 5000) },
    );
  });

  it('dials each phone once, leaves no line open at its end, and does not begin again', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const over = new Set<string>();
        const { call, orders } = run(story, (before, news, after) => {
          if (news.is === 'ended') over.add(news.channel);
          if (before.state === 'ended') expect({ ...after.call, recording: before.recording }).toEqual(before);
        });
        const dialled = orders.flatMap((one) => (one.do === 'dial' ? [one.channel] : []));
        expect(new Set(dialled).size).toBe(dialled.length);
        const clients = orders.filter((one) => one.do === 'dial' && 'phone' in one.to && one.channel.startsWith('cl-'));
        expect(clients.length).toBeLessThanOrEqual(1);
        if (call.state !== 'ended') return;
        const dropped = new Set(orders.flatMap((one) => (one.do === 'hangup' ? [one.channel] : [])));
        const legs = [...dialled, ...(story[0] ? [CLIENT] : [])];
        expect(legs.filter((channel) => !dropped.has(channel) && !over.has(channel))).toEqual([]);
        expect([call.how === null, call.endedAt === null]).toEqual([false, false]);
        expect(call.parts.every(({ to }) => to !== null)).toBe(true);
      }),
      { numRuns: longer(300, 10_000) },
    );
  });

  it('orders again, after its link was lost, only what may be done twice', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { call } = run(story, () => undefined);
        const again = step(call, { is: 'again' }, seconds(4000));
        expect(again.call).toEqual(call);
        expect(again.orders.filter(({ do: what }) => what === 'dial' || what === 'hangup' || what === 'tones')).toEqual(
          [],
        );
      }),
      { numRuns: longer(200, 5000) },
    );
  });
});

describe('E6 a call that is only to wake somebody', () => {
  const wakes = () => {
    const call = out();
    return { ...call, machine: { ...call.machine, rings: true } };
  };
  const ring = 'cl-' + OP.slice(3, -2) + '01';

  it('rings one phone, and picking it up ends it', () => {
    const { call, orders } = told(wakes(), begin, rings(ring), up(ring));
    expect(orders.map(({ do: what }) => what)).toEqual(['dial', 'hangup']);
    expect(call).toMatchObject({ state: 'ended', how: 'picked_up', answeredAt: null });
  });

  it('is over where nobody picks it up', () => {
    expect(told(wakes(), begin, rings(ring), ended(ring, 19, 480)).call).toMatchObject({
      state: 'ended',
      how: 'no_answer',
    });
    expect(told(wakes(), begin, rings(ring), 55, { is: 'time' }).call).toMatchObject({
      state: 'ended',
      how: 'no_answer',
    });
  });
});
