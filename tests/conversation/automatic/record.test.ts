import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storedEvents } from '../../support/catalogued.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { come, ivan, messageNow, messageOf, openAccountIn } from '../talk.ts';

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice();
  await rows(`INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('never', 'Never', 'UTC', '{}', '[]')`);
  const [greeting, absence] = [
    { ru: 'Привет', en: 'Hello' },
    { ru: 'Нас нет', en: 'Away' },
  ];
  account = await openAccountIn(office, 'telegram:night_bot', { hours: 'never', greeting, absence });
});
afterAll(() => office?.close());

let clients = 9000;
const somebody = () => ({ ...ivan, id: ++clients, first_name: `Client ${clients}` });
const rows = async (text: string, values: unknown[] = []) =>
  (await office.db.pool.query<Record<string, any>>(text, values)).rows;
const saidTo = ({ id }: { id: number }) =>
  rows(
    `SELECT d.body, d.state, d.language, d.recipient, d.not_after, m.direction, m.text, m.written_by, v.state AS talk, v.unread, v.last_text
     FROM message m JOIN conversation v ON v.id = m.conversation_id JOIN delivery d ON d.message_id = m.id WHERE v.thread = $1 ORDER BY m.number`,
    [String(id)],
  );

describe('D4 what an account answers by itself', () => {
  it('is a delivery beside the message, of nobody, once an absence, however often the message comes', async () => {
    const from = somebody();
    const first = messageNow('hi', from);
    await come(office, account, first, { ...first, update_id: messageOf().update_id }, messageNow('anybody?', from));
    const [said, ...more] = await saidTo(from);
    expect(more).toEqual([]);
    expect(said).toMatchObject({
      ...{ body: 'Hello\n\nAway', text: 'Hello\n\nAway', state: 'queued', language: 'en', direction: 'out' },
      ...{ recipient: `${from.id}@night_bot`, written_by: null, not_after: expect.any(Date) },
      ...{ talk: 'waiting', unread: 2, last_text: 'anybody?' },
    });
    const [event] = await rows(
      `SELECT e.actor, e.data FROM event e JOIN conversation v ON v.id = e.noun_id WHERE v.thread = $1 AND e.type = 'conversation.answered'`,
      [String(from.id)],
    );
    expect(event).toMatchObject({ actor: { kind: 'system' }, data: { automatic: true } });
    expect(await rows('SELECT 1 FROM poke WHERE target = $1', [`channel:${account}`])).toHaveLength(1);
  });

  it('is said again in the next absence, without the greeting', async () => {
    const from = somebody();
    await come(office, account, messageNow('hi', from));
    await rows(`UPDATE conversation SET away_told_until = now() - interval '1 hour' WHERE thread = $1`, [
      String(from.id),
    ]);
    await come(office, account, messageNow('again', from));
    expect((await saidTo(from)).map(({ body }) => body)).toEqual(['Hello\n\nAway', 'Away']);
  });

  it('is nothing to an old message or a changed one', async () => {
    const [old, changed] = [somebody(), somebody()];
    const { update_id, message } = messageNow('changed', changed);
    const edit_date = message.date + 1;
    await come(office, account, messageOf({ text: 'old' }, old), {
      update_id,
      edited_message: { ...message, edit_date },
    } as never);
    expect([...(await saidTo(old)), ...(await saidTo(changed))]).toEqual([]);
    expect((await storedEvents(office.db)).strange).toEqual([]);
  });
});
