import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';
import { openChat, openPage, secret, settle, signed } from '../site.ts';

let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
  key = await openChat(desk, 'shop');
});
afterAll(() => desk?.close());

const talks = async () => (await desk.ask('GET', `/conversations?account=widget:${key}`, { as: 'saule' })).body.items;
const messages = async (id: string) =>
  (await desk.ask('GET', `/conversations/${id}/messages`, { as: 'aida' })).body.items;
const contact = async (id: string) => (await desk.ask('GET', `/contacts/${id}`, { as: 'saule' })).body;

describe('D2 whom the site has signed for', () => {
  const claims = { sub: 'user-7', name: 'Dana', email: 'Dana@Mail.example', phone: '+7 701 555 30 18' };

  it('has one talk on any device, and addresses that are vouched for (conversations C86)', async () => {
    const page = await openPage(desk, key, signed(claims));
    await page.say('Где мой заказ?');
    await settle(desk, key);
    const [talk] = await talks();
    expect(talk.contact.name).toBe('Dana');
    const { addresses } = await contact(talk.contact.id);
    expect(addresses.map(({ kind, value, trust }: any) => [kind, trust, kind === 'widget' || value])).toEqual(
      expect.arrayContaining([
        ['widget', 'confirmed', true],
        ['email', 'confirmed', 'dana@mail.example'],
        ['phone', 'confirmed', '+77015553018'],
      ]),
    );
    const phone = await openPage(desk, key, signed(claims));
    expect((await phone.talk()).items).toMatchObject([{ text: 'Где мой заказ?' }]);
    const other = await openPage(desk, key, signed({ ...claims, sub: 'user-8' }));
    expect((await other.talk()).items).toEqual([]);
  });

  it.each([
    ['another secret', () => signed(claims, 'another secret of forty signs, or a bit more')],
    ['no algorithm', () => signed(claims, secret, 'none')],
    ['another algorithm', () => signed(claims, secret, 'HS512')],
    ['no signature', () => signed(claims).replace(/[^.]*$/, '')],
    ['a moment that has passed', () => signed({ ...claims, exp: 1_700_000_000 })],
    ['no subject', () => signed({ name: 'Dana' })],
    ['another chat', () => signed({ ...claims, aud: 'other' })],
    ['nonsense', () => 'a.b.c'],
  ])('is nobody with %s', async (_, identity) => {
    const refused = await desk.ask('POST', `/widget/${key}/visitors`, { body: { identity: identity() } });
    expect([refused.status, refused.body.code]).toEqual([401, 'IdentityWrong']);
  });
});

describe('B13 what a visitor types', () => {
  it('is only claimed, and takes nothing from whoever has it', async () => {
    const known = await openPage(desk, key, signed({ sub: 'k', name: 'Dana', phone: '+7 701 555 40 18' }));
    await known.say('Это я');
    await settle(desk, key);
    const page = await openPage(desk, key);
    await page.say('А я кто?', { from: { name: 'Мошенник', phone: '8 701 555 40 18', email: 'new@mail.example' } });
    await settle(desk, key);
    const [talk, hers] = await talks();
    expect([talk.contact.name, hers.contact.name]).toEqual(['Мошенник', 'Dana']);
    const [{ parts }] = await messages(talk.id);
    expect(parts).toEqual([
      { kind: 'card', name: 'Мошенник', phone: '+77015554018', email: 'new@mail.example', own: false },
    ]);
    expect((await page.talk()).items[0].parts).toEqual([]);
    const trusts = (await contact(talk.contact.id)).addresses.map(({ kind, trust }: any) => [kind, trust]);
    expect(trusts).toEqual(
      expect.arrayContaining([
        ['phone', 'claimed'],
        ['email', 'claimed'],
        ['widget', 'confirmed'],
      ]),
    );
    const { rows } = await desk.office.db.pool.query(
      `SELECT contact_id FROM address WHERE value = '+77015554018' AND owner`,
    );
    expect(rows).toEqual([{ contact_id: hers.contact.id }]);
  });
});
