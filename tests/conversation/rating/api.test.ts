import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { remindOfRating } from '../../../prisma/conversation/ask-rating.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
  const { body } = await window.desk.ask('PATCH', `/accounts/${window.account}`, {
    as: 'saule',
    body: { revision: 1, rating: true },
  });
  expect(body).toMatchObject({ rating: true });
});
afterAll(() => window?.close());

/** A talk that was answered and closed. */
const ended = async () => {
  const talk = await window.begin('Запишите меня');
  await window.say(talk.id, { text: 'Записали' });
  await window.act(talk.id, 'close', { result: 'записан' });
  return talk;
};
const texts = async (id: string) => (await window.messages(id)).map(({ text }: any) => text);

describe('D9 the rating of a talk', () => {
  it('is asked for at its end, with buttons, and kept with a comment; the talk stays closed', async () => {
    const { id, from } = await ended();
    const [question] = await window.messages(id);
    expect(question).toMatchObject({ direction: 'out', by: null, parts: [{ kind: 'buttons' }] });
    await window.writes(from, '5');
    await window.writes(from, 'Очень быстро');
    expect(await window.one(id)).toMatchObject({
      ...{ state: 'closed', rating: 5, ratingComment: 'Очень быстро', unread: 0, result: 'записан' },
    });
    await window.writes(from, 'А во сколько приходить?');
    expect(await window.one(id)).toMatchObject({ state: 'assigned', unread: 1, rating: 5 });
  });

  it('is no rating where something else is written: the talk opens again', async () => {
    const { id, from } = await ended();
    await window.writes(from, '5 минут подождите');
    expect(await window.one(id)).toMatchObject({ state: 'assigned', rating: null });
    await window.writes(from, '5');
    expect(await window.one(id)).toMatchObject({ rating: null, unread: 2 });
  });

  it('makes a task of a supervisor where it is low', async () => {
    const { id, from } = await ended();
    await window.writes(from, '1');
    const { contact, rating } = await window.one(id);
    expect(rating).toBe(1);
    const { rows } = await window.office.db.pool.query(
      'SELECT t.text, u.role FROM task t JOIN app_user u ON u.id = t.responsible_id WHERE t.contact_id = $1',
      [contact.id],
    );
    expect(rows).toMatchObject([{ role: 'supervisor', text: expect.stringContaining('1') }]);
  });

  it('is reminded of once, and not asked of one whom nobody answered', async () => {
    const { id } = await ended();
    const remind = { actor: { kind: 'system' as const }, conversationId: id };
    await remindOfRating(window.office.db, remind);
    await remindOfRating(window.office.db, remind);
    expect(await texts(id)).toHaveLength(4);
    const other = await window.begin('Ошибся чатом');
    await window.act(other.id, 'close');
    expect(await texts(other.id)).toHaveLength(1);
  });

  it('tells its story by the catalogue', async () => {
    expect((await storedEvents(window.office.db)).strange).toEqual([]);
  });
});

describe('D8 an emergency notice', () => {
  it('is set with its end by an admin, told once in a talk, and gone after its end', async () => {
    const account = async () => window.get(`/accounts/${window.account}`);
    const set = async (notice: object | null, as: 'saule' | 'daniyar' = 'saule') =>
      window.desk.ask('PATCH', `/accounts/${window.account}`, {
        as,
        body: { revision: (await account()).revision, notice },
      });
    const text = { ru: 'Сегодня не работает телефон' };
    expect((await set({ text, until: new Date(Date.now() + 60_000).toISOString() }, 'daniyar')).status).toBe(403);
    await set({ text, until: new Date(Date.now() + 60_000).toISOString() });
    expect(await account()).toMatchObject({ notice: { text } });
    const { id, from } = await window.begin('Алло');
    await window.writes(from, 'Ответьте');
    // a client's moments are whole seconds, so ours may stand between
    expect((await texts(id)).toSorted()).toEqual(['Алло', 'Ответьте', text.ru]);
    expect(await window.one(id)).toMatchObject({ state: 'waiting', unread: 2 });
    await set({ text, until: new Date(Date.now() - 60_000).toISOString() });
    expect(await account()).toMatchObject({ notice: null });
    expect(await texts((await window.begin('Есть кто?')).id)).toEqual(['Есть кто?']);
  });
});
