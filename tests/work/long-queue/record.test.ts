import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFloor, listWork } from '../../../prisma/work/floor.queries.ts';
import { addGroup } from '../../../prisma/work/group.ts';
import { placeInQueue } from '../../../prisma/work/queue.queries.ts';
import { addSkill, changeUserWork } from '../../../prisma/work/skill.ts';
import { tendWork } from '../../../prisma/work/tend.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { GroupRules, NewWorkGroup } from '../../../workflows/work/group.schema.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openShift, type Shift } from '../shift.ts';

const MANY = 50_000;
let office: Office;
let shift: Shift;
beforeAll(async () => {
  office = await openOffice();
  shift = await openShift(office, 'telegram:long_bot');
});
afterAll(() => office?.close());

const limit = (id: string, all: number) => changeUserWork(office.db, id, { limits: { all, channels: {} } });
const waitingIn = async (queue: string) =>
  (await shift.rows('SELECT count(*)::int AS many FROM work WHERE queue = $1 AND assignee_id IS NULL', [queue]))[0]![
    'many'
  ];

describe('E3 a queue of 50 000', () => {
  it('gives to whoever has room the first who waits, and tells places and rows as a short one does', async () => {
    const { aida, db } = office;
    const first = await shift.write();
    await limit(aida, 0);
    const group = await shift.group({ members: [aida] });
    await db.pool.query(
      `INSERT INTO work (id, kind, account, language, group_id, placed_at, since) SELECT gen_random_uuid(), 'conversation', $1, 'ru', $2, now(), now()
        FROM generate_series(1, ${MANY})`,
      [shift.account, group.id],
    );
    await db.pool.query('ANALYZE work');
    const last = await shift.write();
    expect((await placeInQueue(db, last))!.place).toBe(MANY + 2);
    expect((await readFloor(db)).queues.find(({ id }) => id === group.id)).toMatchObject({ waiting: MANY + 2 });
    const page = await listWork(db, { queue: group.id, held: false }, { after: undefined, limit: 50 });
    expect(page[0]).toMatchObject({ id: first });
    await limit(aida, 1);
    expect([await shift.whose(first), await shift.whose(last)]).toEqual([aida, null]);
    expect(await waitingIn(group.id)).toBe(MANY + 1);
  });

  it('that nobody can take holds nobody up who comes behind it', async () => {
    const { aida, timur, db } = office;
    await addSkill(db, { key: 'chess', name: { ru: 'Шахматы' } });
    await limit(aida, 0);
    const [row] = await shift.rows(`SELECT group_id AS id FROM work WHERE group_id IS NOT NULL LIMIT 1`);
    await db
      .as('report')
      .pool.query(`UPDATE work SET needs = '[{"skill": "chess", "level": 9}]' WHERE assignee_id IS NULL`);
    await db.pool.query('INSERT INTO work_group_member (group_id, user_id) VALUES ($1, $2)', [row!['id'], timur]);
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBe(timur);
    expect(await waitingIn(row!['id'])).toBe(MANY + 1);
  });
});

describe('E3 hours without working time', () => {
  it('let work wait, and its process look again from time to time', async () => {
    const { aida, db } = office;
    const never = await openShift(office, 'telegram:never_bot');
    await db.pool.query(
      `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('never', 'N', 'UTC', '{}', '[]') ON CONFLICT DO NOTHING`,
    );
    const made = await addGroup(
      db,
      NewWorkGroup.parse({
        name: { ru: 'never' },
        channels: [never.account],
        calendar: 'never',
        members: [aida],
        rules: GroupRules.parse({}),
      }),
    );
    if (isRefusal(made)) throw new Error(made.refusal);
    const talk = await never.write();
    expect(await never.whose(talk)).toBeNull();
    const now = new Date().toISOString();
    const next = await tendWork(db, talk, now);
    expect(Date.parse(next!) - Date.parse(now)).toBe(3_600_000);
    await db.pool.query(
      `UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = 'never') WHERE id = $1`,
      [aida],
    );
    expect(Date.parse((await tendWork(db, talk, now))!) - Date.parse(now)).toBe(3_600_000);
  });
});
