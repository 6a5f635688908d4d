import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { listenAt as listenLive, stopListening } from '../../support/ears.ts';
import { until } from '../../support/until.ts';
import { listenAt, openChat, openPage, settle } from '../site.ts';

let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
  key = await openChat(desk, 'shop');
});
afterEach(stopListening);
afterAll(() => desk?.close());

const begun = async (text: string, chat = key) => {
  const page = await openPage(desk, chat);
  await page.say(text);
  await settle(desk, chat);
  const [talk] = (await desk.ask('GET', `/conversations?account=widget:${chat}`, { as: 'saule' })).body.items;
  return { page, talk };
};
const claim = (id: string) => desk.ask('POST', `/conversations/${id}/claim`, { as: 'aida', body: {} });
/** As long as somebody types it is said again and again: a server that has just begun to listen hears the next. */
const typesUntil = (id: string, heard: () => boolean) =>
  until(async () => {
    await claim(id);
    return heard();
  }, 'the sign');
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('D2 typing', () => {
  it('of a visitor is seen by whoever reads the talk, and is kept nowhere', async () => {
    const { page, talk } = await begun('Добрый день');
    const other = await openPage(desk, key);
    const aida = await listenLive(desk.url, { authorization: 'Bearer token-aida' });
    const before = await desk.office.db.pool.query('SELECT count(*) FROM event');
    expect((await other.call('POST', '/typing', {})).status).toBe(204);
    expect((await page.call('POST', '/typing', {})).status).toBe(204);
    const sign = await aida.next(({ type }) => type === 'typing');
    expect(sign).toMatchObject({ talk: talk.id, by: null, until: expect.any(String) });
    // more often is no more news
    for (let time = 0; time < 5; time++) expect((await page.call('POST', '/typing', {})).status).toBe(204);
    await rest(300);
    expect(aida.heard.filter(({ type }) => type === 'typing').length).toBe(1);
    expect((await desk.office.db.pool.query('SELECT count(*) FROM event')).rows).toEqual(before.rows);
    expect((await page.call('POST', '/typing', {}, { 'x-visitor': 'x.y' })).body.code).toBe('VisitorUnknown');
  });

  it('of ours is seen by the visitor, by the first name, until the answer comes', async () => {
    const { page, talk } = await begun('Вы здесь?');
    const stranger = await openPage(desk, key);
    const { cursor } = await page.talk();
    const [mine, theirs] = [
      await listenAt(desk, key, page.token, cursor),
      await listenAt(desk, key, stranger.token, '0.0'),
    ];
    await typesUntil(talk.id, () => mine.typing.length > 0);
    expect(mine.typing[0]).toEqual({ by: 'Aida', ended: false });
    await desk.ask('POST', `/conversations/${talk.id}/messages`, { as: 'aida', body: { text: 'Здесь' } });
    await until(() => mine.typing.at(-1)?.ended, 'its end');
    expect(theirs.typing).toEqual([]);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('names nobody where the admin does not want it, and neither does an answer', async () => {
    const quiet = await openChat(desk, 'quiet', { page: { names: 'none' } });
    const { page, talk } = await begun('Кто вы?', quiet);
    const listening = await listenAt(desk, quiet, page.token, '0.0');
    await typesUntil(talk.id, () => listening.typing.length > 0);
    expect(listening.typing[0]).toEqual({ by: null, ended: false });
    await desk.ask('POST', `/conversations/${talk.id}/messages`, { as: 'aida', body: { text: 'Мы' } });
    await settle(desk, quiet);
    expect((await page.talk()).items.at(-1)).toMatchObject({ text: 'Мы', by: null });
    await listening.close();
  });
});
