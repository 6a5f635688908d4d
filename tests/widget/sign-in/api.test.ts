import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { listenAt, openChat, openPage, settle, signed } from '../site.ts';

let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
  key = await openChat(desk, 'shop');
});
afterAll(() => desk?.close());

const talks = async (chat = key) =>
  (await desk.ask('GET', `/conversations?account=widget:${chat}`, { as: 'saule' })).body.items;
const contact = async (id: string) => (await desk.ask('GET', `/contacts/${id}`, { as: 'saule' })).body;
const answer = (id: string, text: string) =>
  desk.ask('POST', `/conversations/${id}/messages`, { as: 'aida', body: { text } });
const texts = async (page: Awaited<ReturnType<typeof openPage>>) =>
  (await page.talk()).items.map(({ text }: { text: string }) => text);
const eventsOf = async (id: string) =>
  (await desk.office.db.pool.query('SELECT type, data FROM event WHERE subject_id = $1 ORDER BY seq', [id])).rows;

const stranger = async (text: string, chat = key) => {
  const page = await openPage(desk, chat);
  await page.say(text);
  await settle(desk, chat);
  return page;
};

describe('D2 a visitor who signs in', () => {
  it('takes her open talk along, under the name that the site signs, and on every device', async () => {
    const before = await stranger('Есть размер 38?');
    const [{ id, contact: unknown }] = await talks();
    await answer(id, 'Есть');
    await settle(desk, key);
    const identity = signed({ sub: 'u1', name: 'Dana Ospanova' });
    const page = await openPage(desk, key, identity, before.token);
    expect(await texts(page)).toEqual(['Есть размер 38?', 'Есть']);
    expect(await texts(await openPage(desk, key, identity))).toEqual(['Есть размер 38?', 'Есть']);
    const [talk, ...others] = await talks();
    expect([talk.id, talk.contact, others]).toEqual([id, { id: unknown.id, name: 'Dana Ospanova' }, []]);
    expect((await eventsOf(id)).filter(({ type }) => type === 'conversation.recognized')).toMatchObject([
      { data: { name: 'Dana Ospanova' } },
    ]);
    // the token of the stranger has become worth nothing
    expect(await texts(before)).toEqual([]);
    await openPage(desk, key, identity, before.token);
    expect((await eventsOf(id)).filter(({ type }) => type === 'conversation.recognized').length).toBe(1);
    await page.say('Беру');
    await settle(desk, key);
    expect((await talks()).length).toBe(1);
  });

  it('goes on in her own history: one client, one open talk, and a page elsewhere hears it at once', async () => {
    const chat = await openChat(desk, 'second');
    const identity = signed({ sub: 'u2', name: 'Dana' });
    const phone = await openPage(desk, chat, identity);
    await phone.say('Где заказ?');
    await settle(desk, chat);
    const [old] = await talks(chat);
    await answer(old.id, 'В пути');
    await settle(desk, chat);
    await phone.say('А когда?');
    await settle(desk, chat);
    const { cursor } = await phone.talk();
    const listening = await listenAt(desk, chat, phone.token, cursor);

    const before = await stranger('Это снова я', chat);
    const page = await openPage(desk, chat, identity, before.token);
    const all = ['Где заказ?', 'В пути', 'А когда?', 'Это снова я'];
    expect(await texts(page)).toEqual(all);
    expect(await listening.next()).toMatchObject({ items: [{ text: 'Это снова я', number: expect.any(Number) }] });
    await listening.close();
    const after = (await phone.talk(`?after=${cursor}`)).items;
    expect(after).toMatchObject([{ text: 'Это снова я' }]);

    const [talk, closed] = await talks(chat);
    expect([talk.contact.id, talk.contact.name, talk.unread]).toEqual([old.contact.id, 'Dana', 2]);
    expect([closed.id, closed.state, closed.unread]).toEqual([old.id, 'closed', 0]);
    expect(talk.waitingSince < talk.createdAt).toBe(true);
    expect((await eventsOf(old.id)).at(-1)).toMatchObject({
      ...{ type: 'conversation.continued', data: { in: talk.id } },
    });
    const { rows } = await desk.office.db.pool.query(
      `SELECT count(*)::int AS n FROM contact WHERE merged_into_id = $1`,
      [old.contact.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
    await answer(talk.id, 'Завтра');
    await settle(desk, chat);
    expect(await texts(phone)).toEqual([...all, 'Завтра']);
    await phone.call('POST', '/read', { to: 1 });
    const [{ state }] = (await desk.ask('GET', `/conversations/${talk.id}/messages`, { as: 'aida' })).body.items;
    expect(state).toBe('read');
  });

  it('leaves what she had typed before with the stranger whom it may mean', async () => {
    const chat = await openChat(desk, 'typed');
    const identity = signed({ sub: 'u3', name: 'Saltanat' });
    const known = await openPage(desk, chat, identity);
    await known.say('Здравствуйте');
    await settle(desk, chat);
    const [old] = await talks(chat);
    const own = (await contact(old.contact.id)).addresses;
    const before = await openPage(desk, chat);
    await before.say('Перезвоните', { from: { phone: '+7 701 999 88 77' } });
    await settle(desk, chat);
    await openPage(desk, chat, identity, before.token);
    const [talk] = await talks(chat);
    expect([talk.contact.id, talk.id === old.id]).toEqual([old.contact.id, false]);
    expect((await contact(old.contact.id)).addresses).toEqual(own);
  });

  it('takes along no talk but the one whose own token her page holds', async () => {
    const chat = await openChat(desk, 'third');
    const elsewhere = await openChat(desk, 'fourth');
    const victim = await stranger('Мой секрет', chat);
    const known = await openPage(desk, chat, signed({ sub: 'known' }));
    await known.say('И мой');
    await settle(desk, chat);
    const { rows } = await desk.office.db.pool.query<{ thread: string }>(
      `SELECT thread FROM conversation WHERE account = 'widget:third'`,
    );
    const other = await openPage(desk, elsewhere);
    const forged = [
      ...rows.map(({ thread }) => thread),
      ...[
        `${victim.token}x`,
        victim.token.replace(/^./, 'A'),
        victim.token.split('.')[0]!,
        known.token,
        other.token,
        '.',
        '',
      ],
    ];
    for (const token of forged) {
      const thief = await openPage(
        desk,
        chat,
        signed({ sub: 'thief', name: 'Thief', email: 'known@mail.example' }),
        token,
      );
      expect(await texts(thief)).toEqual([]);
    }
    // a right token and a wrong signature
    const refused = await desk.ask('POST', `/widget/${chat}/visitors`, {
      body: { identity: signed({ sub: 'thief' }, 'x'.repeat(40)), token: victim.token },
    });
    expect(refused.body.code).toBe('IdentityWrong');
    expect(await texts(victim)).toEqual(['Мой секрет']);
    expect(await texts(known)).toEqual(['И мой']);
  });

  it('leaves a closed talk where it was, and what she typed about herself proves nothing', async () => {
    const chat = await openChat(desk, 'fifth');
    const owner = await openPage(desk, chat, signed({ sub: 'owner', name: 'Owner', email: 'owner@mail.example' }));
    await owner.say('Я владелец');
    await settle(desk, chat);
    const before = await openPage(desk, chat);
    await before.say('Я тоже', { from: { name: 'Owner', email: 'owner@mail.example' } });
    await settle(desk, chat);
    const [typed, hers] = await talks(chat);
    const page = await openPage(desk, chat, signed({ sub: 'somebody', name: 'Somebody' }), before.token);
    expect(await texts(page)).toEqual(['Я тоже']);
    expect((await talks(chat))[0].contact.id).toBe(typed.contact.id);
    expect((await contact(hers.contact.id)).addresses.length).toBe(2);
    const closed = await stranger('Спасибо', chat);
    const [{ id }] = await talks(chat);
    await desk.ask('POST', `/conversations/${id}/close`, { as: 'aida', body: {} });
    expect(await texts(await openPage(desk, chat, signed({ sub: 'late' }), closed.token))).toEqual([]);
    expect(await texts(closed)).toEqual(['Спасибо']);
  });
});
