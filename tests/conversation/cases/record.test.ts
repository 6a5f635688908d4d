import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseLetter } from '../../../activities/channel/email/parse.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { keepIncoming } from '../../../prisma/inbox/inbox.queries.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const { db } = office;
  await db.pool.query(
    `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('never', 'N', 'UTC', '{}', '[]')`,
  );
  const desk = { hours: 'never', absence: { ru: 'Нас нет' } };
  for (const name of ['b', 'c'])
    await db.pool.query(
      `INSERT INTO channel_account (id, kind, provider, name, desk, created_at) VALUES ('email:' || $1, 'email', 'mailbox', $1, $2, now())`,
      [name, name === 'c' ? JSON.stringify(desk) : '{}'],
    );
});
afterAll(() => office?.close());

let uids = 0;
/** A letter of Ivan's lies in a mailbox of ours, and is taken in. */
const come = async (box: string, subject: string, id: string, text = 'Здравствуйте') => {
  const raw = [
    ...['From: Ivan <ivan@example.com>', 'To: b@example.org', 'Cc: c@example.org', `Subject: ${subject}`],
    ...[`Message-ID: <${id}@example.com>`, 'Content-Type: text/plain; charset=utf-8', '', text, ''],
  ].join('\r\n');
  const letter = await parseLetter(Buffer.from(raw), {
    ...{ mailbox: `${box}@example.org`, folder: 'INBOX', validity: '1', uid: ++uids, size: raw.length },
    receivedAt: new Date().toISOString(),
  });
  const kept = { source: `email:${box}`, externalId: `1/${uids}/INBOX`, headers: {}, lane: 'ivan@example.com' };
  await keepIncoming(office.db, { ...kept, body: Buffer.from(JSON.stringify(letter)) });
  await handleInbox(office.db);
};
const rows = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows;

describe('D1 one letter to two mailboxes of ours', () => {
  it('is a talk in each, by its own id (conversations C55)', async () => {
    await come('b', 'Заказ 12', 'both');
    await come('c', 'Заказ 12', 'both');
    await come('b', 'Заказ 12', 'both');
    expect(await rows(`SELECT account, external_id FROM message WHERE direction = 'in' ORDER BY account`)).toEqual([
      { account: 'email:b', external_id: '<both@example.com>' },
      { account: 'email:c', external_id: '<both@example.com>' },
    ]);
  });
});

describe('D4 what an account answers by itself', () => {
  it('goes to one address three times a day at most, whatever another program writes (conversations C57)', async () => {
    for (const n of [1, 2, 3, 4, 5]) await come('c', `Ticket received ${n}`, `t${n}`);
    const said = `SELECT m.text FROM message m JOIN conversation v ON v.id = m.conversation_id WHERE v.account = 'email:c' AND m.direction = 'out'`;
    expect(await rows(said)).toEqual([{ text: 'Нас нет' }, { text: 'Нас нет' }, { text: 'Нас нет' }]);
  });
});

describe('D9 a rating by mail', () => {
  it('is heard in a letter, too, whose envelope is no part of what was said', async () => {
    const [{ id }] = await rows(`SELECT id FROM conversation WHERE account = 'email:b'`);
    await rows(
      `UPDATE conversation SET state = 'closed', closed_at = now(), rating_stage = 'asked', rating_asked_at = now() WHERE id = $1`,
      id,
    );
    await come('b', 'Re: Заказ 12', 'rates', '5');
    expect(await rows(`SELECT rating, state FROM conversation WHERE id = $1`, id)).toEqual([
      { rating: 5, state: 'closed' },
    ]);
  });
});

describe('D5 a message that waits', () => {
  it('goes to whom it was written, though the client’s address is another one by then (conversations C40)', async () => {
    const [{ id, contact_id: contact }] = await rows(
      `SELECT id, contact_id FROM conversation WHERE account = 'email:b'`,
    );
    const message = NewMessage.parse({ text: 'Завтра', sendAt: new Date(Date.now() + 3_600_000).toISOString() });
    await writeMessage(office.db, { conversationId: id, actor: { kind: 'user', id: office.aida }, message });
    await rows(`UPDATE address SET value = 'other@example.com' WHERE contact_id = $1`, contact);
    expect(await rows(`SELECT recipient FROM delivery WHERE conversation_id = $1 AND body = 'Завтра'`, id)).toEqual([
      { recipient: 'ivan@example.com' },
    ]);
  });
});
