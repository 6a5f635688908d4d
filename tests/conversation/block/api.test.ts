import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow({ pipeline: 'education' });
});
afterAll(() => window?.close());

const ids = async (query = '') => (await window.get(`/conversations${query}`)).items.map((one: any) => one.id);
const alerts = async (id: string) =>
  (
    await window.office.db.pool.query(
      `SELECT 1 FROM notification WHERE data ->> 'conversationId' = $1 AND read_at IS NULL`,
      [id],
    )
  ).rowCount;

describe('D11 a sender who is blocked', () => {
  it('is kept and heard by nobody, stands in a list of its own, and comes back', async () => {
    const { id, from } = await window.begin('Купите подписчиков');
    await window.act(id, 'block', { reason: 'реклама' });
    const { total } = { total: await window.get('/conversations/totals') };
    const told = await alerts(id);
    await window.writes(from, 'Купите ещё');
    expect(await window.one(id)).toMatchObject({
      state: 'closed',
      unread: 0,
      spamReason: 'реклама',
      lastText: 'Купите ещё',
    });
    expect(await alerts(id)).toBe(told);
    expect(await window.get('/conversations/totals')).toEqual(total);
    expect(await ids()).not.toContain(id);
    expect(await ids('?blocked=true')).toEqual([id]);
    expect(await window.messages(id)).toHaveLength(2);
    expect((await window.say(id, { text: 'нет' })).body.code).toBe('SenderShutOut');
    await window.act(id, 'unblock');
    expect(await window.one(id)).toMatchObject({ spamAt: null, state: 'waiting' });
    expect(await ids()).toContain(id);
    await window.writes(from, 'Извините');
    expect(await window.one(id)).toMatchObject({ unread: 1 });
  });
});

describe('D11 a flood', () => {
  it('of one sender is kept whole, tells nobody again and stays where it stood', async () => {
    const { id, from } = await window.begin('1');
    for (let at = 2; at <= 30; at++) await window.writes(from, String(at));
    const before = await window.one(id);
    await window.office.db.pool.query('UPDATE notification SET read_at = now()');
    const other = await window.begin('Здравствуйте');
    await window.writes(from, '31');
    const after = await window.one(id);
    expect(after).toMatchObject({ unread: 31, lastText: '31', lastAt: before.lastAt });
    expect(await alerts(id)).toBe(0);
    expect((await ids()).indexOf(other.id)).toBeLessThan((await ids()).indexOf(id));
    expect((await window.get(`/conversations/${id}/messages?limit=100`)).items).toHaveLength(31);
  });

  it('of strangers is kept whole, and makes no leads', async () => {
    await window.office.db.pool.query(
      `INSERT INTO conversation (account, thread, contact_id, state, last_at, created_at)
       SELECT $1, 'flood' || n, gen_random_uuid(), 'waiting', now(), now() FROM generate_series(1, 60) n`,
      [window.account],
    );
    const { id } = await window.begin('Здравствуйте');
    expect(await window.one(id)).toMatchObject({ lead: null, lastText: 'Здравствуйте', unread: 1 });
  });
});
