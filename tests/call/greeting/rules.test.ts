import { describe, expect, it } from '@jest/globals';
import { freshMachine } from '../../../workflows/call/call-now.ts';
import type { News } from '../../../workflows/call/news.ts';
import { step } from '../../../workflows/call/machine.ts';
import { AIDA, ended, order, out, rings, seconds, short, TIMUR, told, up } from '../machine/told.ts';

const CL = `cl-${out().id}-01`;
const OP = `op-${out().id}-02`;
const says = { sound: 'upload:hello', joins: true, heardAt: null, failedAt: null, pressedAt: null };
const call = (more: object = {}) => out({ userId: null, machine: { ...freshMachine, says: { ...says, ...more } } });
const begin: News = { is: 'begin', extension: null };
const heard: News = { is: 'greeted', channel: CL, ok: true };
const press = (digit = '1'): News => ({ is: 'pressed', channel: CL, digit });
const found = (...ids: string[]): News => ({ is: 'found', users: ids.map((id) => ({ id, extension: '101' })) });

describe('G1 a voice greeting', () => {
  it('rings the client alone, says it, and ends when it was heard and no key was pressed', () => {
    const { call: over, orders } = told(call(), begin, rings(CL), up(CL), heard, 8, { is: 'time' });
    expect(over).toMatchObject({ state: 'ended', how: 'heard', answeredAt: null, userId: null });
    expect(orders).toMatchObject([
      { do: 'dial', channel: CL, to: { phone: '+77015552018' } },
      { do: 'say', channel: CL, sound: 'upload:hello', as: 'greeting' },
      { do: 'hangup', channel: CL },
    ]);
    const plain = told(call({ joins: false }), begin, up(CL), press(), heard);
    expect(plain.call).toMatchObject({ how: 'heard' });
  });

  it('joins who presses 1 with the first of ours who picks up, even before it ends', () => {
    const { call: now, orders } = told(call(), begin, up(CL), press('2'), press(), heard, found(AIDA, TIMUR), up(OP));
    expect(now).toMatchObject({ state: 'up', userId: AIDA, machine: { says: { pressedAt: seconds(4) } } });
    expect(short(orders)).toEqual([
      ...['dial cl01', 'say cl01', 'hush cl01', 'tone cl01 on', 'find', 'dial op02', 'dial op03'],
      ...[
        'tone cl01 off',
        'hangup op03 answered_elsewhere',
        'tone op02 off',
        'music cl01 off',
        'bridge br01 cl01+op02',
        'record br01',
      ],
    ]);
    const talked = [9, ended(CL)].reduce<typeof now>(
      (so, one) => (typeof one === 'number' ? so : step(so, one, seconds(60)).call),
      now,
    );
    expect(talked).toMatchObject({ how: 'answered', userId: AIDA });
  });

  it('becomes a sound before anybody is rung, where it is a text; else the chosen sound or a person stands in', () => {
    const text = { ru: 'Здравствуйте' };
    const written = call({ text, sound: 'upload:hello' });
    const spoken = (sound: string | null): News => ({ is: 'spoken', sound });
    const { call: now, orders } = told(written, begin, spoken('spoken:t1'), up(CL), heard);
    expect(orders).toMatchObject([
      { do: 'speak', text },
      { do: 'dial', channel: CL },
      { do: 'say', channel: CL, sound: 'spoken:t1' },
    ]);
    expect(now).toMatchObject({ state: 'ringing' });
    expect(told(written, begin, spoken(null), up(CL)).orders.at(-1)).toMatchObject({ sound: 'upload:hello' });
    const silent = told(call({ text, sound: '' }), begin, spoken(null), spoken('spoken:t1'));
    expect(short(silent.orders)).toEqual(['speak']);
    expect(silent.call).toMatchObject({
      state: 'ended',
      how: 'abandoned',
      machine: { says: { failedAt: seconds(2) } },
    });
    // nobody speaks while it rings, and whoever came late rings nobody
    expect(told(call(), begin, spoken('spoken:t1')).call.machine.says).toMatchObject({ sound: 'upload:hello' });
  });

  it('takes the client’s key alone, whoever else presses one', () => {
    const other: News = { is: 'pressed', channel: OP, digit: '1' };
    const { call: over, orders } = told(call(), begin, up(CL), other, heard, other, 8, { is: 'time' });
    expect(over).toMatchObject({ how: 'heard', machine: { says: { pressedAt: null } } });
    expect(short(orders)).not.toContain('find');
    const joined = told(call(), begin, up(CL), press(), found(AIDA, TIMUR), other, up(OP), other);
    expect(joined.orders.filter(({ do: what }) => what === 'find')).toHaveLength(1);
  });

  it('is told as it was: not heard to its end, nobody there, left while it rang, not said', () => {
    const cases: [string, ...News[]][] = [
      ['short', begin, up(CL), ended(CL)],
      ['heard', begin, up(CL), heard, ended(CL)],
      ['abandoned', begin, up(CL), press(), ended(CL)],
      ['abandoned', begin, up(CL), press(), found()],
      ['abandoned', begin, up(CL), press(), found(AIDA), ended(OP, 21), found()],
      ['abandoned', begin, up(CL), { is: 'greeted', channel: CL, ok: false }],
      ['busy', begin, ended(CL, 17, 486)],
      ['no_answer', begin, rings(CL), ended(CL, 19, 480)],
    ];
    for (const [how, ...news] of cases) {
      const over = told(call(), ...news);
      expect([how, over.call.state, over.call.how, over.call.userId]).toEqual([how, 'ended', how, null]);
    }
    expect(short(told(call(), begin, up(CL), press(), found()).orders).at(-1)).toBe('hangup cl01 sorry');
  });

  it('rings on for the others where one of ours declines by hand', () => {
    const { call: now } = told(call(), begin, up(CL), press(), found(AIDA, TIMUR), order({ do: 'hangup' }, AIDA));
    expect(now.legs.map(({ to }) => to === null)).toEqual([true, false, true]);
  });

  it('hears a thing once: twice the same changes nothing, and a line that comes back says it again', () => {
    const { call: now } = told(call(), begin, up(CL));
    expect(short(step(now, { is: 'again' }, seconds(9)).orders)).toEqual(['say cl01']);
    const over = told(call(), begin, up(CL), press(), press(), found(AIDA));
    expect(over.call.legs).toHaveLength(2);
    expect(step(over.call, heard, seconds(20)).orders).toEqual([]);
  });
});
