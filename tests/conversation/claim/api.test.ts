import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { listenAt, stopListening, type Message } from '../../support/ears.ts';
import type { Name } from '../../support/desk.ts';
import { until } from '../../support/until.ts';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterEach(stopListening);
afterAll(() => window?.close());

const listen = (as: Name) => listenAt(window.desk.url, { authorization: `Bearer token-${as}` });
const types = (id: string) => (message: Message) =>
  message.type === 'typing' && (message as unknown as { talk: string }).talk === id;
const ends = (id: string) => window.desk.ask('DELETE', `/conversations/${id}/claim`, { as: 'aida' });

describe('D4 a claim on an answer', () => {
  it('says who answers now and until when, to colleagues as it comes and to whoever looks later', async () => {
    const { id } = await window.begin('Сколько стоит?');
    const timur = await listen('timur');
    const { body } = await window.act(id, 'claim');
    expect(body).toMatchObject({ by: window.office.aida });
    const minutes = (Date.parse(body.until) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(2);
    expect(minutes).toBeLessThan(4);
    expect(await timur.next(types(id))).toMatchObject({ by: window.office.aida, until: body.until });
    expect((await window.one(id, 'timur')).claim).toEqual(body);
  });

  it('is asked about by a colleague’s answer, taken over by a click, and ends with an answer', async () => {
    const { id } = await window.begin('Есть скидка?');
    const [{ number: seen }] = await window.messages(id);
    await window.act(id, 'claim');
    const refused = await window.say(id, { text: 'Есть', seen }, 'timur');
    expect(refused).toMatchObject({ status: 409, body: { code: 'BeingAnswered', values: { user: 'Aida' } } });
    expect((await window.say(id, { text: 'обещали раньше', direction: 'note', seen }, 'timur')).status).toBe(201);
    expect((await window.act(id, 'claim', {}, 'timur')).body.by).toBe(window.office.aida);
    expect((await window.act(id, 'claim', { over: true }, 'timur')).body.by).toBe(window.office.timur);
    expect((await window.act(id, 'claim')).body.by).toBe(window.office.timur);
    expect((await window.say(id, { text: 'Есть, 5 %', seen }, 'timur')).status).toBe(201);
    expect((await window.one(id)).claim).toBeNull();
    const late = await window.say(id, { text: 'Да', seen });
    expect(late.body.code).toBe('AnsweredMeanwhile');
  });

  it('ends when she thinks better of it, and by itself', async () => {
    const { id } = await window.begin('Алло');
    const timur = await listen('timur');
    await window.act(id, 'claim');
    await ends(id);
    await until(() => timur.heard.filter(types(id)).length === 2, 'the end is told');
    expect(timur.heard.filter(types(id)).at(-1)).toMatchObject({ until: null });
    await window.act(id, 'claim');
    await window.office.db.pool.query(
      `UPDATE claim SET until = now() - interval '1 second' WHERE conversation_id = $1`,
      [id],
    );
    expect((await window.one(id)).claim).toBeNull();
    const [{ number: seen }] = await window.messages(id);
    expect((await window.say(id, { text: 'Слушаю', seen }, 'timur')).status).toBe(201);
  });

  it('is for whoever may read the talk', async () => {
    const own = await openWindow({ people: [] });
    try {
      await own.office.db.pool.query('UPDATE channel_account SET people = $1', [[own.office.aida]]);
      const { id } = await own.begin('Тайна');
      const timur = await listenAt(own.desk.url, { authorization: 'Bearer token-timur' });
      const daniyar = await listenAt(own.desk.url, { authorization: 'Bearer token-daniyar' });
      await own.act(id, 'claim');
      await daniyar.next(types(id));
      expect(timur.heard.filter(types(id))).toEqual([]);
      expect((await own.act(id, 'claim', { over: true }, 'timur')).status).toBe(404);
    } finally {
      await own.close();
    }
  });
});
