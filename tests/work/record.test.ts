import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { takeConversation, tellConversation } from '../../prisma/conversation/conversation.ts';
import { changeGroup } from '../../prisma/work/group.ts';
import { giveBackAll } from '../../prisma/work/give-back.ts';
import { routingOf } from '../../prisma/work/routing.queries.ts';
import { addSkill, changeUserWork } from '../../prisma/work/skill.ts';
import { acceptWork, tendWork } from '../../prisma/work/tend.ts';
import { GroupRules } from '../../workflows/work/group.schema.ts';
import { openOffice, type Office } from '../support/office.ts';
import { openShift, type Shift } from './shift.ts';

let office: Office;
let shift: Shift;
let shifts = 0;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());
beforeEach(async () => {
  await office.db.pool.query('DELETE FROM work');
  await office.db.pool.query('DELETE FROM operator');
  await office.db.pool.query('DELETE FROM work_group');
  shift = await openShift(office, `telegram:shift_${++shifts}`);
});

const by = (id: string) => ({ kind: 'user' as const, id });
const close = (talk: string, who = office.aida) =>
  tellConversation(office.db, { conversationId: talk, actor: by(who), order: { do: 'close' } });
const limit = (user: string, all: number | null) => changeUserWork(office.db, user, { limits: { all, channels: {} } });
const inS = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const whoseAll = (talks: string[]) => Promise.all(talks.map(shift.whose));

describe('E2 a talk goes to somebody of its group', () => {
  it('to the least busy, and to whoever waited longest among equals (tickets R01, R10)', async () => {
    const { aida, timur, daniyar } = office;
    await shift.group({ members: [aida, timur, daniyar] });
    const talks = [];
    for (let n = 0; n < 7; n++) talks.push(await shift.write());
    const whose = await whoseAll(talks);
    expect(new Set(whose.slice(0, 3))).toEqual(new Set([aida, timur, daniyar]));
    expect(whose.slice(3, 6)).toEqual(whose.slice(0, 3));
    expect(whose[6]).toBe(whose[0]);
  });

  it('of the group that says most about it, and to nobody of another one', async () => {
    const { aida, timur } = office;
    await shift.group({ members: [aida], channels: ['telegram'] });
    await shift.group({ members: [timur] });
    expect(await shift.whose(await shift.write())).toBe(timur);
  });

  it('with the skill that is asked for, until less is asked for (tickets R12)', async () => {
    const { aida, timur } = office;
    await addSkill(office.db, { key: 'billing', name: { ru: 'Счета' } });
    await changeUserWork(office.db, aida, { skills: { billing: 3 } });
    const rules = GroupRules.parse({
      needs: [{ skill: 'billing', level: 5 }],
      relaxed: [{ afterS: 30, skill: 'billing', level: 3 }],
    });
    await shift.group({ members: [aida, timur], rules });
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBeNull();
    const next = await tendWork(office.db, talk, inS(1));
    expect(Date.parse(next!) - Date.now()).toBeLessThan(31_000);
    expect(await tendWork(office.db, talk, inS(31))).toBeNull();
    expect(await shift.whose(talk)).toBe(aida);
  });

  it('to whoever knows the client, unless she has gone home (tickets R09)', async () => {
    const { aida, timur } = office;
    await shift.group({ members: [aida, timur] });
    const talk = await shift.write();
    const first = (await shift.whose(talk))!;
    const other = first === aida ? timur : aida;
    await close(talk, first);
    await shift.again(talk, 'one more thing');
    expect(await shift.whose(talk)).not.toBeNull();
    await close(talk, first);
    await shift.status(first, 'offline');
    await shift.again(talk, 'and another');
    expect(await shift.whose(talk)).toBe(other);
    await close(talk, other);
    await shift.status(other, 'offline');
    await shift.again(talk, 'anybody?');
    expect(await shift.whose(talk)).toBeNull();
  });

  it('and why is kept and told to each in words', async () => {
    const { aida, timur, db } = { ...office };
    await shift.group({ members: [aida, timur] });
    await shift.status(timur, 'break');
    const talk = await shift.write();
    const told = await routingOf(db, { id: talk, me: timur, language: 'en' });
    expect(told.items).toMatchObject([
      { what: 'given', chosen: { id: aida, name: 'Aida' }, says: 'It went to Aida: nobody else could take it.' },
    ]);
    expect(told.items[0]!.candidates.map(({ id, why }) => [id, why])).toEqual([
      [aida, null],
      [timur, 'not online or not on shift'],
    ]);
    expect(told.whyNotMe).toBe('not online or not on shift');
    expect(told.waiting).toBeNull();
  });

  it('once, whoever else takes it at that moment', async () => {
    const { aida, timur, db } = { ...office };
    const talk = await shift.write();
    const take = (who: string) => takeConversation(db, { conversationId: talk, actor: by(who), by: who });
    const both = await Promise.all([take(aida), take(timur)]);
    expect(both.filter((one) => 'refusal' in one)).toHaveLength(1);
    await shift.group({ members: [aida, timur] });
    const many = await Promise.all([1, 2, 3, 4, 5, 6].map(() => shift.write()));
    const given = await shift.rows(
      `SELECT subject_id FROM event WHERE type = 'conversation.assigned' AND subject_id = ANY($1)`,
      [many],
    );
    expect(given).toHaveLength(6);
  });
});

describe('E3 load', () => {
  it('never passes a limit, also where one works for two groups at once', async () => {
    const { aida, db } = office;
    const other = await openShift(office, `telegram:other_${shifts}`);
    await limit(aida, 3);
    await shift.group({ members: [aida] });
    await other.group({ members: [aida] });
    await Promise.all([1, 2, 3, 4].flatMap(() => [shift.write(), other.write()]));
    const [row] = (await db.pool.query('SELECT count(*)::int AS many FROM work WHERE assignee_id = $1', [aida])).rows;
    expect(row.many).toBe(3);
  });

  it('is a queue: who waited first is first, and whoever comes or has room again takes at once (tickets R03)', async () => {
    const { aida, timur } = office;
    await limit(aida, 1);
    await shift.group({ members: [aida, timur] });
    await shift.status(timur, 'offline');
    const [one, two, three] = [await shift.write(), await shift.write(), await shift.write()] as const;
    expect(await whoseAll([one, two, three])).toEqual([aida, null, null]);
    await close(one);
    expect(await whoseAll([two, three])).toEqual([aida, null]);
    await shift.status(timur, 'online');
    expect(await shift.whose(three)).toBe(timur);
    const four = await shift.write();
    expect(await shift.whose(four)).toBe(timur);
    await shift.status(timur, 'break');
    const five = await shift.write();
    expect(await shift.whose(five)).toBeNull();
    await limit(aida, 2);
    expect(await shift.whose(five)).toBe(aida);
  });

  it('is not forgotten by a program that ends before it has given out', async () => {
    const { aida, db } = office;
    await limit(aida, 1);
    await shift.group({ members: [aida] });
    const [one, two] = [await shift.write(), await shift.write()];
    await db.pool.query('DELETE FROM poke');
    await db.pool.query(`UPDATE conversation SET state = 'closed', closed_at = now() WHERE id = $1`, [one]);
    expect(await shift.rows('SELECT target FROM poke')).toEqual([{ target: `conversation:${two}` }]);
    await tendWork(db, two, inS(0));
    expect(await shift.whose(two)).toBe(aida);
  });

  it('takes nothing at zero, and counts the channel apart (tickets R08)', async () => {
    const { aida } = office;
    await limit(aida, 0);
    await shift.group({ members: [aida] });
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBeNull();
    await changeUserWork(office.db, aida, { limits: { all: null, channels: { telegram: 1 } } });
    expect(await shift.whose(talk)).toBe(aida);
    expect(await shift.whose(await shift.write())).toBeNull();
  });

  it('goes on to the next where it is not opened in time, with its place; three misses are a break (tickets R06)', async () => {
    const { aida, timur, db } = office;
    await shift.group({ members: [aida, timur], rules: GroupRules.parse({ acceptS: 20 }) });
    await shift.status(timur, 'break');
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBe(aida);
    await shift.status(timur, 'online');
    const [before] = await shift.rows('SELECT since FROM work WHERE id = $1', [talk]);
    const next = await tendWork(db, talk, inS(21));
    expect(await shift.whose(talk)).toBe(timur);
    expect(next).not.toBeNull();
    expect((await shift.rows('SELECT since, tried FROM work WHERE id = $1', [talk]))[0]).toEqual({
      ...{ since: before!['since'], tried: [aida] },
    });
    await acceptWork(db, talk, timur);
    expect(await tendWork(db, talk, inS(60))).toBeNull();
    await shift.status(timur, 'offline');
    const others = [await shift.write(), await shift.write()];
    expect(await whoseAll(others)).toEqual([aida, aida]);
    for (const s of [60, 120]) for (const one of others) await tendWork(db, one, inS(s));
    expect((await shift.rows('SELECT status FROM operator WHERE id = $1', [aida]))[0]).toEqual({ status: 'break' });
    expect(await whoseAll(others)).toEqual([null, null]);
  });

  it('waits where nobody is on shift, and looks again when somebody’s day begins', async () => {
    const { aida, db } = office;
    await db.pool.query(
      `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('sundays', 'S', 'UTC', '{"7": [["10:00", "12:00"]]}', '[]') ON CONFLICT DO NOTHING`,
    );
    await db.pool.query(
      `UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = 'sundays') WHERE id = $1`,
      [aida],
    );
    await shift.group({ members: [aida] });
    const talk = await shift.write();
    const day = new Date();
    day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7 || 7));
    const sunday = (time: string) => `${day.toISOString().slice(0, 10)}T${time}:00.000Z`;
    expect(await tendWork(db, talk, sunday('09:30'))).toBe(sunday('10:00'));
    expect(await tendWork(db, talk, sunday('10:00'))).toBeNull();
    expect(await shift.whose(talk)).toBe(aida);
  });

  it('is not given by a status that flaps more than once', async () => {
    const { aida } = office;
    await shift.group({ members: [aida] });
    await shift.status(aida, 'break');
    const talk = await shift.write();
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => shift.status(aida, n % 2 ? 'online' : 'break')));
    await shift.status(aida, 'online');
    const events = await shift.rows(`SELECT 1 FROM event WHERE type = 'conversation.assigned' AND subject_id = $1`, [
      talk,
    ]);
    expect([await shift.whose(talk), events.length]).toEqual([aida, 1]);
  });

  it('comes to whoever is back from a break that outlived its status', async () => {
    const { aida, db } = office;
    await shift.group({ members: [aida] });
    await shift.status(aida, 'online');
    await db.pool.query(
      `INSERT INTO absence (user_id, kind, starts_at, ends_at, note) VALUES ($1, 'break', now() - interval '1 minute', now() + interval '1 hour', '')`,
      [aida],
    );
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBeNull();
    await shift.status(aida, 'online');
    expect(await shift.whose(talk)).toBe(aida);
  });

  it('is others’ when somebody is switched off in mid-talk', async () => {
    const { aida, timur, db } = office;
    await shift.group({ members: [aida, timur] });
    await shift.status(timur, 'break');
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBe(aida);
    await shift.status(timur, 'online');
    await db.pool.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [aida]);
    await giveBackAll(db, aida);
    expect(await shift.whose(talk)).toBe(timur);
    await db.pool.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [aida]);
  });

  it('is not lost when the group is deleted in which 500 wait', async () => {
    const { aida, db } = office;
    const gone = await shift.group({ members: [] });
    const first = await shift.write();
    await db.pool.query(
      `INSERT INTO work (id, kind, account, language, group_id, placed_at, since)
        SELECT gen_random_uuid(), 'conversation', $1, 'ru', $2, now(), now() - n * interval '1 second' FROM generate_series(1, 499) n`,
      [shift.account, gone.id],
    );
    await shift.group({ members: [aida], channels: ['telegram'] });
    const done = await changeGroup(db, gone.id, { revision: gone.revision, archived: true });
    expect(done).toMatchObject({ archivedAt: expect.any(String) });
    expect(await shift.whose(first)).toBe(aida);
    // rows that no talk stands behind are forgotten, and none waits for a group that is no more
    expect(
      await shift.rows('SELECT queue, count(*)::int AS many FROM work WHERE assignee_id IS NULL GROUP BY 1'),
    ).toEqual([]);
  });
});
