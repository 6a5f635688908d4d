import { describe, expect, it } from '@jest/globals';
import { folded } from '../../../ui/conversation/flood.ts';

const message = (id: number, direction: 'in' | 'out' = 'in') => ({ id: String(id), direction }) as never;
const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => message(from + at));
const shape = (all: ReturnType<typeof folded>) =>
  all.map((one) => ('folded' in one ? `+${one.folded.length}` : one.message.id));

describe('D11 what a sender pours in', () => {
  it('stands as its first and last messages and one line that opens', () => {
    expect(shape(folded(run(1, 40), new Set()))).toEqual(['1', '2', '3', '+34', '38', '39', '40']);
    expect(folded(run(1, 40), new Set(['4']))).toHaveLength(40);
  });

  it('is no flood where we answer in between, or there is little of it', () => {
    const talk = [...run(1, 10), message(11, 'out'), ...run(12, 21)];
    expect(folded(talk, new Set())).toHaveLength(21);
    expect(folded(run(1, 12), new Set())).toHaveLength(12);
  });
});
