import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../conversation/window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow({ pipeline: 'education' });
});
afterAll(() => window?.close());

const add = (body: object, as: 'aida' | 'daniyar' = 'daniyar') => window.post('/quick-replies', body, as);
const readIn = async (id: string, name: string) =>
  (await window.get(`/conversations/${id}/quick-replies`)).items.find((one: any) => one.name === name);

describe('D4 quick replies', () => {
  it('are filled in for the client, the operator and the lead, in the language of the talk', async () => {
    const texts = {
      en: 'Hello {{contact.firstName}}',
      ru: 'Здравствуйте, {{contact.name}}! {{operator.name}}, сделка № {{lead.number}}.',
    };
    expect((await add({ name: 'Привет', texts, shared: true })).status).toBe(201);
    const { id } = await window.begin('Добрый день');
    const { contact, lead } = await window.one(id);
    expect(await readIn(id, 'Привет')).toMatchObject({
      ...{ language: 'ru', lacks: null },
      text: `Здравствуйте, ${contact.name}! Aida, сделка № ${lead.number}.`,
    });
  });

  it('say what they lack, and keep their variables then', async () => {
    await add({ name: 'Сумма', texts: { ru: 'К оплате {{lead.amount}}' }, shared: true });
    const { id } = await window.begin('Сколько?');
    expect(await readIn(id, 'Сумма')).toMatchObject({ text: 'К оплате {{lead.amount}}', lacks: expect.any(String) });
  });

  it('are refused where they name what nobody has', async () => {
    const refused = await add({ name: 'Ошибка', texts: { ru: 'Привет, {{contact.nam}}' }, shared: true });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'texts.ru' }] } });
    expect((await add({ name: 'Пусто', texts: {} })).status).toBe(422);
  });

  it('are everybody’s by a supervisor, and one’s own by whoever likes; favourites stand first', async () => {
    expect((await add({ name: 'Чужой', texts: { ru: 'x' }, shared: true }, 'aida')).body.code).toBe(
      'QuickReplyForOverseers',
    );
    const own = (await add({ name: 'Яндекс', texts: { ru: 'Мы тут' } }, 'aida')).body;
    expect((await window.get('/quick-replies', 'timur')).items.map((one: any) => one.name)).not.toContain('Яндекс');
    await window.post(`/quick-replies/${own.id}/star`, { is: true });
    expect((await window.get('/quick-replies')).items[0]).toMatchObject({ id: own.id, starred: true, shared: false });
    const shared = (await window.get('/quick-replies')).items.find((one: any) => one.shared);
    const change = (id: string, as: 'aida' | 'timur', body: object) =>
      window.desk.ask('PATCH', `/quick-replies/${id}`, { as, body });
    expect((await change(shared.id, 'aida', { version: 1, name: 'Моё' })).body.code).toBe('QuickReplyForOverseers');
    expect((await change(own.id, 'timur', { version: 1, name: 'Моё' })).status).toBe(404);
    expect((await change(own.id, 'aida', { version: 1, name: 'Адрес' })).body).toMatchObject({ name: 'Адрес' });
    expect((await change(own.id, 'aida', { version: 1, name: 'Другой' })).body.code).toBe('VersionChanged');
    expect((await window.desk.ask('DELETE', `/quick-replies/${own.id}`, { as: 'aida' })).status).toBe(204);
  });
});
