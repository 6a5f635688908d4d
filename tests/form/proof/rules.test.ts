import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../ui/form/script/sha256.ts';
import { solve } from '../../../ui/form/script/work.ts';
import { bitsFor, smellOf, zeroBits } from '../../../workflows/form/proof.ts';

describe('D11 the work of a form', () => {
  it('is hashed by the script as by everybody', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 55 }), (text) => {
        const bytes = new Uint8Array(new Uint32Array(sha256(text)).length * 4);
        sha256(text).forEach((word, index) => new DataView(bytes.buffer).setUint32(index * 4, word));
        expect(Buffer.from(bytes).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'));
      }),
      { numRuns: 300 },
    );
  });

  it('is solved in slices, and what was found holds', async () => {
    for (const bits of [8, 11, 14]) {
      const number = await solve({ challenge: '', text: 'abc', bits });
      expect(zeroBits(createHash('sha256').update(`abc.${number}`).digest())).toBeGreaterThanOrEqual(bits);
    }
  });

  it('counts zero bits from the left', () => {
    expect([[255], [127], [1], [0, 128], [0, 0, 1], [0, 0]].map((bytes) => zeroBits(new Uint8Array(bytes)))).toEqual([
      0, 1, 7, 8, 23, 16,
    ]);
  });

  it('is asked for only where it smells, and grows with it', () => {
    const calm = { inMinute: 3, usual: 20, toOneAddress: 1, seconds: 30 };
    expect(smellOf(calm)).toBe(0);
    expect(smellOf({ ...calm, seconds: undefined })).toBe(0);
    expect(
      [{ inMinute: 21 }, { toOneAddress: 4 }, { seconds: 1 }].map((more) => smellOf({ ...calm, ...more })),
    ).toEqual([1, 1, 1]);
    expect([1, 2, 3, 8, 64, 10_000].map(bitsFor)).toEqual([14, 15, 16, 17, 20, 20]);
  });
});
