import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf, type CallNow } from '../../../workflows/call/call-now.ts';
import { step } from '../../../workflows/call/machine.ts';
import type { News } from '../../../workflows/call/news.ts';
import { RecordingPolicy, usualPolicy } from '../../../workflows/call/recording.schema.ts';
import { longer } from '../../support/long.ts';
import { AIDA, CL, CLIENT, OP, TIMUR, begin, ended, incoming, order, out, rings, seconds } from '../machine/told.ts';
import { short, third, told, up } from '../machine/told.ts';

const notice = { ...usualPolicy, consent: 'custom/notice' };
const under = (policy: RecordingPolicy) => out({ policy });
const dialled = [begin, rings(OP), up(OP), rings(CL), up(CL)];
const said = (ok = true): News => ({ is: 'said', channel: CL, ok });
const asked = (what: 'record' | 'mask' | 'unmask') => order({ do: what }) as News;
const names = (call: CallNow, ...news: (News | number)[]) => short(told(call, ...news).orders);

describe('G5 what a line records', () => {
  it('is all, nothing, or what the client has agreed to', () => {
    expect(names(under(usualPolicy), ...dialled)).toContain('record br01');
    const never = told(under({ ...usualPolicy, record: 'never' }), ...dialled, asked('record'));
    expect(never.call).toMatchObject({ state: 'up', recording: 'none', consent: null });
    expect(short(never.orders)).not.toContain('record br01');
    const ask = told(under({ ...usualPolicy, record: 'ask', consent: 'custom/notice' }), ...dialled);
    expect(ask.call).toMatchObject({ state: 'up', recording: 'none' });
    const agreed = told(ask.call, asked('record'), asked('record'));
    expect(agreed.call).toMatchObject({ recording: 'going', consent: 'told' });
    expect(short(agreed.orders)).toEqual(['record br01']);
  });

  it('is told to the client before the talk, and whoever waits hears it ring', () => {
    const { call, orders } = told(under(notice), ...dialled);
    expect(call).toMatchObject({ state: 'ringing', answeredAt: null, consent: null });
    expect(short(orders).at(-1)).toBe('say cl02');
    const talking = told(call, said(), said());
    expect(talking.call).toMatchObject({ state: 'up', consent: 'told', recording: 'going', answeredAt: seconds(1) });
    expect(short(talking.orders)).toEqual(['tone op01 off', 'music cl02 off', 'bridge br01 cl02+op01', 'record br01']);
  });

  it('is nothing where it could not be said', () => {
    for (const news of [[said(false)], [40, { is: 'time' } as News]]) {
      const { call } = told(under(notice), ...dialled, ...news);
      expect(call).toMatchObject({ state: 'up', consent: 'not_told', recording: 'none' });
    }
  });

  it('is said once for a client who calls, whoever takes her in the end', () => {
    const users = [
      { id: AIDA, extension: '101' },
      { id: TIMUR, extension: '102' },
    ];
    const calls = { ...incoming(), policy: notice };
    const [aida, timur] = [`op-${calls.id}-02`, `op-${calls.id}-03`];
    const first: News[] = [begin, { is: 'found', users: users.slice(0, 1) }, up(aida)];
    expect(names(calls, ...first).slice(-3)).toEqual([`answer ${CLIENT}`, 'tone op02 on', `say ${CLIENT}`]);
    const left = told(calls, ...first, ended(aida), { is: 'said', channel: CLIENT, ok: true });
    expect(left.call).toMatchObject({ state: 'ringing', consent: 'told' });
    const taken = told(left.call, { is: 'found', users: users.slice(1) }, up(timur));
    expect(taken.call).toMatchObject({ state: 'up', userId: TIMUR, recording: 'going' });
    expect(short(taken.orders)).not.toContain(`say ${CLIENT}`);
    expect(told(calls, ...first, order({ do: 'hangup' }) as News).call.state).toBe('ended');
  });

  it('ends as any call where somebody hangs up meanwhile', () => {
    expect(told(under(notice), ...dialled, ended(CL)).call).toMatchObject({ state: 'ended', how: 'short' });
    const gone = told(under(notice), ...dialled, ended(OP));
    expect(gone.call).toMatchObject({ state: 'ended', how: 'cancelled' });
    expect(short(gone.orders).at(-1)).toBe('hangup cl02 normal');
  });

  it('is said again where nobody knows whether it was, and never in a talk', () => {
    const { call } = told(under(notice), ...dialled);
    expect(short(step(call, { is: 'again' }, seconds(9)).orders)).toEqual(['say cl02']);
    expect(short(step(told(call, said()).call, { is: 'again' }, seconds(9)).orders)).not.toContain('say cl02');
  });

  it('is a sound of the PBX or an address of one', () => {
    const is = (consent: string) => RecordingPolicy.safeParse({ ...usualPolicy, consent }).success;
    expect(['custom/notice', 'vm-intro', 'https://crm.example/notice.wav'].map(is)).toEqual([true, true, true]);
    expect(['', 'a b', 'file:///etc/passwd', 'x,y', 'x?y'].map(is)).toEqual([false, false, false, false, false]);
  });
});

describe('G5 a secret that is said (calls T29)', () => {
  const talking = told(out(), ...dialled).call;

  it('is silence in the recording, kept with who and how long', () => {
    const { call, orders } = told(talking, asked('mask'), asked('mask'), 20, asked('unmask'), asked('unmask'));
    expect(orders).toMatchObject([
      { do: 'mask', on: true },
      { do: 'mask', on: false },
    ]);
    expect(call.gaps).toEqual([{ from: seconds(1), to: seconds(23), by: AIDA }]);
    expect(told(under({ ...usualPolicy, record: 'never' }), ...dialled, asked('mask')).call.gaps).toEqual([]);
  });

  it('goes on by itself: after two minutes, when another has the client, at the end', () => {
    const masked = told(talking, asked('mask')).call;
    expect(dueOf(masked)).toBe(seconds(121));
    expect(told(masked, 119, { is: 'time' }).call.gaps.at(-1)?.to).toBe(null);
    const late = told(masked, 130, { is: 'time' });
    expect([late.call.gaps.at(-1)?.to, short(late.orders)]).toEqual([seconds(131), ['mask off']]);
    const transfer = order({ do: 'transfer', userId: TIMUR, phone: null, extension: '102', asked: false }) as News;
    expect(told(masked, transfer, up(third())).orders.at(-1)).toMatchObject({ do: 'mask', on: false });
    expect(told(masked, ended(CL)).call.gaps.at(-1)?.to).toBe(seconds(1));
    expect(step(masked, { is: 'again' }, seconds(9)).orders).toContainEqual(
      expect.objectContaining({ do: 'mask', on: true }),
    );
  });

  it('never leaves a gap open, nor records what the client was not told of', () => {
    const policy = fc.record({
      record: fc.constantFrom<RecordingPolicy['record']>('all', 'never', 'ask'),
      consent: fc.constantFrom('custom/notice', null),
      keepDays: fc.constant(null),
    });
    const phone = fc.constantFrom(OP, CL, third());
    const news = fc.oneof(
      phone.map(up),
      phone.map((channel) => ended(channel)),
      fc.boolean().map(said),
      fc.constantFrom<News>(asked('record'), asked('mask'), asked('unmask'), { is: 'again' }, { is: 'time' }),
      fc.constantFrom<News>(
        order({ do: 'hold' }) as News,
        order({ do: 'transfer', userId: TIMUR, phone: null, extension: '102', asked: true }) as News,
        order({ do: 'complete' }) as News,
      ),
    );
    fc.assert(
      fc.property(policy, fc.array(news, { maxLength: 20 }), (of, all) => {
        const { call, orders } = told(under(of), begin, up(OP), up(CL), ...all, ended(CL), ended(OP));
        expect(call.gaps.every(({ to }) => to !== null)).toBe(true);
        const isRecorded = orders.some((one) => one.do === 'record');
        if (of.record === 'never') expect(isRecorded).toBe(false);
        if (isRecorded && (of.record === 'ask' || of.consent)) expect(call.consent).toBe('told');
      }),
      { numRuns: longer(300, 5000) },
    );
  });
});
