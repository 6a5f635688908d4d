import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeCalendar, changeHolidaySet, createCalendar } from '../../../prisma/calendar/calendar.ts';
import { saveServiceRules } from '../../../prisma/service/rules.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { isRefusal, type Refusal } from '../../../workflows/refusal.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { openShift } from '../shift.ts';

const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
const today = () => new Date().toISOString().slice(0, 10);
const dayOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(office);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const done = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.refusal);
  return answer;
};
const actor = () => ({ kind: 'user' as const, id: office.saule });
const calendarOf = async (key: string, holidays: string[] = []) => {
  const { id, ...made } = await createCalendar(office.db, {
    ...{ key, name: key, zone: 'UTC', week: week as never, holidays, holidaySets: [] },
  });
  let { revision } = made;
  return {
    id,
    put: async (more: { holidays?: string[]; holidaySets?: string[] }) => {
      ({ revision } = done(await changeCalendar(office.db, id, { revision, ...more }, actor())));
    },
  };
};

describe('E5 a holiday that is added today', () => {
  it('moves what is promised at once, also on lists, and back where it is taken out again', async () => {
    const hours = await calendarOf('round');
    const policy = { key: 'all', name: { ru: 'Все' }, calendar: 'round', waits: [], ladder: [] };
    const targets = { resolution: { amount: 30, unit: 'hours' as const } };
    done(await saveServiceRules(office.db, { policies: [{ ...policy, targets }], revision: 0 }));
    const ticket = {
      ...{ subject: 'No receipt', description: '', type: '', topic: '', priority: 'normal' as const },
      ...{ source: 'hand' as const, branch: '', region: '', tags: [], fields: {} },
    };
    const { id } = done(await createTicket(office.db, { actor: actor(), ticket }));
    const dueIn = async () => {
      const { rows } = await office.db.pool.query(
        `SELECT extract(epoch FROM t.promise_at - t.created_at) / 3600 AS hours, extract(epoch FROM p.next_at - t.promise_at) AS looks
          FROM ticket t JOIN process p ON p.workflow_id = 'ticket:' || t.id WHERE t.id = $1`,
        [id],
      );
      // its process looks at that very moment
      return rows[0] && Math.abs(rows[0].looks) < 1 ? Math.round(Number(rows[0].hours)) : undefined;
    };
    await until(async () => (await dueIn()) === 30 || undefined, 'the promise');
    await hours.put({ holidays: [dayOn(1)] });
    await until(async () => (await dueIn()) === 54 || undefined, 'a day later');
    await hours.put({ holidays: [] });
    await until(async () => (await dueIn()) === 30 || undefined, 'as before');
  });
});

describe('E3 hours that change while somebody waits', () => {
  it('give out what waits as soon as today is a working day, by the calendar itself or by the holidays of a country', async () => {
    const { aida, db } = office;
    const shift = await openShift(office, 'telegram:holiday_bot');
    const own = await calendarOf('own', [today()]);
    await shift.group({ members: [aida] });
    await db.pool.query('UPDATE app_user SET calendar_id = $2 WHERE id = $1', [aida, own.id]);
    const first = await shift.write();
    expect(await shift.whose(first)).toBeNull();
    await own.put({ holidays: [] });
    await until(async () => (await shift.whose(first)) === aida || undefined, 'her talk');

    await db.pool.query(
      `INSERT INTO holiday_set (key, name, days) VALUES ('land', '{"ru": "Страна"}', $1) ON CONFLICT DO NOTHING`,
      [JSON.stringify([{ date: today(), name: { ru: 'Праздник' }, working: false }])],
    );
    await own.put({ holidaySets: ['land'] });
    const second = await shift.write();
    expect(await shift.whose(second)).toBeNull();
    done(await changeHolidaySet(db, 'land', { revision: 1, days: [] }, actor()));
    await until(async () => (await shift.whose(second)) === aida || undefined, 'her second talk');
  });
});
