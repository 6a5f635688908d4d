import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAccountIn } from '../talk.ts';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
  await openAccountIn(window.office, 'telegram:second_bot');
});
afterAll(() => window?.close());

const found = async (query: string) => (await window.get(`/conversations?${query}`)).items.map((one: any) => one.id);

describe('D4 the list of conversations', () => {
  it('is searched by the name of the client and by the last words', async () => {
    const one = await window.begin('Сколько стоит 100%_курс?');
    const other = await window.begin('Здравствуйте');
    expect(await found(`q=${encodeURIComponent('100%_')}`)).toEqual([one.id]);
    expect(await found(`q=${other.from.first_name.split(' ')[1]}`)).toEqual([other.id]);
    expect(await found('q=100x')).toEqual([]);
    expect(await found('q=%3B%3B')).toEqual([]);
  });

  it('shows who waits longest first, page by page, and nobody who does not wait', async () => {
    const talks = [await window.begin('первый'), await window.begin('второй'), await window.begin('третий')];
    await window.say(talks[1]!.id, { text: 'ответ' });
    const all = await found('sort=waiting');
    expect(all.indexOf(talks[0]!.id)).toBeLessThan(all.indexOf(talks[2]!.id));
    expect(all).not.toContain(talks[1]!.id);
    const page = await window.get('/conversations?sort=waiting&limit=2');
    const next = await window.get(`/conversations?sort=waiting&limit=2&cursor=${page.next}`);
    expect([...page.items, ...next.items].map((one: any) => one.id)).toEqual(all.slice(0, 4));
  });

  it('is narrowed by channel, language and what is unread', async () => {
    const { id } = await window.begin('по-русски');
    expect(await found('channel=telegram&language=ru&unread=true')).toContain(id);
    expect(await found('channel=email')).toEqual([]);
    expect(await found('language=kk')).toEqual([]);
    await window.act(id, 'read');
    expect(await found('unread=true')).not.toContain(id);
  });
});
