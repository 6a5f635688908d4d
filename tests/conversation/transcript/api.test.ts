import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { account as mailbox, atMailbox } from '../../account/mailbox/mailbox.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { openImapServer } from '../../support/imap-server.ts';
import { openSmtpServer } from '../../support/smtp-server.ts';
import { come, messageNow, openAccountIn } from '../talk.ts';

let desk: Desk;
let imap: Awaited<ReturnType<typeof openImapServer>>;
let smtp: Awaited<ReturnType<typeof openSmtpServer>>;
let at: ReturnType<typeof atMailbox>;
let talk: string;
let client: string;
beforeAll(async () => {
  [desk, imap, smtp] = await Promise.all([openDesk(), openImapServer(), openSmtpServer()]);
  at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
  await desk.office.db.pool.query(`INSERT INTO setting (key, value) VALUES ('seller', '{"name": "Acme"}')
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  await at.connect({ signature: '' });
  const bot = await openAccountIn(desk.office, 'telegram:anna_bot', { people: [desk.office.aida] });
  await come(desk.office, bot, messageNow('How much is **it**?'));
  [talk, client] = (await desk.office.db.pool.query('SELECT id, contact_id FROM conversation')).rows.map((row) => [
    row.id,
    row.contact_id,
  ])[0]!;
});
afterAll(async () => {
  await desk?.close();
  await Promise.all([smtp?.close(), imap?.close()]);
});

const send = (body: object, as: Name = 'daniyar', key = randomUUID()) =>
  desk.ask('POST', `/conversations/${talk}/transcript`, { as, body, headers: { 'idempotency-key': key } });
const address = async (value: string) => {
  await desk.ask('POST', `/contacts/${client}/addresses`, { as: 'daniyar', body: { kind: 'email', value } });
  const { addresses } = (await desk.ask('GET', `/contacts/${client}`, { as: 'daniyar' })).body;
  return addresses.find((one: { value: string }) => one.value === value).id as string;
};

describe('D4 a copy of a talk by mail', () => {
  it('goes to the client once, with what both wrote and without notes, and the talk tells of it', async () => {
    await at.write(talk, { text: 'Her name is a secret', direction: 'note' });
    expect((await at.write(talk, { text: '9 900 ₸' })).body).toMatchObject({ messages: [expect.any(String)] });
    const addressId = await address('ivan@mail.example');
    const key = randomUUID();
    const sent = await send({ addressId }, 'daniyar', key);
    expect(sent.status).toBe(200);
    expect((await send({ addressId }, 'daniyar', key)).body).toEqual(sent.body);
    await at.send();
    const [letter, ...others] = await smtp.letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      ...{ subject: 'A copy of the conversation · Acme', to: [{ address: 'ivan@mail.example' }] },
    });
    expect(letter!.text).toContain('How much is **it**?');
    expect(letter!.text).toMatch(/Acme, \d\d\.\d\d\.\d{4} \d\d:\d\d\n9 900 ₸/);
    expect(letter!.text).not.toContain('secret');
    const { rows } = await desk.office.db.pool.query(
      `SELECT data FROM event WHERE type = 'conversation.transcribed' AND noun_id = $1`,
      [talk],
    );
    expect(rows).toMatchObject([{ data: { to: 'ivan@mail.example', messages: 2 } }]);
  });

  it('goes to a colleague, who reads who wrote it', async () => {
    expect((await send({ userId: desk.office.timur })).status).toBe(200);
    const { rows } = await desk.office.db.pool.query(
      `SELECT recipient, account, contact_id, body FROM delivery WHERE contact_id IS NULL AND account = $1`,
      [mailbox],
    );
    const read = await desk.office.db.pool.query('SELECT email FROM app_user WHERE id = $1', [desk.office.timur]);
    expect(rows).toMatchObject([{ recipient: read.rows[0].email, account: mailbox }]);
    expect(rows[0].body).toContain('Ivan');
  });

  it('goes to no address that a stranger may have typed, or where the client wants nothing', async () => {
    const addressId = await address('other@mail.example');
    const mark = (set: string) => desk.office.db.pool.query(`UPDATE address SET ${set} WHERE id = $1`, [addressId]);
    await mark(`trust = 'claimed'`);
    expect(await send({ addressId })).toMatchObject({ status: 409, body: { code: 'AddressNotVouched' } });
    await mark(`trust = 'staff', stopped_at = now()`);
    expect(await send({ addressId })).toMatchObject({ status: 409, body: { code: 'ClientBlockedUs' } });
    expect((await send({ addressId: randomUUID() })).status).toBe(404);
    expect((await send({ userId: randomUUID() })).status).toBe(404);
    expect((await send({})).status).toBe(422);
  });

  it('is sent by whoever sees the talk alone, who may not see the client', async () => {
    expect((await send({ userId: desk.office.timur }, 'aida')).status).toBe(200);
    expect((await send({ userId: desk.office.timur }, 'timur')).status).toBe(404);
  });
});
