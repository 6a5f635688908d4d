import { describe, expect, it } from '@jest/globals';
import { asksKey } from '../../../workflows/account/provider/asks-key.ts';
import type { News } from '../../../workflows/call/news.ts';
import {
  AIDA,
  begin,
  CL,
  CLIENT,
  ended,
  incoming,
  OP,
  out,
  rings,
  seconds,
  short,
  third,
  TIMUR,
  told,
  up,
} from '../machine/told.ts';

const asked: News = { ...begin, is: 'begin', extension: '101', confirms: true };
const press = (channel: string, digit = '1'): News => ({ is: 'pressed', channel, digit });
const time: News = { is: 'time' };

describe('G1 a machine that answers one of our phones (calls T21)', () => {
  it('is asked for a key, and no client is called until a person has pressed it', () => {
    const waits = told(out(), asked, rings(OP), up(OP), press(OP, '5'));
    expect(short(waits.orders)).toEqual(['dial op01', 'ask_key op01']);
    expect(waits.call).toMatchObject({ state: 'ringing_user', legs: [{ upAt: null }] });
    const { call, orders } = told(out(), asked, rings(OP), up(OP), press(OP), rings(CL), up(CL));
    expect(short(orders).slice(0, 5)).toEqual(['dial op01', 'ask_key op01', 'hush op01', 'tone op01 on', 'dial cl02']);
    expect(call).toMatchObject({ state: 'up', legs: [{ upAt: seconds(4) }, { who: 'client' }] });
  });

  it('has not taken the call: hung up after a while, or when it hangs up itself', () => {
    const { call, orders } = told(out(), asked, rings(OP), up(OP), 40, time);
    expect(call).toMatchObject({ state: 'ended', how: 'user_did_not_take', legs: [{ who: 'user' }] });
    expect(short(orders)).toEqual(['dial op01', 'ask_key op01', 'hangup op01 normal']);
    expect(told(out(), asked, rings(OP), up(OP), ended(OP)).call).toMatchObject({ how: 'user_did_not_take' });
  });

  it('gives who picked up late as long as who picked up at once', () => {
    expect(told(out(), asked, rings(OP), 28, up(OP), 10, time).call.state).toBe('ringing_user');
    expect(told(out(), asked, rings(OP), 28, up(OP), 14, time).call.state).toBe('ended');
  });

  it('does not take an incoming call away from whoever is there', () => {
    const users = [
      { id: AIDA, extension: '101' },
      { id: TIMUR, extension: '102' },
    ];
    const first: News = { is: 'begin', extension: null, confirms: true };
    const [machine, person] = [third(2), third(3)];
    const { call, orders } = told(incoming(), first, { is: 'found', users }, up(machine), up(person), press(person));
    expect(call).toMatchObject({ state: 'up', userId: TIMUR });
    expect(short(orders)).toContain(`hangup op02 answered_elsewhere`);
    expect(orders).toContainEqual({ do: 'answer', channel: CLIENT });
  });

  it('is told from a person by that key alone: nobody else’s counts, nor one that nobody asked for', () => {
    const talking = told(out(), begin, up(OP), press(OP), up(CL), press(OP), press(CL));
    expect(short(talking.orders)).not.toContain('hush op01');
    expect(talking.call).toMatchObject({ state: 'up', legs: [{}, {}] });
    const others = told(out(), asked, up(OP), press(CL), press('elsewhere'));
    expect(others.call.state).toBe('ringing_user');
  });

  it.each([
    [false, {}],
    [false, { endpoint: 'PJSIP/{extension}' }],
    [true, { endpoint: 'Local/{extension}@from-internal' }],
    [true, { takes: 'key' }],
    [false, { takes: 'answer', endpoint: 'Local/{extension}@from-internal' }],
  ])('may be there (%s) where the line has %j', (expected, settings) => {
    expect(asksKey(settings)).toBe(expected);
  });
});
