import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailsUnreadAt, mailUnread } from '../../../prisma/widget/mail-unread.ts';
import { account as mailbox, atMailbox, letter, own } from '../../account/mailbox/mailbox.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { openImapServer } from '../../support/imap-server.ts';
import { openSmtpServer } from '../../support/smtp-server.ts';
import { until } from '../../support/until.ts';
import { listenAt, openChat, openPage, settle, signed } from '../site.ts';

let desk: Desk;
let imap: Awaited<ReturnType<typeof openImapServer>>;
let smtp: Awaited<ReturnType<typeof openSmtpServer>>;
let at: ReturnType<typeof atMailbox>;
let asking: { close(): Promise<void> };
beforeAll(async () => {
  [desk, imap, smtp] = await Promise.all([openDesk({ behindProxy: true }), openImapServer(), openSmtpServer()]);
  at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
  await at.connect({ signature: '' });
  asking = at.asking();
  const looked = `SELECT 1 FROM channel_account WHERE places <> '{}'`;
  await until(async () => (await desk.office.db.pool.query(looked)).rowCount === 1, 'the first look');
});
afterAll(async () => {
  await asking?.close();
  await desk?.close();
  await Promise.all([smtp?.close(), imap?.close()]);
});

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const talkOf = async (chat: string) =>
  (await desk.ask('GET', `/conversations?account=widget:${chat}`, { as: 'saule' })).body.items[0];
const mail = (conversationId: string, now = inMinutes(6)) =>
  mailUnread(desk.office.db, { conversationId, now, actor: { kind: 'process', id: 'conversation' } });
const letters = async () => {
  await at.send();
  return (await smtp.letters()).map(({ to, subject, text, messageId }) => ({
    ...{ to: to?.[0]?.address, subject, text: text ?? '', id: messageId ?? '' },
  }));
};

/** Somebody writes in a chat, and gets these answers. */
const answered = async (chat: string, said: object, answers: string[], identity?: string) => {
  const page = await openPage(desk, await openChat(desk, chat), identity);
  await page.say('Есть доставка?', said);
  await settle(desk, chat);
  const { id } = await talkOf(chat);
  for (const text of answers) await at.write(id, { text });
  await settle(desk, chat);
  return { page, id: id as string };
};

describe('D2 a visitor who is gone', () => {
  it('gets what she has not read in one letter, once, and her answer by mail stands in the same talk', async () => {
    const said = { from: { name: 'Dana', email: 'dana@mail.example' } };
    const { page, id } = await answered('gone', said, ['Да, есть', 'Завтра до обеда']);
    expect(await mailsUnreadAt(desk.office.db, id)).not.toBeNull();
    expect([await mail(id, inMinutes(4)), await mail(id), await mail(id)]).toEqual([0, 2, 0]);
    expect(await mailsUnreadAt(desk.office.db, id)).toBeNull();
    const [sent, ...others] = await letters();
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      to: 'dana@mail.example',
      subject: expect.stringContaining('Ответ на ваше сообщение'),
    });
    expect(sent!.text).toMatch(/Да, есть[^]*Завтра до обеда[^]*https:\/\/shop\.example/);
    const messages = await at.messages(id);
    expect(messages.map(({ mailed }) => mailed?.state)).toEqual(['sent', 'sent', undefined]);

    const headers = { From: 'Dana <dana@mail.example>', Subject: `Re: ${sent!.subject}`, 'In-Reply-To': sent!.id };
    const reply = letter({ ...headers, 'Message-ID': '<r1@mail.example>' }, 'Беру!\r\n\r\n> Да, есть');
    await imap.put(own, reply);
    await imap.put(own, reply);
    await at.seen((all) => all.find((one) => one.id === id && one.lastText === 'Беру!'), 'her answer');
    expect((await page.talk()).items).toMatchObject([
      { mine: true, text: 'Есть доставка?' },
      ...[{ text: 'Да, есть' }, { text: 'Завтра до обеда' }],
      { mine: true, text: 'Беру!', sent: null, parts: [] },
    ]);
    expect((await at.list()).filter(({ account }) => account === mailbox)).toEqual([]);

    // what is said next is one more letter, beneath hers
    await at.write(id, { text: 'Записали' });
    await settle(desk, 'gone');
    expect(await mail(id)).toBe(1);
    const [, next] = await letters();
    expect(next).toMatchObject({ to: 'dana@mail.example', text: expect.stringContaining('Записали') });
    expect(next!.text).not.toContain('Завтра до обеда');
  });

  it('is left alone while a page of hers is open, and where she has read it', async () => {
    const { page, id } = await answered('here', { from: { email: 'here@mail.example' } }, ['Да']);
    await desk.office.db.pool.query(`UPDATE message SET at = at - interval '1 hour' WHERE conversation_id = $1`, [id]);
    await desk.office.db.pool.query(`UPDATE widget_shown SET at = at - interval '1 hour' WHERE conversation_id = $1`, [
      id,
    ]);
    expect((await mailsUnreadAt(desk.office.db, id))! < inMinutes(-50)).toBe(true);
    const listening = await listenAt(desk, 'here', page.token, '0.0');
    await listening.next();
    await until(async () => (await mailsUnreadAt(desk.office.db, id))! > inMinutes(4) || undefined, 'that she is here');
    expect(await mail(id, inMinutes(0))).toBe(0);
    await listening.close();
    await page.call('POST', '/read', { to: 1 });
    expect([await mailsUnreadAt(desk.office.db, id), await mail(id)]).toEqual([null, 0]);
  });

  it('is written to by no letter where the chat sends none, or nobody has said where to', async () => {
    const { db } = desk.office;
    const { id } = await answered('none', { from: { email: 'none@mail.example' } }, ['Да']);
    const set = (settings: object) =>
      db.pool.query(`UPDATE channel_account SET settings = settings || $1 WHERE id = 'widget:none'`, [settings]);
    await set({ mailAfter: '0' });
    expect(await mailsUnreadAt(db, id)).toBeNull();
    await set({ mailAfter: '5', mailFrom: 'email:elsewhere' });
    expect(await mailsUnreadAt(db, id)).toBeNull();
    await set({ mailFrom: mailbox });
    expect(await mailsUnreadAt(db, id)).not.toBeNull();
    await db.pool.query(
      `INSERT INTO address_trouble (kind, value, reason) VALUES ('email', 'none@mail.example', 'NoSuchAddress')`,
    );
    expect(await mailsUnreadAt(db, id)).toBeNull();
    const unknown = await answered('unknown', {}, ['Да']);
    expect(await mailsUnreadAt(db, unknown.id)).toBeNull();
  });

  it('whose file came with her letter has it fetched again from the mailbox, not from the chat', async () => {
    const { db } = desk.office;
    const { id } = await answered('file', { from: { email: 'file@mail.example' } }, ['Пришлите смету']);
    expect(await mail(id)).toBe(1);
    const sent = (await letters()).find(({ to }) => to === 'file@mail.example')!;
    const headers = { From: 'file@mail.example', Subject: `Re: ${sent.subject}`, 'In-Reply-To': sent.id };
    const mixed = { 'Message-ID': '<f1@mail.example>', 'Content-Type': 'multipart/mixed; boundary=m' };
    const parts = [
      'Content-Type: text/plain; charset=utf-8\r\n\r\nВот',
      'Content-Type: text/plain\r\nContent-Disposition: attachment; filename=smeta.txt\r\n\r\n100 000',
    ];
    const body = [...parts.map((part) => `--m\r\n${part}`), '--m--'].join('\r\n');
    await imap.put(own, letter({ ...headers, ...mixed }, body));
    await at.seen((all) => all.find((one) => one.id === id && one.lastText.startsWith('Вот')), 'her letter');
    const came = (await at.messages(id)).find(({ text }) => text === 'Вот');
    const account = async () => (await db.pool.query('SELECT account FROM file_fetch')).rows;
    expect(await account()).toEqual([{ account: mailbox }]);
    await db.pool.query('DELETE FROM file_fetch');
    const part = came.parts.findIndex(({ kind }: { kind: string }) => kind === 'file');
    const lost = `UPDATE message SET parts = jsonb_set(parts, ARRAY[$2, 'state'], '"lost"') WHERE id = $1`;
    await db.pool.query(lost, [came.id, String(part)]);
    const again = `/conversations/${id}/messages/${came.id}/fetch`;
    expect((await desk.ask('POST', again, { as: 'saule', body: { part } })).status).toBe(200);
    expect(await account()).toEqual([{ account: mailbox }]);
  });

  it('sets it in the chat’s settings, from whole minutes of a day', async () => {
    await openChat(desk, 'set', { page: { key: 'set' } });
    const change = async (settings: object) => {
      const { revision } = (await desk.ask('GET', '/accounts/widget:set', { as: 'saule' })).body;
      return desk.ask('PATCH', '/accounts/widget:set', { as: 'saule', body: { revision, settings } });
    };
    expect((await change({ mailAfter: '15', mailFrom: mailbox })).body.settings).toMatchObject({
      ...{ mailAfter: '15', mailFrom: mailbox },
    });
    for (const wrong of [{ mailAfter: -1 }, { mailAfter: 'soon' }, { mailFrom: 'sms:shop' }])
      expect((await change(wrong)).status).toBe(422);
    expect((await change({ mailAfter: 0, mailFrom: '' })).body.settings).toMatchObject({ mailAfter: '0' });
  });
});

describe('B13 a letter to a visitor', () => {
  it('goes to no address that is somebody else’s, or that was typed before she was known', async () => {
    const { db } = desk.office;
    const owner = await answered('owner', {}, ['Да'], signed({ sub: 'o', name: 'Owner', email: 'owner@mail.example' }));
    expect(await mailsUnreadAt(db, owner.id)).not.toBeNull();
    const thief = await answered('thief', { from: { email: 'owner@mail.example' } }, ['Да']);
    expect(await mailsUnreadAt(db, thief.id)).toBeNull();
    // a form of a stranger's says that it is hers
    const quiet = await answered('quiet', {}, ['Да']);
    const { contact } = await talkOf('quiet');
    await db.pool.query(
      `INSERT INTO address (contact_id, kind, value, trust, owner) VALUES ($1, 'email', 'form@mail.example', 'claimed', true)`,
      [contact.id],
    );
    expect(await mailsUnreadAt(db, quiet.id)).toBeNull();
    const typed = await answered('typed', { from: { email: 'typed@mail.example' } }, ['Да']);
    expect(await mailsUnreadAt(db, typed.id)).not.toBeNull();
    await openPage(desk, 'typed', signed({ sub: 't', name: 'Other' }), typed.page.token);
    expect(await mailsUnreadAt(db, typed.id)).toBeNull();
  });

  it('is answered in the chat by nobody to whom it was passed on', async () => {
    const { id } = await answered('passed', { from: { email: 'passed@mail.example' } }, ['Секрет']);
    await mail(id);
    const sent = (await letters()).find(({ to }) => to === 'passed@mail.example')!;
    const headers = { From: 'stranger@mail.example', Subject: 'Re: x', 'In-Reply-To': sent.id };
    await imap.put(own, letter({ ...headers, 'Message-ID': '<s1@mail.example>' }, 'Я не она'));
    const talk = await at.seen((all) => all.find(({ lastText }) => lastText === 'Я не она'), 'their talk');
    expect([talk.account, talk.id === id]).toEqual([mailbox, false]);
  });
});
