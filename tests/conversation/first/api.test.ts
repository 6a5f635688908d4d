import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { account as mailbox, atMailbox, letter, own } from '../../account/mailbox/mailbox.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { openImapServer } from '../../support/imap-server.ts';
import { openSmtpServer } from '../../support/smtp-server.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let imap: Awaited<ReturnType<typeof openImapServer>>;
let smtp: Awaited<ReturnType<typeof openSmtpServer>>;
let at: ReturnType<typeof atMailbox>;
let asking: { close(): Promise<void> };
beforeAll(async () => {
  [desk, imap, smtp] = await Promise.all([openDesk(), openImapServer(), openSmtpServer()]);
  at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
  await at.connect({ signature: '' });
  asking = at.asking();
  const looked = `SELECT 1 FROM channel_account WHERE places <> '{}'`;
  await until(async () => (await desk.office.db.pool.query(looked)).rowCount === 1, 'the first look');
  await desk.office.db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name) VALUES ('sms:shop', 'sms', 'sandbox', 'SMS'), ('telegram:shop', 'telegram', 'sandbox', 'Bot')`,
  );
});
afterAll(async () => {
  await asking?.close();
  await desk?.close();
  await Promise.all([smtp?.close(), imap?.close()]);
});

type As = 'aida' | 'timur' | 'saule';
const client = async (name: string, kind: 'phone' | 'email', value: string, as: As = 'aida') => {
  const { id } = (await desk.ask('POST', '/contacts', { as, body: { name, addresses: [{ kind, value }] } })).body;
  const { addresses } = (await desk.ask('GET', `/contacts/${id}`, { as })).body;
  return { id: id as string, addressId: addresses[0].id as string };
};
const write = (to: { id: string; addressId: string }, more: object, as: As = 'aida', key = randomUUID()) =>
  desk.ask('POST', '/conversations', {
    as,
    headers: { 'idempotency-key': key },
    body: { contactId: to.id, addressId: to.addressId, account: mailbox, text: 'Добрый день!', ...more },
  });
const rows = async (text: string, ...values: unknown[]) => (await desk.office.db.pool.query(text, values)).rows;

describe('D4 a client who is written to first', () => {
  it('by a letter with its subject, sent once, hers whoever wrote it; her answer stands in the same talk', async () => {
    const dana = await client('Дана', 'email', 'dana@mail.example');
    const key = randomUUID();
    const sent = await write(dana, { subject: 'Смета на кухню' }, 'aida', key);
    expect(sent).toMatchObject({ status: 201, body: { version: 1, messages: [expect.any(String)] } });
    expect((await write(dana, { subject: 'Смета на кухню' }, 'aida', key)).body).toEqual(sent.body);
    const { id } = sent.body;
    expect((await desk.ask('GET', `/conversations/${id}`, { as: 'aida' })).body).toMatchObject({
      ...{ state: 'client', assigneeId: desk.office.aida, unread: 0, lastText: 'Добрый день!', version: 1 },
      contact: { name: 'Дана' },
    });
    await at.send();
    const [mail, ...others] = await smtp.letters();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Смета на кухню', to: [{ address: 'dana@mail.example' }] });
    const headers = { From: 'dana@mail.example', Subject: 'Re: Смета', 'In-Reply-To': mail!.messageId ?? '' };
    await imap.put(own, letter({ ...headers, 'Message-ID': '<a1@mail.example>' }, 'Спасибо, смотрю'));
    await at.seen((all) => all.find((one) => one.id === id && one.lastText === 'Спасибо, смотрю'), 'her answer');
    // another letter is another matter
    expect((await write(dana, { subject: 'Доставка' })).body.id).not.toBe(id);
  });

  it('by SMS in the one thread with that number, which opens again', async () => {
    const serik = await client('Серик', 'phone', '+77015550201');
    const first = await write(serik, { account: 'sms:shop' });
    expect(first.status).toBe(201);
    const { id } = first.body;
    await desk.ask('POST', `/conversations/${id}/close`, { as: 'aida', body: {} });
    const both = await Promise.all([
      write(serik, { account: 'sms:shop', text: 'Раз' }),
      write(serik, { account: 'sms:shop', text: 'Два' }),
    ]);
    expect(both.map(({ status, body }) => [status, body.id])).toEqual([
      [201, id],
      [201, id],
    ]);
    expect(await rows('SELECT state FROM conversation WHERE id = $1', id)).toEqual([{ state: 'client' }]);
    expect(await rows(`SELECT count(*)::int AS n FROM delivery WHERE conversation_id = $1`, id)).toEqual([{ n: 3 }]);
  });

  it('begins one thread where two write at once', async () => {
    const two = await client('Двое', 'phone', '+77015550202', 'saule');
    const both = await Promise.all([
      write(two, { account: 'sms:shop', text: 'Раз' }, 'saule'),
      write(two, { account: 'sms:shop', text: 'Два' }, 'saule'),
    ]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
  });

  it('to nobody who has said STOP, in a thread that is there, in a new one, or by letter', async () => {
    const number = '+77015550203';
    const gone = await client('Ушла', 'phone', number);
    expect((await write(gone, { account: 'sms:shop' })).status).toBe(201);
    const stop = (kind: string, value: string) =>
      rows(`INSERT INTO address_trouble (kind, value, reason) VALUES ($1, $2, 'Unsubscribed')`, kind, value);
    await stop('phone', number);
    const before = await rows('SELECT count(*) FROM delivery');
    expect((await write(gone, { account: 'sms:shop' })).body.code).toBe('ClientBlockedUs');
    await stop('phone', '+77015550204');
    const fresh = await client('Новая', 'phone', '+77015550204');
    expect((await write(fresh, { account: 'sms:shop' })).body.code).toBe('ClientBlockedUs');
    await stop('email', 'stop@mail.example');
    const letters = await client('Без писем', 'email', 'stop@mail.example');
    expect((await write(letters, {})).body.code).toBe('ClientBlockedUs');
    expect(await rows('SELECT count(*) FROM delivery')).toEqual(before);
  });

  it('nowhere else, and by nobody who may not', async () => {
    const asel = await client('Асель', 'email', 'asel@mail.example');
    const code = async (more: object, as?: As, to = asel) => (await write(to, more, as)).body.code;
    expect(await code({ account: 'telegram:shop' })).toBe('NobodyFirstHere');
    expect(await code({ account: 'sms:shop' })).toBe('NotFound');
    expect(await code({ account: 'email:none' })).toBe('NotFound');
    expect(await code({ text: ' ' })).toBe('MessageEmpty');
    expect(await code({ addressId: randomUUID() })).toBe('NotFound');
    expect(await code({ leadId: randomUUID() })).toBe('NotFound');
    expect(await code({}, 'timur')).toBe('NotFound');
    await rows(`UPDATE channel_account SET people = ARRAY[$1::uuid] WHERE id = $2`, desk.office.timur, mailbox);
    expect(await code({})).toBe('NotFound');
    await rows(`UPDATE channel_account SET people = '{}' WHERE id = $1`, mailbox);
    await rows('UPDATE address SET stopped_at = now() WHERE id = $1', asel.addressId);
    expect(await code({})).toBe('ClientBlockedUs');
    expect(await rows('SELECT 1 FROM conversation WHERE contact_id = $1', asel.id)).toEqual([]);
  });
});
