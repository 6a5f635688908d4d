import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { changeCalendar, changeHolidaySet, createCalendar } from '../../../prisma/calendar/calendar.ts';
import { pauseLead, resumeLead } from '../../../prisma/lead/steering.ts';
import { createTask } from '../../../prisma/task/task.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { Calendar } from '../../../workflows/calendar/calendar.schema.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const zone = 'Asia/Almaty';
/** In two days it is a Monday to this office, in three a Tuesday: today and tomorrow nobody works. */
const day = (days: number) => DateTime.now().setZone(zone).plus({ days }).toISODate()!;
const morning = (days: number) =>
  DateTime.fromISO(`${day(days)}T09:00`, { zone })
    .toUTC()
    .toISO()!;
const daily = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((one) => [String(one), [['09:00', '18:00']]]));

const parsed = (more: object) => Automation.parse({ name: { ru: 'Ожидание' }, stages: ['new'], ...more });
const tag = { do: 'lead.tag', add: ['late'], remove: [] };
const stay = (key: string, working: string) =>
  parsed({ key, when: { on: 'stage.time', after: { amount: 0, unit: 'hours' }, working }, then: [tag] });
const walk = parsed({
  key: 'walk',
  when: { on: 'stage.entered' },
  then: [{ do: 'wait', for: { amount: 1, unit: 'hours' }, working: 'office' }, tag],
});

let office: Office;
let processes: Processes;
let calendar: Calendar;
let other: Calendar;
beforeAll(async () => {
  office = await openOffice({ automations: [stay('stay', 'office'), stay('elsewhere', 'other'), walk] });
  const working = { zone, week: daily, holidays: [day(0), day(1)], holidaySets: ['XX'] };
  await office.db.pool.query(`INSERT INTO holiday_set (key, name, days) VALUES ('XX', '{"ru":"X"}', '[]')`);
  calendar = await createCalendar(office.db, { name: 'Office', ...working } as never);
  other = await createCalendar(office.db, { name: 'Other', ...working, holidaySets: [] } as never);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const actor = () => ({ kind: 'user' as const, id: office.saule });
const waits = async (id: string): Promise<Record<string, string>> => {
  const { rows } = await office.db.pool.query('SELECT waits_for FROM process WHERE workflow_id = $1', [`lead:${id}`]);
  return Object.fromEntries(
    (rows[0]?.waits_for ?? []).map((wait: { automation?: string; id: string; until: string }) => [
      wait.automation ?? wait.id,
      new Date(wait.until).toISOString(),
    ]),
  );
};
const toWait = (id: string, wanted: Record<string, string>) =>
  until(
    async () => {
      const seen = await waits(id);
      return Object.entries(wanted).every(([name, at]) => seen[name] === at);
    },
    `a wait as ${JSON.stringify(wanted)}`,
  );
const change = async (more: { holidays: Calendar['holidays'] }) => {
  const changed = await changeCalendar(office.db, calendar.id, { revision: calendar.revision, ...more }, actor());
  if ('refusal' in changed) throw new Error(changed.refusal);
  calendar = changed;
};
const at = (days: number, hours = 0) => new Date(Date.parse(morning(days)) + hours * 3_600_000).toISOString();

describe('C1 a calendar that changes while leads wait by it', () => {
  it('moves what they wait for within seconds, without anything else happening to them', async () => {
    const ids = await Promise.all([newLead(office), newLead(office), newLead(office)]);
    for (const id of ids) await toWait(id, { stay: at(2), elsewhere: at(2), walk: at(2, 1) });
    await change({ holidays: [day(0), day(1), day(2)] });
    for (const id of ids) await toWait(id, { stay: at(3), elsewhere: at(2), walk: at(3, 1) });
    const { rows } = await office.db.pool.query(
      `SELECT DISTINCT type FROM event WHERE subject_id = ANY($1) ORDER BY 1`,
      [ids],
    );
    expect(rows.map(({ type }) => type)).toEqual(['automation.waiting', 'lead.created']);
    const woken = await office.db.pool.query(`SELECT pokes FROM event WHERE type = 'calendar.waking'`);
    expect(woken.rows.flatMap(({ pokes }) => pokes).sort()).toEqual(ids.map((id) => `lead:${id}`).sort());
  });

  it('also when a holiday of its country is what changes', async () => {
    const id = await newLead(office);
    await toWait(id, { stay: at(3) });
    const days = [{ date: day(3), name: { ru: 'Праздник' }, working: false }];
    await changeHolidaySet(office.db, 'XX', { revision: 1, days } as never, actor());
    await toWait(id, { stay: at(4), elsewhere: at(2) });
    const told = await office.db.pool.query(
      `SELECT count(*)::int AS count FROM event WHERE noun = 'calendar' AND noun_id = $1`,
      [other.id],
    );
    expect(told.rows[0].count).toBe(0);
  });

  it('is heard by a paused lead when it goes on', async () => {
    const id = await newLead(office);
    await toWait(id, { stay: at(4) });
    await pauseLead(office.db, { leadId: id, actor: actor(), reason: 'holiday' });
    await until(
      async () =>
        (await office.db.pool.query('SELECT state FROM process WHERE workflow_id = $1', [`lead:${id}`])).rows[0]
          .state === 'paused',
    );
    await change({ holidays: [day(0), day(1), day(2), day(4)] });
    await toWait(await newLead(office), { stay: at(5) });
    await resumeLead(office.db, { leadId: id, actor: actor() });
    // it was paused while nobody worked
    await toWait(id, { stay: at(5) });
  });

  it('moves the tasks that have so much of its working time, and no others, with a word in the story', async () => {
    const working = { zone, week: daily, holidays: [day(0), day(1)], holidaySets: [] };
    let own = await createCalendar(office.db, { name: 'Own', ...working } as never);
    await office.db.pool.query('UPDATE app_user SET calendar_id = $1 WHERE id = $2', [own.id, office.timur]);
    const leadId = await newLead(office);
    const set = async (due: Parameters<typeof createTask>[1]['due']) => {
      const text = JSON.stringify(due);
      const made = await createTask(office.db, {
        actor: actor(),
        leadId,
        type: 'call',
        text,
        due,
        responsibleId: office.timur,
      });
      return (made as { id: string }).id;
    };
    const hour = await set({ by: 'working', amount: 1, unit: 'hours' });
    const noon = await set({ by: 'next_working_day', at: '12:00' });
    const dueAt = async (id: string) =>
      (await office.db.pool.query('SELECT due_at FROM task WHERE id = $1', [id])).rows[0].due_at.toISOString();
    const promised = await dueAt(noon);
    expect(await dueAt(hour)).toBe(at(2, 1));
    const revised = { revision: own.revision, holidays: [day(0), day(1), day(2)] };
    own = (await changeCalendar(office.db, own.id, revised, actor())) as Calendar;
    await until(async () => (await dueAt(hour)) === at(3, 1));
    expect(await dueAt(noon)).toBe(promised);
    const { rows } = await office.db.pool.query(
      `SELECT noun_id, actor, data ->> 'dueAt' AS due FROM event WHERE subject_id = $1 AND type = 'task.replanned'`,
      [leadId],
    );
    expect(rows).toEqual([{ noun_id: hour, actor: { kind: 'process', id: `calendar:${own.id}` }, due: at(3, 1) }]);
  });
});
