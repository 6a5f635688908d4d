import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

type Name = 'aida' | 'saule' | 'daniyar' | 'timur';
const told = async (as: Name) =>
  (await window.desk.ask('GET', '/notifications', { as })).body.items.filter(
    ({ kind }: any) => kind === 'note.mention',
  );
const nameOf = async (id: string): Promise<string> =>
  (await window.office.db.pool.query('SELECT name FROM app_user WHERE id = $1', [id])).rows[0].name;

describe('D4 a note of a conversation that names a colleague', () => {
  it('tells her, with the client and the words, and the conversation is under her mentions', async () => {
    const { id, from } = await window.begin('Верните деньги');
    const name = await nameOf(window.office.saule);
    await window.say(id, { text: `@${name} посмотрите, пожалуйста`, direction: 'note' });
    expect(await told('saule')).toMatchObject([
      {
        data: {
          conversationId: id,
          name: from.first_name,
          note: expect.stringContaining('посмотрите'),
          author: expect.any(String),
        },
      },
    ]);
    const mine = (await window.desk.ask('GET', '/conversations?mentioned=true', { as: 'saule' })).body.items;
    expect(mine.map((one: any) => one.id)).toEqual([id]);
    expect((await window.desk.ask('GET', '/conversations?mentioned=true', { as: 'aida' })).body.items).toEqual([]);
    // whoever has looked is told no more, and still finds it
    await window.desk.ask('POST', `/conversations/${id}/read`, { as: 'saule' });
    expect((await told('saule'))[0].readAt).not.toBeNull();
    expect((await window.desk.ask('GET', '/conversations?mentioned=true', { as: 'saule' })).body.items).toHaveLength(1);
  });

  it('tells nobody who does not see the conversation, and nobody of her own note', async () => {
    const { id } = await window.begin('Личное');
    await window.office.db.pool.query('UPDATE channel_account SET people = $1', [[window.office.aida]]);
    const [timur, aida] = [await nameOf(window.office.timur), await nameOf(window.office.aida)];
    await window.say(id, { text: `@${timur} и @${aida}`, direction: 'note' });
    expect(await told('timur')).toEqual([]);
    expect(await told('aida')).toEqual([]);
  });
});
