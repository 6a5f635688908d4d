import { describe, expect, it } from '@jest/globals';
import type { Database } from '../../prisma/client.ts';
import { gathered } from '../../prisma/gathered.ts';

const db = {} as Database;
/** A write that has `error` for whoever asks together, and what it was asked. */
const writing = (error: Error) => {
  const asked: number[][] = [];
  const write = gathered(
    async (_, all: number[]) => {
      asked.push(all);
      if (all.length > 1) throw error;
      return all;
    },
    { kind: (one) => (one < 10 ? 'small' : 'large'), writes: true },
  );
  return { asked, write };
};

describe('L5 what is written at the same moment', () => {
  it('goes together by its kind, and each by itself where the record has refused all of it', async () => {
    const { asked, write } = writing(Object.assign(new Error('bad'), { severity: 'ERROR' }));
    expect(await Promise.all([1, 20, 2].map((one) => write(db, one)))).toEqual([1, 20, 2]);
    expect(asked.map((some) => some.join(' ')).toSorted()).toEqual(['1', '1 2', '2', '20']);
  });

  it('is not written again where nobody knows whether it was', async () => {
    const { asked, write } = writing(new Error('Connection terminated unexpectedly'));
    const both = await Promise.allSettled([write(db, 1), write(db, 2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toEqual([[1, 2]]);
  });
});
