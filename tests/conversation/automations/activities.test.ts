import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { turnOf } from '../../../activities/subject-turn.ts';
import { conversations } from '../../../prisma/conversation/conversation-record.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openMessenger } from '../messenger.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';
import { publishTalks } from './talks.ts';

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office);
  const templates = [
    ['prices', 'email', '# Prices\n\nHello {{contact.firstName}}, **{{company.name}}** has prices'],
    ['offer', 'email', 'About {{lead.name}}'],
  ];
  for (const [key, channel, body] of templates)
    await office.db.pool.query(
      `INSERT INTO template (key, channel, language, body, updated_at) VALUES ($1, $2, 'en', $3, now())`,
      [key, channel, body],
    );
  await publishTalks(
    office,
    account,
    ['prices', 'offer'].map((key) => ({
      ...{ key, name: { ru: key }, when: { on: 'message.in', words: [key] } },
      then: [{ do: 'conversation.send', template: key }],
    })),
  );
});
afterAll(() => office?.close());

const { went, send } = openMessenger();
const answered = async (text: string, number: number) => {
  await come(office, account, messageNow(text, { ...ivan, id: number }));
  const { rows } = await office.db.pool.query('SELECT id FROM conversation WHERE thread = $1', [String(number)]);
  const { id } = rows[0];
  await turnOf(office.db, conversations, { id, now: new Date().toISOString(), known: null, publicUrl: '' });
  await send(office, account);
  const { rows: sent } = await office.db.pool.query(
    `SELECT m.text, d.state, d.reason FROM message m JOIN delivery d ON d.message_id = m.id WHERE m.conversation_id = $1`,
    [id],
  );
  return sent;
};

describe('A2 a template by which automations of a talk answer', () => {
  it('is filled in when it leaves, with the client and the company, though the talk is about no lead', async () => {
    const [message] = await answered('The prices?', 9101);
    expect(went).toEqual([message.text]);
    expect(message.text).toMatch(/Hello Ivan, .* has prices/);
    expect(message.text).not.toMatch(/[#*]/);
  });

  it('does not leave without a value that only a lead has, and says so', async () => {
    const [message] = await answered('Your offer?', 9102);
    expect(went).toHaveLength(1);
    expect(message.state).toBe('failed');
    expect(message.reason).toMatch(/Название сделки/);
  });
});
