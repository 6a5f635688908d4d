import { describe, expect, it } from '@jest/globals';
import { readIncoming } from '../../workflows/channel/incoming.ts';
import { nextStep } from '../../workflows/channel/outcome.ts';
import { readTelegramAnswer } from '../../workflows/channel/telegram-answer.ts';
import { decideConversation } from '../../workflows/conversation/decide.ts';
import { evolveConversation } from '../../workflows/conversation/evolve.ts';
import { placeOf } from '../../workflows/conversation/place.ts';
import { splitText } from '../../workflows/conversation/split.ts';
import { calm } from './talk.ts';
import type { ConversationState } from '../../workflows/conversation/state.ts';

const chat = { id: 777, type: 'private' };
const from = { id: 777, is_bot: false, first_name: 'Ivan' };
const read = (update: object) => readIncoming('telegram', update)!.incoming as any;
const message = (more: object) => ({ update_id: 1, message: { message_id: 8, date: 1764320600, chat, from, ...more } });

describe('D1 what a bot is told', () => {
  it('is a caption where a picture has one (conversations C10)', () => {
    const photo = [{ file_id: 'S' }, { file_id: 'F', file_size: 900 }];
    const update = {
      update_id: 11,
      edited_message: { ...message({}).message, photo, caption: 'Hello', edit_date: 1764320660 },
    };
    expect(read(update)).toMatchObject({
      ...{ what: 'message', text: 'Hello', externalId: '777/8', editedAt: '2025-11-28T09:04:20.000Z' },
      parts: [{ kind: 'file', what: 'picture', at: 'F', state: 'waits' }],
    });
  });

  it('is another person’s card unless it is the sender’s own (conversations C12)', () => {
    const card = { phone_number: '79990000009', first_name: 'Petr', user_id: 888 };
    expect(read(message({ contact: card })).parts).toEqual([
      { kind: 'card', name: 'Petr', phone: '+79990000009', own: false },
    ]);
    expect(read(message({ contact: { ...card, user_id: 777 } })).parts[0].own).toBe(true);
    expect(read(message({ contact: { ...card, user_id: undefined } })).parts[0].own).toBe(false);
  });

  it('is a file that a bot is not given, and the words with it (conversations C13)', () => {
    expect(read(message({ video: { file_id: 'V', file_size: 89704028 }, caption: 'look' }))).toMatchObject({
      text: 'look',
      parts: [{ what: 'video', state: 'too_large', size: 89704028 }],
    });
  });

  it('is a placeholder where we cannot show it, and nobody’s where it is no client’s (conversations C14)', () => {
    expect(read(message({ dice: { emoji: '🎲', value: 4 } })).parts).toEqual([{ kind: 'unknown', what: 'dice' }]);
    const member = (status: string) => ({ update_id: 32, my_chat_member: { chat, new_chat_member: { status } } });
    expect(read(member('kicked'))).toEqual({ what: 'blocked', thread: '777' });
    expect(read(member('member'))).toEqual({ what: 'unblocked', thread: '777' });
    const post = { message_id: 1, date: 1, chat: { id: -100500, type: 'channel' }, text: 'post' };
    expect(read({ update_id: 34, channel_post: post }).what).toBe('nothing');
    expect(read(message({ chat: { id: -1, type: 'supergroup' }, text: 'x' })).what).toBe('nothing');
    expect(readIncoming('telegram', { hello: 1 })).toBeUndefined();
  });

  it('stands by its own time, or where it came when that was late (conversations C48)', () => {
    const at = (seconds: number) => new Date(seconds * 1000).toISOString();
    const [p2, p1, p3, p4] = [1764320400, 1764320399, 1764320400, 1764310000].map(at);
    expect(placeOf(p2!, null)).toEqual({ place: p2, late: false });
    expect(placeOf(p1!, p2!)).toEqual({ place: p1, late: false });
    expect(placeOf(p3!, p2!)).toEqual({ place: p3, late: false });
    expect(placeOf(p4!, p3!)).toEqual({ place: p3, late: true });
  });

  it('stands behind what the same client said before, also where that came late and this did not', () => {
    const answered = '2025-11-28T09:02:00.000Z';
    const first = { at: '2025-11-28T09:00:30.000Z', ...placeOf('2025-11-28T09:00:30.000Z', answered) };
    expect(first).toMatchObject({ place: answered, late: true });
    expect(placeOf('2025-11-28T09:01:10.000Z', answered)).toMatchObject({ place: '2025-11-28T09:01:10.000Z' });
    expect(placeOf('2025-11-28T09:01:10.000Z', answered, first)).toEqual({ place: answered, late: false });
    // one that overtook an older one by a few seconds lets it pass
    expect(placeOf('2025-11-28T09:01:10.000Z', answered, { at: answered, place: answered }).place).toBe(
      '2025-11-28T09:01:10.000Z',
    );
  });

  it('stands behind our answer of the same second, of which it is told the whole one', () => {
    const answered = '2025-11-28T09:00:05.900Z';
    expect(placeOf('2025-11-28T09:00:05.000Z', answered)).toEqual({ place: answered, late: false });
    // a provider that tells milliseconds means them
    expect(placeOf('2025-11-28T09:00:05.100Z', answered)).toEqual({ place: '2025-11-28T09:00:05.100Z', late: false });
    expect(placeOf('2025-11-28T09:00:04.000Z', answered).place).toBe('2025-11-28T09:00:04.000Z');
  });
});

describe('D6 what Telegram answers', () => {
  const after = (code: number | undefined, description: string, more = {}) =>
    nextStep(readTelegramAnswer({ code, description, ...more }), 0, 'ask');

  it('is about one client, one chat for a time, or the whole account (conversations C30)', () => {
    for (const told of ['bot was blocked by the user', 'user is deactivated'])
      expect(after(403, `Forbidden: ${told}`)).toMatchObject({ state: 'failed', reason: 'BlockedByClient' });
    expect(after(400, 'Bad Request: chat not found')).toMatchObject({ state: 'failed', reason: 'BlockedByClient' });
    expect(after(429, 'Too Many Requests', { retryAfterSeconds: 34 })).toEqual({ state: 'queued', afterMs: 34_000 });
    expect(readTelegramAnswer({ code: 401, description: 'Unauthorized' })).toMatchObject({
      is: 'down',
      trouble: 'SignInRefused',
    });
    expect(readTelegramAnswer({ code: 502, description: 'Bad Gateway' })).toMatchObject({ is: 'down' });
    expect(after(400, 'Bad Request: message is too long')).toMatchObject({ reason: 'TooLarge' });
  });

  it('asks a person where it was lost, and tries again where nothing can have been taken', () => {
    expect(after(undefined, 'socket hang up', { errno: 'ECONNRESET' })).toEqual({
      state: 'failed',
      reason: 'AnswerLost',
    });
    expect(after(undefined, 'refused', { errno: 'ECONNREFUSED' })).toEqual({ state: 'queued', afterMs: 0 });
  });

  it('takes a long text in parts that break nothing (conversations C31)', () => {
    const link = 'https://example.com/a/long/address?with=words';
    const text = `${'слово '.repeat(680)}${link} 👨‍👩‍👧‍👦 ${'конец '.repeat(150)}`.trim();
    const parts = splitText(text, 4096);
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
    expect(parts.join(' ')).toBe(text);
    expect(parts.some((part) => part.includes(link))).toBe(true);
    const family = '👨‍👩‍👧‍👦'.repeat(1000);
    for (const part of splitText(family, 4096)) expect(part.replaceAll('👨‍👩‍👧‍👦', '')).toBe('');
    expect(splitText('', 10)).toEqual(['']);
    expect(splitText('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });
});

describe('D4 a conversation', () => {
  const at = '2026-11-29T06:00:00.000Z';
  const fresh: ConversationState = {
    ...{ state: 'waiting', assignee: null, unread: 0, waitingSince: null, snoozedUntil: null, blockedAt: null },
    ...{ lastAt: at, lastText: '', lastDirection: 'in', result: null, closedAt: null },
    ...calm,
    awayToldUntil: null,
  };
  const after = (state: ConversationState, order: Parameters<typeof decideConversation>[1]) => {
    const decided = decideConversation(state, order, at);
    if ('refusal' in decided) return decided.refusal;
    return decided.reduce((one, event) => evolveConversation(one, event, at), state);
  };
  const said = { message: 'm', text: 'hi' };
  const receive = { do: 'receive', said, account: 'a', first: false, automatic: null, heard: null } as const;

  it('goes to the lead’s responsible user, and stays with whoever has it', () => {
    expect(after(fresh, { ...receive, responsible: 'aida' })).toMatchObject({
      state: 'assigned',
      assignee: 'aida',
      unread: 1,
    });
    const timurs = { ...fresh, assignee: 'timur' };
    expect(after(timurs, { ...receive, responsible: 'aida' })).toMatchObject({ assignee: 'timur' });
    expect(after(fresh, { ...receive, responsible: null })).toMatchObject({ state: 'waiting', waitingSince: at });
  });

  it('is open again when the client writes, whatever it was, and takes no answer while she has blocked us', () => {
    for (const state of ['closed', 'snoozed', 'client', 'bot'] as const)
      expect(after({ ...fresh, state }, { ...receive, responsible: null })).toMatchObject({
        state: 'waiting',
        closedAt: null,
      });
    const blocked = { ...fresh, blockedAt: at };
    expect(after(blocked, { do: 'answer', said: [], by: 'aida' })).toBe('ClientBlockedUs');
    expect(after(blocked, { ...receive, responsible: null })).toMatchObject({ blockedAt: null });
  });
});
