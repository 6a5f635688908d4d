import { describe, expect, it } from '@jest/globals';
import { decideConversation } from '../../../workflows/conversation/decide.ts';
import { heardAs, mayAskRating, ratingIn, remindsAt } from '../../../workflows/conversation/rating.ts';
import type { ConversationState } from '../../../workflows/conversation/state.ts';
import { calm } from '../talk.ts';

const asked = '2026-11-27T12:00:00.000Z';
const after = (hours: number) => new Date(Date.parse(asked) + hours * 3_600_000).toISOString();
const talk: ConversationState = {
  ...{ ...calm, state: 'closed', assignee: 'a', unread: 0, waitingSince: null, snoozedUntil: null, blockedAt: null },
  ...{ awayToldUntil: null, lastAt: asked, lastText: 'Готово', lastDirection: 'out', result: null, closedAt: asked },
  ...{ ratingStage: 'asked', ratingAskedAt: asked },
};
const said = (text: string, more: object = {}) => ({ text, parts: 0, late: false, ...more });

describe('D9 a rating', () => {
  it('is a mark and nothing else', () => {
    const marks: [string, number][] = [
      ...([
        ['5', 5],
        [' 4! ', 4],
        ['3/5', 3],
        ['2 из 5', 2],
        ['⭐⭐⭐', 3],
        ['пять', 5],
        ['бес', 5],
      ] as [string, number][]),
      ...([
        ['5️⃣', 5],
        ['п’ять', 5],
        ['★★', 2],
        ['1.', 1],
      ] as [string, number][]),
    ];
    for (const [text, mark] of marks) expect([text, ratingIn(text)]).toEqual([text, mark]);
    for (const text of ['5 минут', '10', '0', '6', '55', 'в 5', '5 5', '+5', '', 'спасибо', '4 и 5', '5?', '2 билета'])
      expect([text, ratingIn(text)]).toEqual([text, undefined]);
  });

  it('answers our question alone, while it stands', () => {
    expect(heardAs(talk, said('5'), after(1))).toEqual({ rating: 5 });
    expect(heardAs({ ...talk, ratingStage: 'reminded' }, said('5'), after(30))).toEqual({ rating: 5 });
    expect(heardAs(talk, said('5 минут'), after(1))).toBeNull();
    expect(heardAs(talk, said('5'), after(80))).toBeNull();
    expect(heardAs(talk, said('5', { parts: 1 }), after(1))).toBeNull();
    expect(heardAs(talk, said('5', { late: true }), after(1))).toBeNull();
    expect(heardAs({ ...talk, ratingStage: null }, said('5'), after(1))).toBeNull();
    expect(heardAs({ ...talk, state: 'assigned' }, said('5'), after(1))).toBeNull();
  });

  it('may have a word beside it, which is no question', () => {
    const rated = { ...talk, ratingStage: 'comment' as const };
    expect(heardAs(rated, said('долго ждал'), after(0.1))).toEqual({ comment: 'долго ждал' });
    expect(heardAs(rated, said('а когда приходить?'), after(0.1))).toBeNull();
    expect(heardAs(rated, said('долго ждал'), after(1))).toBeNull();
  });

  it('is asked of whoever was answered, not twice a day, and reminded of once', () => {
    const open = { ...talk, ...calm, state: 'client' as const };
    expect(mayAskRating(open, true, asked)).toBe(true);
    expect(mayAskRating(open, false, asked)).toBe(false);
    expect(mayAskRating({ ...open, ratingAskedAt: asked }, true, after(5))).toBe(false);
    expect(mayAskRating({ ...open, ratingAskedAt: asked }, true, after(25))).toBe(true);
    expect(mayAskRating({ ...open, blockedAt: asked }, true, asked)).toBe(false);
    expect(remindsAt(talk)).toBe(after(20));
    expect(remindsAt({ ...talk, ratingStage: 'reminded' })).toBeNull();
    expect(remindsAt({ ...talk, state: 'assigned' })).toBeNull();
    const remind = { do: 'remindRating' as const, said: { message: 'm', text: 'x' } };
    expect(decideConversation(talk, remind, after(20))).toMatchObject([{ type: 'conversation.rating_reminded' }]);
    expect(decideConversation({ ...talk, ratingStage: 'reminded' }, remind, after(21))).toEqual([]);
  });
});
