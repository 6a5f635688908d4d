import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const day = (as: 'aida' | 'timur' = 'aida') => window.get('/conversations/day', as);

describe('D4 an operator’s own day', () => {
  it('is nothing at its beginning', async () => {
    expect(await day()).toEqual({
      ...{ answered: 0, messages: 0, medianSeconds: null, waiting: 0, longestSince: null, rated: 0, rating: null },
    });
  });

  it('counts what she answered herself, how long clients had waited, and who waits now', async () => {
    const talks = [await window.begin('раз'), await window.begin('два'), await window.begin('три')];
    await window.office.db.pool.query(
      `UPDATE message SET at = at - interval '100 seconds' WHERE conversation_id = $1`,
      [talks[0]!.id],
    );
    for (const { id } of talks.slice(0, 2)) await window.say(id, { text: 'ответ' });
    await window.say(talks[0]!.id, { text: 'и ещё' });
    await window.say(talks[0]!.id, { text: 'себе', direction: 'note' });
    await window.act(talks[2]!.id, 'take');
    const mine = await day();
    expect(mine).toMatchObject({ answered: 2, messages: 3, waiting: 1, longestSince: expect.any(String) });
    expect(mine.medianSeconds).toBeGreaterThanOrEqual(50);
    expect(mine.medianSeconds).toBeLessThan(60);
    expect(await day('timur')).toMatchObject({ answered: 0, waiting: 0 });
  });
});
