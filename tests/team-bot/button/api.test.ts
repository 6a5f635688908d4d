import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTask } from '../../../prisma/task/task.ts';
import { newLead } from '../../support/office.ts';
import { buttonsOf, openTeam, texts, type Team } from '../bot.ts';
import { stateOf, taskOf } from '../tasks.ts';

let team: Team;
let lead: { id: string; number: number };
const [AIDA, TIMUR, DANIYAR, STRANGER] = [42, 43, 44, 999];

beforeAll(async () => {
  team = await openTeam();
  const id = await newLead(team.desk.office);
  const { rows } = await team.db.pool.query('SELECT number FROM lead WHERE id = $1', [id]);
  lead = { id, number: rows[0].number };
  await team.link('aida', AIDA);
  await team.link('timur', TIMUR);
  await team.link('daniyar', DANIYAR);
});
afterAll(() => team?.close());
beforeEach(() => void team.said());

describe('F7 a button', () => {
  it('it does the thing once, and says so to whoever presses again', async () => {
    const { id, track } = await taskOf(team, 'Сверка');
    await team.press(`done ${track}`, AIDA);
    await team.press(`done ${track}`, AIDA);
    const said = team.said();
    expect(said.map(({ method }) => method)).toEqual([
      ...['answerCallbackQuery', 'editMessageText', 'answerCallbackQuery', 'editMessageText'],
    ]);
    expect(texts(said)[0]).toBe('Done');
    expect(texts(said)[1]).toContain('✅ Done today');
    expect(texts(said)[2]).toBe('It was done already.');
    expect(await stateOf(team, id)).toMatchObject({ state: 'done' });
  });

  it('it asks how a task of a lead ended, as its pipeline does, and moves the lead with it', async () => {
    const made = await createTask(team.db, {
      ...{ actor: { kind: 'user', id: team.desk.office.aida }, type: 'call', text: 'Дозвониться', leadId: lead.id },
      due: { at: '2099-01-01T10:00:00.000Z' },
    });
    const { id } = made as { id: string };
    const { rows } = await team.db.pool.query('SELECT track FROM task WHERE id = $1', [id]);
    await team.press(`done ${rows[0].track}`, AIDA);
    const [, offer] = team.said();
    expect(buttonsOf(offer).map(({ text }) => text)).toEqual(['50 %', 'Недозвон', 'Simply done', 'Open']);
    await team.press(`end ${rows[0].track} nothing`, AIDA);
    await team.press(buttonsOf(offer)[0]!['callback_data']!, AIDA);
    await team.press(buttonsOf(offer)[1]!['callback_data']!, AIDA);
    const nods = texts(team.said()).filter((_, index) => index % 2 === 0);
    expect(nods.slice(1)).toEqual(['Done', 'It was done already.']);
    expect((await team.db.pool.query('SELECT outcome FROM task WHERE id = $1', [id])).rows).toEqual([
      { outcome: 'half' },
    ]);
  });

  it('it puts a task off to a moment that is offered, once', async () => {
    const { id, track } = await taskOf(team, 'Отложить меня', '2026-12-30T10:00:00.000Z');
    await team.press(`later ${track}`, AIDA);
    const offer = buttonsOf(team.said()[1]);
    expect(offer.slice(0, 4).map(({ callback_data: data }) => data?.slice(0, 8))).toEqual(Array(4).fill('put-off '));
    for (const { callback_data: data = '' } of offer) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    const monday = offer[3]!['callback_data']!;
    await team.press(monday, AIDA);
    const { due_at: first, version } = await stateOf(team, id);
    await team.press(monday, AIDA);
    expect(await stateOf(team, id)).toMatchObject({ due_at: first, version });
    expect(texts(team.said()).filter((_, index) => index % 2 === 0)).toEqual([
      expect.stringMatching(/^Put off: /),
      'The task has changed meanwhile. See how it is now.',
    ]);
  });

  it('it does nothing for a stranger, for one who may not see it, and for what no button of ours says (conversations C107)', async () => {
    const { id, track } = await taskOf(team, 'Чужая');
    await team.press(`done ${track}`, STRANGER);
    await team.press(`done ${track}`, TIMUR);
    await team.press('drop table', AIDA);
    expect(await stateOf(team, id)).toMatchObject({ state: 'open' });
    const said = team.said();
    expect(said.every(({ method }) => method === 'answerCallbackQuery')).toBe(true);
    expect(texts(said)).toEqual([
      expect.stringMatching(/^I am the team’s bot/),
      'There is no such task, or you may not see it.',
      'This button means nothing any more.',
    ]);
  });

  it('it gives a lead to the first of two who take it (conversations C107)', async () => {
    await team.db.pool.query('UPDATE lead SET responsible_id = NULL WHERE id = $1', [lead.id]);
    await team.write(`/lead ${lead.number}`, AIDA);
    const [take] = buttonsOf(team.said()[0]);
    expect(take).toMatchObject({ text: 'Take', callback_data: `take ${lead.number}` });
    await Promise.all([team.press(`take ${lead.number}`, AIDA), team.press(`take ${lead.number}`, DANIYAR)]);
    await team.press(`take ${lead.number}`, AIDA);
    const nods = team.said().flatMap(({ method, order }) => (method === 'answerCallbackQuery' ? [order['text']] : []));
    expect(nods).toHaveLength(3);
    expect(nods.filter((text) => text === 'It is yours now')).toHaveLength(1);
    expect(nods.filter((text) => /^(Taken already: |It is yours already)|may not see it/.test(text))).toHaveLength(2);
  });

  it('it answers in a new message where the old one cannot be changed (conversations C107)', async () => {
    const { track } = await taskOf(team, 'Старая');
    await team.press(`done ${track}`, AIDA, { date: 0 });
    expect(team.said().map(({ method }) => method)).toEqual(['answerCallbackQuery', 'sendMessage']);
    const { track: other } = await taskOf(team, 'Ещё старее');
    team.bot.next.push({ code: 400, description: 'Bad Request: message to edit not found' });
    await team.press(`done ${other}`, AIDA);
    expect(team.said().map(({ method }) => method)).toEqual(['answerCallbackQuery', 'editMessageText', 'sendMessage']);
  });
});
