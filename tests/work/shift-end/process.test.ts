import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeCalendar } from '../../../prisma/calendar/calendar.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { GroupRules } from '../../../workflows/work/group.schema.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { openShift, type Shift } from '../shift.ts';

const HOUR = 3_600_000;
let office: Office;
let processes: Processes;
let shift: Shift;
let night: string;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(office);
  processes = await runProcesses(office);
  shift = await openShift(office, 'telegram:day_bot');
  // at night there is Timur
  night = (await shift.group({ members: [office.timur], channels: ['none'] })).id;
  await shift.rows(`INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('hers', 'Hers', 'UTC', $1, '[]')`, [
    JSON.stringify(week(2)),
  ]);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

/** Every day until so many hours from now. */
const week = (hours: number) => {
  const now = new Date();
  const end = new Date(now.getTime() + hours * HOUR);
  const [from, to] = [now, end].map((at) => at.toISOString().slice(11, 16));
  const day =
    to! > from!
      ? [['00:00', to]]
      : [
          ['00:00', to],
          [from, '24:00'],
        ];
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((one) => [one, day]));
};
const hours = async (count: number) => {
  const [row] = await shift.rows(`SELECT id, revision FROM calendar WHERE key = 'hers'`);
  const { id, revision } = row as { id: string; revision: number };
  const actor = { kind: 'user' as const, id: office.saule };
  const changed = await changeCalendar(office.db, id, { revision, week: week(count) as never }, actor);
  if (isRefusal(changed)) throw new Error(changed.refusal);
};
const plans = (workflowId: string) =>
  until(
    async () =>
      (
        await shift.rows(
          `SELECT 1 FROM process WHERE workflow_id = $1 AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM poke WHERE target = $1)`,
          [workflowId],
        )
      )[0],
    'its next moment',
  );

describe('E3 the end of a shift', () => {
  it('brings what is ours back to others, and leaves what waits for the client; also after a changed calendar and a kill', async () => {
    const { aida, db } = office;
    const rules = GroupRules.parse({ shiftEnd: { then: 'group', group: night } });
    await shift.group({ members: [aida], rules });
    await shift.rows(`UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = 'hers') WHERE id = $1`, [
      aida,
    ]);
    const [owed, answered] = [await shift.write(), await shift.write()];
    expect([await shift.whose(owed), await shift.whose(answered)]).toEqual([aida, aida]);
    const message = NewMessage.parse({ text: 'Уже едет' });
    await writeMessage(db, { conversationId: answered, actor: { kind: 'user', id: aida }, message });
    await plans(`conversation:${owed}`);
    await plans(`conversation:${answered}`);
    // her day is longer than it was thought: nothing happens at the old end
    await hours(5);
    await processes.passTime(`conversation:${owed}`, 3 * HOUR);
    await processes.stop();
    processes = await runProcesses(office, {}, processes.temporal);
    expect(await shift.whose(owed)).toBe(aida);
    await processes.passTime(`conversation:${owed}`, 9 * HOUR);
    await processes.passTime(`conversation:${answered}`, 9 * HOUR);
    await until(async () => (await shift.whose(owed)) === office.timur || undefined, 'who is there at night');
    expect(await shift.whose(answered)).toBe(aida);
    const story = await readStory(db, owed, { limit: 50 });
    const gone = story.filter(({ data }) => data['why'] === 'shift_end');
    expect(gone.map(({ type, data }) => [type, data['from'], data['to']])).toEqual([
      ['conversation.assigned', aida, null],
    ]);
    const [place] = await shift.rows('SELECT waiting_since FROM conversation WHERE id = $1', [owed]);
    const [work] = await shift.rows('SELECT since, group_id FROM work WHERE id = $1', [owed]);
    expect(work).toEqual({ since: place!['waiting_since'], group_id: night });
  });

  it('brings a ticket back, told in its story, once', async () => {
    const { saule, db } = office;
    await hours(1);
    await shift.rows(`UPDATE app_user SET calendar_id = (SELECT id FROM calendar WHERE key = 'hers') WHERE id = $1`, [
      saule,
    ]);
    const rules = GroupRules.parse({ shiftEnd: { then: 'queue' } });
    const group = await shift.group({ members: [saule], channels: [], topics: ['billing'], rules });
    const ticket = {
      ...{ subject: 'No receipt', description: '', type: '', topic: 'billing', priority: 'normal' as const },
      ...{ source: 'hand' as const, branch: '', region: '', tags: [], fields: {} },
    };
    const made = await createTicket(db, { actor: { kind: 'user', id: office.daniyar }, ticket });
    if (isRefusal(made)) throw new Error(made.refusal);
    const whose = async () =>
      (await shift.rows('SELECT responsible_id FROM ticket WHERE id = $1', [made.id]))[0]!['responsible_id'];
    await until(async () => (await whose()) === saule || undefined, 'whoever is on shift');
    await plans(`ticket:${made.id}`);
    await processes.passTime(`ticket:${made.id}`, 2 * HOUR);
    await until(async () => (await whose()) === null || undefined, 'the queue');
    const story = await readStory(db, made.id, { limit: 50 });
    expect(story.filter(({ data }) => data['why'] === 'shift_end')).toHaveLength(1);
    expect(await shift.rows('SELECT tried, group_id FROM work WHERE id = $1', [made.id])).toEqual([
      { tried: [], group_id: group.id },
    ]);
  });
});
