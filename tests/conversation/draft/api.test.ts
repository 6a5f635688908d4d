import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

describe('D4 a draft', () => {
  it('is kept at the server for its writer alone, one for the client and one for the team (conversations C111)', async () => {
    const { id } = await window.begin('Здравствуйте');
    await window.act(id, 'drafts', { text: 'Сорок ты', html: '<p onclick="x">Сорок <i>ты</i></p>' });
    const { items } = (await window.act(id, 'drafts', { text: 'спросить Тимура', direction: 'note' })).body;
    expect(items).toMatchObject([
      { direction: 'note', text: 'спросить Тимура' },
      { direction: 'out', text: 'Сорок ты', html: '<p>Сорок <em>ты</em></p>' },
    ]);
    expect(await window.get(`/conversations/${id}/drafts`)).toMatchObject({ items });
    expect((await window.get(`/conversations/${id}/drafts`, 'timur')).items).toEqual([]);
    expect(await window.one(id)).toMatchObject({ draft: 'спросить Тимура', lastText: 'Здравствуйте' });
    expect(await window.one(id, 'timur')).toMatchObject({ draft: null });
  });

  it('goes when it was sent, and when nothing is left of it (conversations C111)', async () => {
    const { id } = await window.begin('Цена?');
    await window.act(id, 'drafts', { text: 'Сорок тысяч' });
    await window.act(id, 'drafts', { text: 'для себя', direction: 'note' });
    await window.say(id, { text: 'Сорок тысяч' });
    expect(await window.one(id)).toMatchObject({ draft: 'для себя' });
    await window.act(id, 'drafts', { text: ' ', direction: 'note' });
    expect(await window.one(id)).toMatchObject({ draft: null });
  });
});

describe('D4 two who answer at once', () => {
  it('see each other', async () => {
    const { id } = await window.begin('Есть кто?');
    const place = `conversation:${id}`;
    await window.post('/presence', { place });
    const { others } = (await window.post('/presence', { place }, 'timur')).body;
    expect(others).toMatchObject([{ id: window.office.aida }]);
    const nobodys = await window.post('/presence', { place: `conversation:${window.office.aida}` });
    expect(nobodys.status).toBe(404);
  });

  it('are asked once: the second is told who was faster, and sends all the same (conversations C83, C114)', async () => {
    const { id } = await window.begin('Скажите цену');
    const [{ number: seen }] = await window.messages(id);
    expect((await window.say(id, { text: 'Сорок', seen }, 'timur')).status).toBe(201);
    const second = await window.say(id, { text: '40 000', seen });
    expect(second).toMatchObject({ status: 409, body: { code: 'AnsweredMeanwhile', values: { user: 'Timur' } } });
    expect((await window.say(id, { text: '40 000' })).status).toBe(201);
    expect((await window.say(id, { text: 'ему обещали скидку', direction: 'note', seen })).status).toBe(201);
  });

  it('are not asked because of themselves, a note, or the client', async () => {
    const { id, from } = await window.begin('Добрый день');
    const [{ number: seen }] = await window.messages(id);
    await window.say(id, { text: 'Здравствуйте', seen });
    await window.say(id, { text: 'помню его', direction: 'note' }, 'timur');
    await window.writes(from, 'Хочу спросить');
    expect((await window.say(id, { text: 'Слушаю', seen })).status).toBe(201);
  });

  it('cannot both be first, however close they are', async () => {
    const { id } = await window.begin('Быстрее');
    const [{ number: seen }] = await window.messages(id);
    const both = await Promise.all([
      window.say(id, { text: 'первый', seen }),
      window.say(id, { text: 'второй', seen }, 'timur'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});
