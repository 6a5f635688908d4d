import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { routeWorks } from '../../../prisma/work/settle.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { until } from '../../support/until.ts';
import { openShift, type Shift } from '../shift.ts';

let office: Office;
let shifts: Shift[];
beforeAll(async () => {
  office = await openOffice();
  shifts = [];
  for (const name of ['one', 'two', 'three']) shifts.push(await openShift(office, `telegram:${name}_bot`));
});
afterAll(() => office?.close());

describe('E2 several queues at once', () => {
  it('one that somebody looks at for long holds no other up, and each is given out once', async () => {
    const { aida, timur, db } = office;
    const talks: string[] = [];
    for (const shift of shifts) talks.push(await shift.write());
    await shifts[0]!.status(aida, 'offline');
    await shifts[0]!.status(timur, 'offline');
    const groups = [];
    for (const shift of shifts) groups.push(await shift.group({ members: [aida, timur] }));
    await db.pool.query(`UPDATE operator SET status = 'online', version = version + 1`);
    const busy = new pg.Client({ connectionString: office.url });
    await busy.connect();
    await busy.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`queue ${groups[0]!.id}`]);

    const routed = routeWorks(db, talks);
    const whose = () => Promise.all(shifts.map((shift, index) => shift.whose(talks[index]!)));
    await until(async () => (await whose()).slice(1).every((one) => one !== null) || undefined, 'the others are given');
    expect((await whose())[0]).toBeNull();
    await busy.end();
    await routed;
    const all = await whose();
    expect(all.every((one) => one === aida || one === timur)).toBe(true);
    // two queues that want the same person meet at her row: nobody gets more than her turn
    expect(new Set(all)).toEqual(new Set([aida, timur]));
    expect(
      await shifts[0]!.rows(`SELECT what FROM routing WHERE work_id = ANY($1) AND what = 'given'`, [talks]),
    ).toHaveLength(3);
  });
});
