import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { openChat, openPage, settle } from '../site.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
});
afterAll(() => desk?.close());

/** How many of her messages the visitor sees as read: unopened, opened, answered. */
const seenIn = async (chat: string, page: Record<string, string>) => {
  const visitor = await openPage(desk, await openChat(desk, chat, { page }));
  await visitor.say('Сколько стоит?');
  await settle(desk, chat);
  const [{ id }] = (await desk.ask('GET', `/conversations?account=widget:${chat}`, { as: 'saule' })).body.items;
  const seen = async () => {
    const whole = await visitor.talk();
    expect((await visitor.talk('?after=0.0')).seen).toBe(whole.seen);
    return whole.seen > 0;
  };
  const unopened = await seen();
  await desk.ask('POST', `/conversations/${id}/read`, { as: 'aida' });
  const opened = await seen();
  await desk.ask('POST', `/conversations/${id}/messages`, { as: 'aida', body: { text: 'Сорок рублей' } });
  await settle(desk, chat);
  return [unopened, opened, await seen()];
};

describe('D2 that her words were read', () => {
  it('a visitor sees when the admin wants it: once they are opened, once they are answered, or never (conversations C119)', async () => {
    expect(await seenIn('usual', {})).toEqual([false, true, true]);
    expect(await seenIn('reply', { seen: 'reply' })).toEqual([false, false, true]);
    expect(await seenIn('never', { seen: 'never' })).toEqual([false, false, false]);
  });
});
