import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('D4 what an account answers by itself', () => {
  it('stands in the talk as nobody’s message, and the client still waits for somebody', async () => {
    const { db } = desk.office;
    await db.pool.query(
      `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('never', 'N', 'UTC', '{}', '[]')`,
    );
    const greeting = { ru: 'Привет', kk: 'Сәлем' };
    const body = {
      channel: 'telegram',
      provider: 'sandbox',
      name: 'Anna',
      greeting,
      absence: { ru: 'Нас нет' },
      hours: 'never',
    };
    const { id } = (await desk.ask('POST', '/accounts', { as: 'saule', body })).body;
    const write = (text: string) => {
      const from = { id: 5, name: 'Aigul', language: 'kk' };
      return desk.ask('POST', `/accounts/${id}/sandbox-messages`, { as: 'aida', body: { from, text } });
    };
    for (const text of ['Бар ма?', 'Алло']) expect((await write(text)).status).toBe(204);
    await handleInbox(db);
    const [talk] = (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items;
    expect(talk).toMatchObject({ state: 'waiting', unread: 2, lastText: 'Алло', assigneeId: null });
    const { items } = (await desk.ask('GET', `/conversations/${talk.id}/messages`, { as: 'aida' })).body;
    const ours = items.filter(({ direction }: any) => direction === 'out');
    expect(ours).toMatchObject([{ text: 'Сәлем\n\nНас нет', by: null, state: 'queued' }]);
    const story = (await desk.ask('GET', `/contacts/${talk.contact.id}/events?kind=message`, { as: 'saule' })).body;
    expect(story.items.map(({ type }: any) => type)).toContain('conversation.answered');
  });
});
