import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const withdraw = (id: string, message: string) => window.act(id, `messages/${message}/withdraw`);
const retry = (id: string, message: string) => window.act(id, `messages/${message}/retry`);

describe('D4 a message that has not left', () => {
  it('waits for the seconds of its writer, and is taken back in them', async () => {
    const { id } = await window.begin('Сколько стоит?');
    const before = await window.one(id);
    const [message] = (await window.say(id, { text: 'Сорок рублей', hold: 10 })).body.messages;
    const [said] = await window.messages(id);
    const left = Date.parse(said.goesAt) - Date.now();
    expect(left).toBeGreaterThan(5000);
    expect(left).toBeLessThanOrEqual(10_000);
    expect((await withdraw(id, message)).status).toBe(200);
    expect((await window.messages(id))[0]).toMatchObject({ text: 'Сорок рублей', deletedAt: expect.any(String) });
    const { lastText, lastDirection, waitingSince } = before;
    expect(await window.one(id)).toMatchObject({
      state: 'assigned',
      assigneeId: window.office.aida,
      lastText,
      lastDirection,
      waitingSince,
    });
    expect((await withdraw(id, message)).body.code).toBe('MessageGone');
    expect((await retry(id, message)).body.code).toBe('NotFound');
  });

  it('is cancelled or sent now, where it was scheduled', async () => {
    const { id } = await window.begin('Напомните');
    const [first, second] = [
      (await window.say(id, { text: 'раз', sendAt: inAnHour() })).body.messages[0],
      (await window.say(id, { text: 'два', sendAt: inAnHour() })).body.messages[0],
    ];
    expect((await withdraw(id, first)).status).toBe(200);
    expect((await retry(id, second)).status).toBe(200);
    expect(await window.messages(id)).toMatchObject([
      { text: 'два', goesAt: null, state: 'queued' },
      { text: 'раз', deletedAt: expect.any(String) },
      { direction: 'in' },
    ]);
    expect(await window.one(id)).toMatchObject({ state: 'client', lastText: 'два', waitingSince: null });
  });

  it('is not taken back once it is on its way, nor what the client wrote', async () => {
    const { id } = await window.begin('Ждём');
    const [asked] = await window.messages(id);
    const [message] = (await window.say(id, { text: 'ушло' })).body.messages;
    await window.office.db.pool.query(
      `UPDATE delivery SET state = 'sending', attempt_count = 1 WHERE message_id = $1`,
      [message],
    );
    expect((await withdraw(id, message)).body.code).toBe('MessageGone');
    expect((await withdraw(id, asked.id)).status).toBe(404);
  });

  it('keeps its place among what is held, and the undo time is a preference', async () => {
    const { id } = await window.begin('Порядок');
    for (const text of ['раз', 'два']) await window.say(id, { text, hold: 5 });
    const { rows } = await window.office.db.pool.query(
      'SELECT body, priority FROM delivery WHERE conversation_id = $1 ORDER BY priority, created_at',
      [id],
    );
    expect(rows).toEqual([
      { body: 'раз', priority: 1 },
      { body: 'два', priority: 1 },
    ]);
    const me = { preferences: { undoSeconds: 10 } };
    expect((await window.desk.ask('PATCH', '/me', { as: 'aida', body: me })).body.preferences).toMatchObject(
      me.preferences,
    );
  });
});
