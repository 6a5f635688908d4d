import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadActivities } from '../../../activities/lead.ts';
import { talkStep } from '../../../prisma/automation/talk-step.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { readDelivery } from '../../../prisma/delivery/delivery-row.ts';
import { settleDeliveries } from '../../../prisma/delivery/delivery-settle.ts';
import { assignLead } from '../../../prisma/assign/assign.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { Orders } from '../../../workflows/automation/order.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';

const automations = [
  Automation.parse({
    key: 'asks',
    name: { ru: 'Анкета' },
    when: { on: 'message.in', words: ['анкета'] },
    then: [
      {
        ...{ do: 'talk.ask', text: { ru: 'Как вас зовут?', en: 'What is your name?' }, field: 'name', times: 2 },
        atMost: { amount: 1, unit: 'days' },
      },
      { do: 'talk.note', text: { ru: 'Имя известно' } },
    ],
  }),
  Automation.parse({
    ...{ key: 'lost', name: { ru: 'Не дошло' }, when: { on: 'message.failed' } },
    then: [{ do: 'lead.tag', add: ['lost'], remove: [] }],
  }),
];

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice({ automations });
  account = await openAccountIn(office, 'telegram:anna_bot', { pipeline: 'education' });
  for (const [channel, body] of [
    ['sms', 'Мы приняли заявку'],
    ['email', '# Приняли'],
  ])
    await office.db.pool.query(
      `INSERT INTO template (key, channel, language, body, updated_at) VALUES ('received', $1, 'ru', $2, now())`,
      [channel, body],
    );
});
afterAll(() => office?.close());

let clients = 8000;
const rows = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const one = async (text: string, values: unknown[] = []) => (await rows(text, values))[0];
const begin = async (text: string, where = account) => {
  const from = { ...ivan, id: ++clients, first_name: `Client ${clients}` };
  await come(office, where, messageNow(text, from));
  const talk = await one('SELECT * FROM conversation WHERE thread = $1', [String(from.id)]);
  return { from, id: talk.id as string, leadId: talk.lead_id as string, contactId: talk.contact_id as string };
};
const turn = (leadId: string) =>
  leadActivities({ db: office.db }).turnLead({
    ...{ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null },
  });
const order = (leadId: string, wish: Orders['talk']) => {
  const cause = { automation: 'asks', version: 1, event: '1', depth: 1 };
  const actor = { kind: 'process' as const, id: `lead:${leadId}` };
  return talkStep(office.db, { leadId, actor, cause, at: new Date().toISOString() }, wish);
};
const sentIn = (id: string) =>
  rows(
    `SELECT m.text, d.state, d.account, d.template, d.body, d.lead_id FROM message m JOIN delivery d ON d.message_id = m.id
     WHERE m.conversation_id = $1 ORDER BY m.place, m.number`,
    [id],
  );

describe('A2 what automations do in a conversation', () => {
  it('asks, and puts what the client answers where it belongs; whoever waits for a person waits on', async () => {
    const { from, id, leadId } = await begin('анкета');
    await turn(leadId);
    expect(await sentIn(id)).toMatchObject([{ text: 'What is your name?', state: 'queued', account }]);
    const waits = await one('SELECT state, waiting_since, unread FROM conversation WHERE id = $1', [id]);
    expect(waits).toMatchObject({ state: 'waiting', unread: 1, waiting_since: expect.any(Date) });
    await come(office, account, messageNow('Иван Петров', from));
    await turn(leadId);
    expect(await one('SELECT name FROM lead WHERE id = $1', [leadId])).toMatchObject({ name: 'Иван Петров' });
    const [note] = await rows(`SELECT text FROM message WHERE conversation_id = $1 AND direction = 'note'`, [id]);
    expect(note).toMatchObject({ text: 'Имя известно' });
    expect(await rows(`SELECT 1 FROM event WHERE subject_id = $1 AND type = 'automation.failed'`, [leadId])).toEqual(
      [],
    );
  });

  it('writes a template where the client wrote last, and by another way once she has blocked us', async () => {
    const other = await openAccountIn(office, 'telegram:second_bot', { pipeline: 'education' });
    const { id, leadId, contactId, from } = await begin('?');
    await come(office, other, messageNow('?', from));
    const second = await one('SELECT id FROM conversation WHERE account = $1 AND thread = $2', [
      other,
      String(from.id),
    ]);
    await office.db.pool.query('UPDATE conversation SET contact_id = $2, lead_id = $3 WHERE id = $1', [
      ...[second.id, contactId, leadId],
    ]);
    const send = { do: 'send', template: 'received' } as const;
    await order(leadId, send);
    expect(await sentIn(second.id)).toMatchObject([{ text: '', template: 'received', body: null, lead_id: leadId }]);
    await order(leadId, { ...send, account });
    expect(await sentIn(id)).toHaveLength(1);
    await office.db.pool.query('UPDATE conversation SET blocked_at = now() WHERE contact_id = $1', [contactId]);
    expect(await order(leadId, { ...send, account })).toMatchObject({ refusal: 'NoConversation' });
    expect(await order(leadId, send)).toMatchObject({ refusal: 'NoAddress' });
    await office.db.pool.query(
      `INSERT INTO address (contact_id, kind, value, trust, origin, owner, since) VALUES ($1, 'phone', '+77010000001', 'staff', '{"from":"colleague"}', true, now())`,
      [contactId],
    );
    expect(await order(leadId, send)).toMatchObject({ version: 1 });
    expect(await one(`SELECT account FROM delivery WHERE lead_id = $1 AND conversation_id IS NULL`, [leadId])).toEqual({
      account: 'sms',
    });
  });

  it('hands it to whoever has the lead, leaves it to whoever takes it, and closes it once', async () => {
    const { id, leadId } = await begin('?');
    const talk = () => one('SELECT assignee_id, state, result FROM conversation WHERE id = $1', [id]);
    const doing = { actor: { kind: 'user' as const, id: office.saule } };
    await assignLead(office.db, { ...doing, leadId, userId: office.aida });
    await order(leadId, { do: 'assign', to: 'responsible' });
    expect(await talk()).toMatchObject({ assignee_id: office.aida });
    await order(leadId, { do: 'assign', to: 'nobody' });
    expect(await talk()).toMatchObject({ assignee_id: null, state: 'waiting' });
    await order(leadId, { do: 'close', result: 'Записан' });
    expect(await talk()).toMatchObject({ state: 'closed', result: 'Записан' });
    expect(await order(leadId, { do: 'close' })).toMatchObject({ refusal: 'ConversationClosed' });
    const before = await sentIn(id);
    await order(leadId, { do: 'say', text: { ru: 'Спасибо' } });
    expect([await sentIn(id), await talk()]).toMatchObject([{ length: before.length + 1 }, { state: 'closed' }]);
  });

  it('is heard of by the lead where it never arrives, by whoever wrote it', async () => {
    const { id, leadId } = await begin('?');
    const message = { text: 'Здравствуйте', parts: [], direction: 'out' as const };
    await writeMessage(office.db, { conversationId: id, actor: { kind: 'user', id: office.aida }, message });
    const { id: sent } = await one('SELECT id FROM delivery WHERE conversation_id = $1', [id]);
    const delivery = (await readDelivery(office.db, sent))!;
    const settled = { delivery, state: 'failed' as const, actor: { kind: 'provider' as const, id: account } };
    await settleDeliveries(office.db, [{ ...settled, reason: 'BlockedByClient' }]);
    await settleDeliveries(office.db, [{ ...settled, reason: 'BlockedByClient' }]);
    await turn(leadId);
    const [echo, ...more] = await rows(
      `SELECT noun, data FROM event WHERE subject_id = $1 AND type = 'delivery.failed'`,
      [leadId],
    );
    expect([echo, more]).toMatchObject([{ noun: 'echo', data: { of: { kind: 'conversation', id } } }, []]);
    expect(await one('SELECT tags FROM lead WHERE id = $1', [leadId])).toEqual({ tags: ['lost'] });
  });

  it('says what the catalogue says', async () => {
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });
});
