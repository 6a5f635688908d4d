import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../../support/desk.ts';
import { openImapServer } from '../../../support/imap-server.ts';
import { openSmtpServer } from '../../../support/smtp-server.ts';
import { until } from '../../../support/until.ts';
import { openAccountIn } from '../../../conversation/talk.ts';
import { atMailbox, letter, own } from '../mailbox.ts';

let desk: Desk;
let imap: Awaited<ReturnType<typeof openImapServer>>;
let smtp: Awaited<ReturnType<typeof openSmtpServer>>;
let at: ReturnType<typeof atMailbox>;
let asking: { close(): Promise<void> };
let talk: { id: string };
let receivers: string[] = [];
beforeAll(async () => {
  const hears = async (to: string) => void receivers.push(to);
  [desk, imap, smtp] = await Promise.all([openDesk(), openImapServer(), openSmtpServer(hears)]);
  at = atMailbox(desk, () => ({ imapPort: imap.port, smtpPort: smtp.port }));
  await at.connect();
  asking = at.asking();
  const looked = `SELECT 1 FROM channel_account WHERE places <> '{}'`;
  await until(async () => (await desk.office.db.pool.query(looked)).rowCount === 1, 'the first look');
  await imap.put(own, letter({ Subject: 'Заказ 12', Cc: 'Boss <boss@example.com>' }, 'Когда привезут?'));
  talk = await at.seen(([one]) => one, 'the letter');
});
afterAll(async () => {
  await asking?.close();
  await desk?.close();
  await Promise.all([smtp?.close(), imap?.close()]);
});

const copies = (cc: string[], bcc: string[] = []) => ({ kind: 'copies', cc, bcc });
const stateOf = async (text: string) => (await at.messages(talk.id)).find((one) => one.text === text);

describe('D1 an answer by mail with copies', () => {
  it('goes to the client and to those named, and nobody is told of the hidden ones', async () => {
    const parts = [copies([' Boss@Example.com'], ['archive@example.com'])];
    expect((await at.write(talk.id, { text: 'Завтра', parts })).status).toBe(201);
    await at.send();
    expect(receivers.sort()).toEqual(['archive@example.com', 'boss@example.com', 'ivan@example.com']);
    const sent = (await smtp.letters()).at(-1)!;
    expect(sent).toMatchObject({ to: [{ address: 'ivan@example.com' }], cc: [{ address: 'boss@example.com' }] });
    expect(smtp.taken.at(-1)!.toString()).not.toContain('archive@');
    expect(await stateOf('Завтра')).toMatchObject({
      state: 'sent',
      parts: [{ kind: 'copies', cc: ['boss@example.com'], bcc: ['archive@example.com'] }],
    });
  });

  it('has failed where the client’s own server refuses it, though the copies went', async () => {
    receivers = [];
    smtp.next.push({ code: 550, text: '5.1.1 User unknown' });
    await at.write(talk.id, { text: 'Сегодня', parts: [copies(['boss@example.com'])] });
    await at.send();
    expect(receivers).toEqual(['boss@example.com']);
    expect(await stateOf('Сегодня')).toMatchObject({ state: 'failed', reason: expect.any(String) });
  });

  it('names addresses alone, says something, and is a letter', async () => {
    expect((await at.write(talk.id, { text: 'x', parts: [copies(['boss'])] })).status).toBe(422);
    const silent = await at.write(talk.id, { text: '', parts: [copies(['boss@example.com'])] });
    expect(silent.body.code).toBe('MessageEmpty');
    const many = Array.from({ length: 21 }, (_, n) => `a${n}@example.com`);
    expect((await at.write(talk.id, { text: 'x', parts: [copies(many)] })).status).toBe(422);
    const bot = await openAccountIn(desk.office);
    const { rows } = await desk.office.db.pool.query(
      `INSERT INTO conversation (account, thread, contact_id, state, last_at, created_at)
       SELECT $1, '1', contact_id, 'waiting', now(), now() FROM conversation WHERE id = $2 RETURNING id`,
      [bot, talk.id],
    );
    const elsewhere = await at.write(rows[0].id, { text: 'x', parts: [copies(['boss@example.com'])] });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'CopiesOfLettersOnly' } });
  });
});
