import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Poke } from '../../../prisma/process/poke.ts';
import { gathering } from '../../../temporal/gathering.ts';
import { restMsOf } from '../../../temporal/processes.ts';

beforeEach(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

const poke = (id: number, target: string): Poke => ({ id: String(id), target, what: 'poke', attempts: 0, lead: null });
const ids = (pokes: Poke[]) => pokes.map(({ id }) => id);
const open = () => {
  const carried: string[][] = [];
  return { carried, ...gathering(restMsOf, (pokes) => carried.push(ids(pokes))) };
};

describe('M3 pokes of a process that looks for more by itself', () => {
  it('go at once when it has rested, and later as one', () => {
    const { sift, carried } = open();
    expect(ids(sift([poke(1, 'channel:sms')]))).toEqual(['1']);
    expect(sift([poke(2, 'channel:sms')])).toEqual([]);
    expect(ids(sift([poke(3, 'channel:sms'), poke(4, 'channel:email')]))).toEqual(['4']);
    expect(carried).toEqual([]);
    jest.advanceTimersByTime(1000);
    expect(carried).toEqual([['2', '3']]);
    expect(ids(sift([poke(5, 'channel:sms')]))).toEqual(['5']);
  });

  it('rest again after what was gathered', () => {
    const { sift, carried } = open();
    sift([poke(1, 'channel:sms')]);
    sift([poke(2, 'channel:sms')]);
    jest.advanceTimersToNextTimer();
    expect(sift([poke(3, 'channel:sms')])).toEqual([]);
    jest.advanceTimersToNextTimer();
    expect(carried).toEqual([['2'], ['3']]);
  });

  it('are none of a lead’s: each of these goes at once', () => {
    const { sift } = open();
    expect(ids(sift([poke(1, 'lead:a'), poke(2, 'lead:a')]))).toEqual(['1', '2']);
    expect(ids(sift([poke(3, 'lead:a')]))).toEqual(['3']);
  });

  it('are carried by nobody after the end: another relay finds them', () => {
    const { sift, carried, close } = open();
    sift([poke(1, 'channel:sms'), poke(2, 'channel:sms')]);
    close();
    jest.advanceTimersByTime(10_000);
    expect(carried).toEqual([]);
  });
});
