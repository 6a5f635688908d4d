import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../prisma/id.ts';
import { hueOf } from '../../ui/kit/hue.ts';

describe('M7 the colour of a face', () => {
  it('is by the id alone, and ids made in one moment do not look alike', () => {
    const ids = Array.from({ length: 12 }, () => uuidv7());
    const hues = ids.map(hueOf);
    expect(ids.map(hueOf)).toEqual(hues);
    expect(new Set(hues.map((hue) => Math.round(hue))).size).toBeGreaterThan(10);
    expect(hues.every((hue) => hue >= 0 && hue < 360)).toBe(true);
  });
});
