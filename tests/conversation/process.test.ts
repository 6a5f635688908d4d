import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellConversation } from '../../prisma/conversation/conversation.ts';
import { writeMessage } from '../../prisma/conversation/write-message.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { NewMessage } from '../../workflows/conversation/conversation.schema.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';
import { come, messageOf, openAccountIn } from './talk.ts';

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

describe('D4 a conversation that was put aside', () => {
  it('comes back at its moment, by its own process, which then ends', async () => {
    const account = await openAccountIn(office);
    await come(office, account, messageOf({ text: 'Позже' }));
    const one = async (text: string) => (await office.db.pool.query(text)).rows[0];
    const { id } = await one('SELECT id FROM conversation');
    const order = { do: 'snooze' as const, until: new Date(Date.now() + 2 * 3_600_000).toISOString() };
    await tellConversation(office.db, { conversationId: id, actor: { kind: 'user', id: office.aida }, order });
    await until(() => one(`SELECT 1 FROM process WHERE state = 'waiting' AND next_at IS NOT NULL`), 'its process');
    await processes.passTime(`conversation:${id}`, 3 * 3_600_000);
    await until(() => one(`SELECT 1 FROM conversation WHERE state = 'waiting' AND snoozed_until IS NULL`), 'its end');
    await until(() => one(`SELECT 1 FROM process WHERE state = 'finished'`), 'the end of the process');
    expect((await one(`SELECT actor FROM event WHERE type = 'conversation.woken'`)).actor.kind).toBe('process');
  });
});

describe('D9 a question about the talk', () => {
  it('is reminded of once, by its own process, where nobody answers', async () => {
    const { db, aida } = office;
    const account = await openAccountIn(office, 'telegram:rated_bot');
    await db.pool.query(`UPDATE channel_account SET desk = '{"rating": true}' WHERE id = $1`, [account]);
    await come(office, account, messageOf({ text: 'Спасибо' }));
    const one = async (text: string, ...values: unknown[]) => (await db.pool.query(text, values)).rows[0];
    const { id } = await one('SELECT id FROM conversation WHERE account = $1', account);
    const doing = { conversationId: id as string, actor: { kind: 'user' as const, id: aida } };
    await writeMessage(db, { ...doing, message: NewMessage.parse({ text: 'Рады помочь' }) });
    await tellConversation(db, { ...doing, order: { do: 'close' } });
    const process = (state: string) =>
      until(
        () => one('SELECT 1 FROM process WHERE workflow_id = $1 AND state = $2', `conversation:${id}`, state),
        state,
      );
    await process('waiting');
    await processes.passTime(`conversation:${id}`, 21 * 3_600_000);
    await process('finished');
    const { many } = await one(
      `SELECT count(*)::int AS many FROM event WHERE type = 'conversation.rating_reminded' AND subject_id = $1`,
      id,
    );
    expect(many).toBe(1);
  });
});

describe('D2 a visitor who is gone', () => {
  it('is mailed what she has not read by the talk’s own process, once, which then ends', async () => {
    const { db, aida } = office;
    const one = async (text: string, ...values: unknown[]) => (await db.pool.query(text, values)).rows[0];
    await db.pool.query(
      `INSERT INTO channel_account (id, kind, provider, name, settings, created_at) VALUES ('widget:shop', 'widget', 'widget', 'Shop', '{"sites": "https://shop.example"}', now()),
        ('email:shop', 'email', 'mailbox', 'Mail', '{}', now())`,
    );
    const card = { kind: 'card', name: 'Dana', phone: '', email: 'dana@mail.example', own: false };
    const post = { id: randomUUID(), thread: 'visitor-of-the-shop', at: new Date().toISOString(), name: 'Dana' };
    const body = {
      ...{ ...post, language: 'ru', text: 'Есть доставка?', parts: [card] },
      told: [{ kind: 'email', value: card.email, trust: 'claimed' }],
    };
    const kept = { source: 'widget:shop', externalId: 'visitor-of-the-shop/1', headers: {}, lane: post.thread };
    await keepIncoming(db, { ...kept, body: Buffer.from(JSON.stringify(body)) });
    await handleInbox(db);
    const { id } = await one(`SELECT id FROM conversation WHERE account = 'widget:shop'`);
    const doing = { conversationId: id as string, actor: { kind: 'user' as const, id: aida } };
    await writeMessage(db, { ...doing, message: NewMessage.parse({ text: 'Да, есть' }) });
    await until(() => one('SELECT 1 FROM widget_shown WHERE conversation_id = $1', id), 'the answer on her page');
    const process = (state: string) =>
      until(
        () => one('SELECT 1 FROM process WHERE workflow_id = $1 AND state = $2', `conversation:${id}`, state),
        state,
      );
    await process('waiting');
    await db.pool.query(`UPDATE widget_shown SET at = at - interval '10 minutes' WHERE conversation_id = $1`, [id]);
    await db.pool.query(`UPDATE message SET at = at - interval '10 minutes' WHERE conversation_id = $1`, [id]);
    await processes.passTime(`conversation:${id}`, 10 * 60_000);
    await process('finished');
    const { rows } = await db.pool.query(`SELECT recipient FROM delivery WHERE account = 'email:shop'`);
    expect(rows).toEqual([{ recipient: 'dana@mail.example' }]);
    const { actor, data } = await one(`SELECT actor, data FROM event WHERE type = 'conversation.mailed'`);
    expect([actor.kind, data.to]).toEqual(['process', 'dana@mail.example']);
  });
});
