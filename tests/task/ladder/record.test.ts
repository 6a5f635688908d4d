import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { taskActivities } from '../../../activities/task.ts';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { saveRotas } from '../../../prisma/service/rota.ts';
import { saveHouseLadder } from '../../../prisma/task/house-ladder.ts';
import { acknowledgeTask } from '../../../prisma/task/task-change.ts';
import { createTask } from '../../../prisma/task/task.ts';
import { maySeeTask } from '../../../prisma/task/task.queries.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
  const people = [office.timur, office.saule].map((user) => ({ user, calendar: null }));
  const rota = { key: 'house', name: { ru: 'Дом' }, group: null, people, silentMinutes: 5, mail: true, phone: false };
  await saveRotas(office.db, { rotas: [rota], revision: 0 });
  await saveHouseLadder(office.db, {
    ladder: [
      { key: 'again', by: minutes(10), does: 'remind' },
      { key: 'raise', by: minutes(20), does: 'raise' },
      { key: 'above', by: minutes(30), does: 'supervisors', every: minutes(30) },
      { key: 'duty', by: minutes(40), does: 'on_call' },
      { key: 'give', by: minutes(100), does: 'hand_on' },
    ],
    revision: 0,
  });
});
afterAll(() => office.close());

const lateTask = async () => {
  const due = Date.now() + 60_000;
  const made = await createTask(office.db, {
    ...{ actor: { kind: 'user' as const, id: office.aida }, type: 'call', text: 'Call her' },
    ...{ due: { at: new Date(due).toISOString() }, responsibleId: office.aida },
  });
  if ('refusal' in made) throw new Error(made.refusal);
  const { id } = made;
  const rows = async (text: string) => (await office.db.pool.query(text, [id])).rows;
  return {
    id,
    /** its process looks at it so many minutes after it was due */
    turn: (minutes: number) =>
      taskActivities({ db: office.db, publicUrl: 'https://crm.example' }).turnTask({
        ...{ workflowId: `task:${id}`, taskId: id, known: null },
        now: new Date(due + minutes * 60_000).toISOString(),
      }),
    steps: async () =>
      (await readStory(office.db, id, { limit: 50 }))
        .filter(({ type }) => type === 'task.escalated')
        .map(({ data }) => [data['rung'], data['round'], data['to']]),
    told: async () =>
      (await rows(`SELECT user_id, kind FROM notification WHERE data ->> 'taskId' = $1 ORDER BY created_at, kind`)).map(
        ({ user_id: user, kind }) => [kind, user],
      ),
    task: async () => (await rows('SELECT * FROM task WHERE id = $1'))[0]!,
    letters: () => rows(`SELECT recipient FROM delivery WHERE body LIKE '%/tasks/' || $1::text || '%'`),
  };
};

describe('E6 a late task that belongs to nothing', () => {
  it('climbs the ladder of the house, each step once, however often its process looks', async () => {
    const { aida, timur, daniyar, saule } = office;
    const { turn, steps, told, task, letters, id } = await lateTask();
    for (const minutes of [0.01, 10, 20, 30, 40, 40, 45, 50]) await turn(minutes);
    expect(await steps()).toEqual([
      ['again', 0, [aida]],
      ['raise', 0, []],
      ['above', 0, [daniyar]],
      ['duty', 0, [timur]],
      ['duty', 1, [saule]],
      ['duty', 2, []],
    ]);
    expect(await told()).toEqual(
      expect.arrayContaining([
        ['task.overdue', aida],
        ['task.escalated', daniyar],
        ['task.on_call', timur],
        ['task.on_call', saule],
      ]),
    );
    expect(await task()).toMatchObject({ priority: 'high', responsible_id: aida });
    expect((await letters()).map(({ recipient }) => recipient)).toEqual(['timur@demo.voronka', 'saule@demo.voronka']);
    expect(await maySeeTask(office.db, { id: timur, role: 'manager' }, id)).toBe(true);
    await turn(110);
    expect((await steps()).slice(6)).toEqual([
      ['above', 2, [daniyar]],
      ['give', 0, [daniyar]],
    ]);
    expect(await task()).toMatchObject({ responsible_id: daniyar });
  });

  it('tells nobody else once somebody has it', async () => {
    const { turn, steps, id } = await lateTask();
    for (const minutes of [0.01, 30]) await turn(minutes);
    const before = await steps();
    const had = await acknowledgeTask(office.db, {
      ...{ actor: { kind: 'user', id: office.daniyar }, taskId: id, until: null },
    });
    expect(had).toMatchObject({ id });
    expect(await turn(500)).toMatchObject({ wakeAt: null, finished: false });
    expect(await steps()).toEqual(before);
  });
});
