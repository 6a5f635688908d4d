import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { talkStep } from '../../../prisma/automation/talk-step.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openMessenger } from '../messenger.ts';
import { come, messageNow, openAccountIn } from '../talk.ts';

let office: Office;
beforeAll(async () => void (office = await openOffice()));
afterAll(() => office?.close());

const { went, send } = openMessenger();
const one = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows[0];

describe('A2 a template in a conversation', () => {
  it('is written when it leaves, as plain text of whatever channel has it, and is read in the conversation', async () => {
    const account = await openAccountIn(office, 'telegram:anna_bot', { pipeline: 'education' });
    const templates = [
      ['offer', 'email', '# Курс\n\n**{{lead.name}}**, [смотрите]({{company.name}})'],
      ['short', 'sms', 'Ждём, {{lead.name}}'],
    ];
    for (const [key, channel, body] of templates)
      await office.db.pool.query(
        `INSERT INTO template (key, channel, language, body, updated_at) VALUES ($1, $2, 'ru', $3, now())`,
        [key, channel, body],
      );
    await come(office, account, messageNow('?'));
    const { id, lead_id: leadId } = await one('SELECT id, lead_id FROM conversation');
    const doing = { actor: { kind: 'process' as const, id: `lead:${leadId}` }, at: new Date().toISOString(), leadId };
    const cause = { automation: 'a', version: 1, event: '1', depth: 1 };
    for (const template of ['short', 'offer']) await talkStep(office.db, { ...doing, cause }, { do: 'send', template });
    await send(office, account);
    expect(went[0]).toMatch(/^Ждём, /);
    expect(went[1]).not.toMatch(/[#*]/);
    const { texts } = await one(
      `SELECT array_agg(text ORDER BY number) AS texts FROM message WHERE conversation_id = $1 AND direction = 'out'`,
      [id],
    );
    expect(texts).toEqual(went);
  });
});
