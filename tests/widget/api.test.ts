import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { openDesk, type Desk } from '../support/desk.ts';
import { listenAt, openChat, openPage, secret, settle, signed, site } from './site.ts';

let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk({ behindProxy: true });
  key = await openChat(desk, 'shop');
});
afterAll(() => desk?.close());

const talks = async () => (await desk.ask('GET', `/conversations?account=widget:${key}`, { as: 'saule' })).body.items;
const answer = (id: string, body: object) => desk.ask('POST', `/conversations/${id}/messages`, { as: 'aida', body });
const messages = async (id: string) =>
  (await desk.ask('GET', `/conversations/${id}/messages`, { as: 'aida' })).body.items;

describe('D2 a chat on a site', () => {
  it('tells its look to the pages of its own sites, and to no others', async () => {
    const look = (origin?: string) =>
      desk.ask('GET', `/widget/${key}?lang=kk`, { headers: origin === undefined ? {} : { origin } });
    const shown = await look(site);
    expect(shown.body).toMatchObject({ key, language: 'kk', open: true, asks: false, notice: null });
    expect(shown.headers.get('access-control-allow-origin')).toBe(site);
    expect(JSON.stringify(shown.body)).not.toContain(secret);
    for (const other of ['https://evil.example', 'http://shop.example', 'https://shop.example.evil.example', 'null']) {
      const refused = await look(other);
      expect([refused.status, refused.body.code]).toEqual([403, 'WidgetNotHere']);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await look(desk.url)).status).toBe(200);
    expect((await desk.ask('GET', '/widget/nobody')).status).toBe(404);
  });

  it('answers the question that a browser asks before it posts', async () => {
    const asked = (origin: string) => desk.ask('OPTIONS', `/widget/${key}/messages`, { headers: { origin } });
    const allowed = await asked(site);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('X-Visitor');
    expect((await asked('https://evil.example')).status).toBe(403);
  });

  it('carries words both ways: once each, in order, and says how far ours came (conversations C87)', async () => {
    const page = await openPage(desk, key);
    const id = randomUUID();
    expect(await page.talk()).toEqual({ items: [], cursor: '0.0', seen: 0, more: false });
    expect((await page.say('Есть доставка?', { id })).status).toBe(201);
    expect((await page.say('Есть доставка?', { id })).status).toBe(201);
    await page.say('В Астану');
    await settle(desk, key);
    const [talk] = await talks();
    expect(talk).toMatchObject({ channel: 'widget', unread: 2, lastText: 'В Астану', language: 'ru' });
    expect(talk.contact.name).toMatch(/^Посетитель сайта \w{4}$/);
    const before = await page.talk();
    expect(before.items).toMatchObject([
      { mine: true, sent: id, text: 'Есть доставка?' },
      { mine: true, text: 'В Астану' },
    ]);

    await answer(talk.id, { text: 'Да, <b>завтра</b>' });
    expect((await page.talk(`?after=${before.cursor}`)).items).toEqual([]);
    await settle(desk, key);
    const after = await page.talk(`?after=${before.cursor}`);
    expect(after).toMatchObject({
      items: [{ mine: false, by: 'Aida', text: 'Да, <b>завтра</b>', number: 1 }],
      more: false,
    });
    expect(after.seen).toBe(before.items[1].number);
    expect((await page.talk(`?after=${after.cursor}`)).items).toEqual([]);

    expect((await messages(talk.id))[0].state).toBe('sent');
    await page.call('POST', '/delivered', { to: 1 });
    expect((await messages(talk.id))[0].state).toBe('delivered');
    await page.call('POST', '/read', { to: 1 });
    await page.call('POST', '/delivered', { to: 1 });
    expect((await messages(talk.id))[0].state).toBe('read');
  });

  it('says on which page of its sites it was written, without what may be a secret, and the visitor is told nothing of it', async () => {
    const page = await openPage(desk, key);
    await page.say('Отсюда', { page: `${site}/prices?token=secret#top` });
    await page.say('Не отсюда', { page: 'https://evil.example/prices' });
    await page.say('И не отсюда', { page: 'javascript:alert(1)' });
    await settle(desk, key);
    const [{ id }] = await talks();
    const parts = (await messages(id)).map((message: { parts: object[] }) => message.parts);
    expect(parts).toEqual([[], [], [{ kind: 'page', url: `${site}/prices` }]]);
    expect((await page.talk()).items[0]).toMatchObject({ text: 'Отсюда', parts: [] });
  });

  it('shows what was put off for later after what was written since', async () => {
    const page = await openPage(desk, key);
    await page.say('Жду');
    await settle(desk, key);
    const [{ id }] = await talks();
    await answer(id, { text: 'Напоминаю', sendAt: new Date(Date.now() + 3_600_000).toISOString() });
    await answer(id, { text: 'Секунду' });
    await settle(desk, key);
    const first = await page.talk();
    expect(first.items.map(({ text }: { text: string }) => text)).toEqual(['Жду', 'Секунду']);
    await desk.office.db.pool.query(`UPDATE delivery SET not_before = NULL WHERE body = 'Напоминаю'`);
    await settle(desk, key);
    expect((await page.talk(`?after=${first.cursor}`)).items).toMatchObject([{ text: 'Напоминаю' }]);
  });

  it('streams what is new, and goes on from a number after a break', async () => {
    const page = await openPage(desk, key);
    await page.say('Вы здесь?');
    await settle(desk, key);
    const [{ id }] = await talks();
    const { cursor } = await page.talk();
    const listening = await listenAt(desk, key, page.token, cursor);
    await answer(id, { text: 'Здесь' });
    await settle(desk, key);
    expect(await listening.next()).toMatchObject({
      items: [{ text: 'Здесь' }],
      cursor: expect.stringMatching(/\.1\.\w{8}$/),
    });
    await listening.close();
    await answer(id, { text: 'Алло?' });
    await settle(desk, key);
    const again = await listenAt(desk, key, page.token, cursor);
    expect((await again.next()).items).toMatchObject([{ text: 'Здесь' }, { text: 'Алло?' }]);
    await again.close();
  });

  it('leaves a stranger’s talk to the stranger', async () => {
    const page = await openPage(desk, key);
    await page.say('Мой секрет');
    await settle(desk, key);
    const other = await openPage(desk, key);
    expect((await other.talk()).items).toEqual([]);
    const [mine] = (await page.talk()).items;
    expect((await other.talk(`?before=${mine.id}`)).items).toEqual([]);
    const elsewhere = await openPage(desk, await openChat(desk, 'second'));
    for (const token of [
      '',
      'x',
      'x.y',
      `${page.token}x`,
      page.token.replace(/^./, 'A'),
      elsewhere.token,
      `..${page.token}`,
    ])
      expect((await page.call('GET', '/messages', undefined, { 'x-visitor': token })).body.code).toBe('VisitorUnknown');
  });

  it('is gone when an admin switches it off', async () => {
    const off = await openChat(desk, 'off');
    await desk.office.db.pool.query(`UPDATE channel_account SET blocked_at = now() WHERE id = 'widget:off'`);
    expect((await desk.ask('GET', `/widget/${off}`)).status).toBe(404);
    expect((await desk.ask('POST', `/widget/${off}/visitors`, { body: {} })).status).toBe(404);
  });

  it.each([
    ['an empty one', { text: '  ' }, 422, 'MessageEmpty'],
    ['one without an id', { text: 'x', id: 'x' }, 422, 'Invalid'],
    ['a long one', { text: 'x'.repeat(8001) }, 422, 'Invalid'],
    ['a huge one', { text: 'x'.repeat(70_000) }, 413, 'BodyTooLarge'],
    ['a phone that is none', { text: 'x', from: { phone: '12' } }, 422, 'AddressWrong'],
  ])('refuses %s', async (_, body, status, code) => {
    const page = await openPage(desk, key);
    const refused = await page.say('', body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('keeps any word as it was typed (conversations: script names, right to left, piled letters)', async () => {
    const page = await openPage(desk, key);
    const said = ['<script>alert(1)</script>', '‮gnp.exe', 'Z̸̡̛͓a̵l͖g̴o', '👩‍👩‍👧‍👦', '{{contact.phone}}'];
    for (const text of said) await page.say(text);
    await settle(desk, key);
    expect((await page.talk()).items.map(({ text }: { text: string }) => text)).toEqual(
      said.map((text) => text.normalize('NFC')),
    );
  });
});

describe('D2 files in a chat on a site', () => {
  const put = (page: Awaited<ReturnType<typeof openPage>>, name: string, bytes: Buffer) =>
    desk.ask('POST', `/widget/${key}/files?name=${encodeURIComponent(name)}`, {
      raw: bytes,
      headers: { origin: site, 'x-visitor': page.token, 'content-type': 'application/octet-stream' },
    });
  const picture = () =>
    sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer();

  it('come with a message, and are opened by a link that nobody can forge', async () => {
    const page = await openPage(desk, key);
    const { body, status } = await put(page, 'план.png', await picture());
    expect(status).toBe(201);
    expect((await page.say('', { files: [body.ticket] })).status).toBe(201);
    await settle(desk, key);
    const [{ parts }] = (await page.talk()).items;
    expect(parts).toMatchObject([
      { kind: 'file', what: 'picture', name: 'план.png', state: 'kept', about: { width: 30 } },
    ]);
    const link = `/widget/${key}${parts[0].at}`;
    const opened = await desk.ask('GET', link);
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(opened.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    for (const forged of [link.replace(/sign=../, 'sign=xx'), link.replace(/until=\d/, 'until=9')])
      expect((await desk.ask('GET', forged)).status).toBe(404);
    const [talk] = await talks();
    expect((await messages(talk.id))[0].parts).toMatchObject([{ file: parts[0].file, state: 'kept' }]);
    const loose = await desk.office.db.pool.query('SELECT loose_since FROM file WHERE id = $1', [parts[0].file]);
    expect(loose.rows).toEqual([{ loose_since: null }]);
  });

  it('are the sender’s alone, and no programs', async () => {
    const page = await openPage(desk, key);
    const other = await openPage(desk, key);
    const { body } = await put(page, 'a.png', await picture());
    expect((await other.say('', { files: [body.ticket] })).body.code).toBe('FileGone');
    expect((await put(page, 'a.exe', Buffer.from('MZ'))).body.code).toBe('FileIsProgram');
    expect((await put(page, 'a.png', Buffer.from('%PDF-1.4 x'))).status).toBe(422);
    expect((await put(page, 'big.txt', Buffer.alloc(8 * 1024 * 1024 + 1, 'x'))).body.code).toBe('BodyTooLarge');
  });
});

describe('D1 a chat that an admin connects', () => {
  const connect = (settings: object, as: 'saule' | 'aida' = 'saule') =>
    desk.ask('POST', '/accounts', { as, body: { channel: 'widget', provider: 'widget', name: 'Blog', settings } });

  it('works on its sites at once, changes, and tells its secret to nobody', async () => {
    const made = await connect({ key: 'blog', sites: ['https://blog.example/about', site], title: 'Блог', secret });
    expect(made).toMatchObject({ status: 201, body: { id: 'widget:blog', state: 'ok' } });
    expect(made.body.settings).toEqual({ key: 'blog', sites: `https://blog.example ${site}`, title: '{"ru":"Блог"}' });
    const page = await openPage(desk, 'blog', signed({ sub: 'u' }));
    expect((await page.say('Привет')).status).toBe(201);
    const notice = {
      text: { ru: 'Телефон не работает', en: 'No phone today' },
      until: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const body = { revision: made.body.revision, notice, settings: { title: '' } };
    const changed = await desk.ask('PATCH', '/accounts/widget:blog', { as: 'saule', body });
    expect(changed.status).toBe(200);
    await new Promise((done) => setTimeout(done, 2100));
    const shown = (await desk.ask('GET', '/widget/blog?lang=en')).body;
    expect(shown).toMatchObject({ notice: 'No phone today', title: null });
  });

  it.each([
    [{ sites: '' }, 'settings.key'],
    [{ key: 'Blog', sites: '' }, 'settings.key'],
    [{ key: 'b2', sites: 'ftp://blog.example' }, 'settings.sites'],
    [{ key: 'b2', sites: 'blog' }, 'settings.sites'],
    [{ key: 'b2', sites: '', color: 'red' }, 'settings.color'],
    [{ key: 'b2', sites: '', secret: 'short' }, 'settings.secret'],
    [{ key: 'b2', sites: '', title: '{"xx": 1}' }, 'settings.title'],
  ])('refuses %j at its field', async (settings, field) => {
    const refused = await connect(settings);
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, field]);
  });

  it('is for admins', async () => {
    expect((await connect({ key: 'b3', sites: '' }, 'aida')).status).toBe(403);
  });
});

describe('D11 a flood', () => {
  it('costs work, then is refused', async () => {
    const page = await openPage(desk, key);
    const statuses: number[] = [];
    let work: unknown;
    // nobody takes them in: they are for counting alone
    for (let number = 0; number < 62; number++) {
      const { status, body } = await page.say(`${number}`, {});
      statuses.push(status);
      work ??= body.work;
    }
    expect(statuses.slice(0, 15)).toEqual(Array(15).fill(201));
    expect(statuses[15]).toBe(429);
    expect(work).toMatchObject({ challenge: expect.any(String), bits: 14 });
    const last = await page.say('last');
    expect([last.status, last.body.work]).toEqual([429, undefined]);
    await settle(desk, key);
  });
});
