import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newLead } from '../support/office.ts';
import { account, buttonsOf, messageOf, openTeam, texts, type Team } from './bot.ts';
import { taskOf } from './tasks.ts';

let team: Team;
let lead: { id: string; number: number };
const [AIDA, TIMUR, DANIYAR, STRANGER] = [42, 43, 44, 999];

beforeAll(async () => {
  team = await openTeam();
  const id = await newLead(team.desk.office);
  const { rows } = await team.db.pool.query('SELECT number FROM lead WHERE id = $1', [id]);
  lead = { id, number: rows[0].number };
});
afterAll(() => team?.close());
beforeEach(() => void team.said());

describe('F7 linking', () => {
  it('it asks Telegram for pressed buttons, too, and makes no conversation', async () => {
    await team.write('hello', STRANGER);
    expect(texts(team.said())).toEqual([expect.stringMatching(/^I am the team’s bot and answer only to its people/)]);
    const { rows } = await team.db.pool.query('SELECT count(*)::int AS n FROM conversation');
    expect(rows[0].n).toBe(0);
    const { body } = await team.desk.ask('GET', `/accounts/${account}`, { as: 'saule' });
    expect(body.settings).toMatchObject({ serves: 'team' });
  });

  it('it tells nobody unknown anything, whatever they ask (conversations C109)', async () => {
    for (const text of ['/leads', '/tasks', '/report', `/lead ${lead.number}`]) await team.write(text, STRANGER);
    const said = texts(team.said());
    expect(said).toHaveLength(4);
    expect(said.join()).not.toMatch(/acme|Aida/);
    for (let more = 0; more < 12; more++) await team.write('/leads', STRANGER);
    expect(team.said().length).toBeLessThan(8);
  });

  it('it knows whoever sends the code, once, and answers in her language (conversations C109)', async () => {
    const code = await team.link('aida', AIDA);
    expect(texts(team.said())).toEqual([expect.stringMatching(/^Done, Aida/)]);
    const { body } = await team.desk.ask('GET', '/me/messenger', { as: 'aida' });
    expect(body).toMatchObject({ bots: [{ bot: 'our_team_bot' }], link: { username: 'p_42', mute: [], quiet: null } });
    const kept = await team.db.pool.query(`SELECT to_jsonb(e)::text AS text FROM entry_link e`);
    expect(JSON.stringify(kept.rows)).not.toContain(code);
    await team.write(`/start ${code}`, STRANGER);
    expect(texts(team.said())).toEqual([expect.stringMatching(/does not fit/)]);
  });

  it('it takes a code as plain words, puts off whoever guesses, and forgets a code that is replaced or too old', async () => {
    const first = (await team.desk.ask('POST', '/me/messenger/code', { as: 'timur' })).body;
    const second = (await team.desk.ask('POST', '/me/messenger/code', { as: 'timur' })).body;
    expect(second.url).toBe(`https://t.me/our_team_bot?start=${second.code}`);
    await team.write(first.code, TIMUR);
    await team.write(second.code, TIMUR);
    expect(texts(team.said())).toEqual([expect.stringMatching(/does not fit/), expect.stringMatching(/^Done, Timur/)]);
    const old = (await team.desk.ask('POST', '/me/messenger/code', { as: 'daniyar' })).body;
    await team.db.pool.query(`UPDATE entry_link SET expires_at = now() - interval '1 second'`);
    await team.write(old.code, DANIYAR);
    expect(texts(team.said())).toEqual([expect.stringMatching(/does not fit/)]);
    for (let tries = 0; tries < 6; tries++) await team.write(`/start ${'x'.repeat(43)}`, DANIYAR);
    expect(texts(team.said()).at(-1)).toMatch(/Too many tries/);
  });

  it('it forgets whoever says so on the screen, and one who is switched off', async () => {
    await team.link('daniyar', 45);
    await team.desk.ask('DELETE', '/me/messenger', { as: 'daniyar' });
    team.said();
    await team.write('/tasks', 45);
    expect(texts(team.said())).toEqual([expect.stringMatching(/^I am the team’s bot/)]);
    await team.db.pool.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [team.desk.office.timur]);
    await team.write('/tasks', TIMUR);
    expect(texts(team.said())).toEqual([expect.stringMatching(/^I am the team’s bot/)]);
    await team.db.pool.query('UPDATE app_user SET disabled_at = NULL');
  });
});

describe('F7 commands', () => {
  it('it sets a task and tells its number', async () => {
    await team.write('/newtask Позвонить Ивану @Timur завтра 15:00', AIDA);
    const said = team.said().find(({ order }) => order['chat_id'] === String(AIDA));
    expect(said!.order['text']).toMatch(
      /^Task ([A-Z]{2} \d{4} \d{4}) is set\.\n\1: Позвонить Ивану\. Due: tomorrow 15:00/,
    );
    expect(buttonsOf(said).map(({ text }) => text)).toEqual(['Done', 'Put off', 'Open']);
    expect(buttonsOf(said)[2]).toMatchObject({ url: expect.stringMatching(/^https:\/\/crm\.example\/tasks\//) });
    const { rows } = await team.db.pool.query(`SELECT responsible_id FROM task WHERE text = 'Позвонить Ивану'`);
    expect(rows).toEqual([{ responsible_id: team.desk.office.timur }]);
  });

  it('it asks back where it is not clear', async () => {
    for (const text of [
      '/newtask',
      '/newtask Позвонить завтра',
      '/newtask Позвонить @Nobody 15:00',
      '/newtask x сегодня 0:00',
    ])
      await team.write(text, AIDA);
    expect(texts(team.said())).toEqual([
      expect.stringMatching(/^Write what to do/),
      expect.stringMatching(/^At what time/),
      expect.stringMatching(/^I do not know who @Nobody/),
      expect.stringMatching(/^That time has passed/),
    ]);
  });

  it('it sets it once, however often the update comes, also when the node died before it answered', async () => {
    const update = {
      update_id: 90_001,
      message: messageOf('/newtask Один раз через 2 часа', AIDA, { id: AIDA, type: 'private' }),
    };
    await team.come(update, update);
    await team.db.pool.query(
      `UPDATE inbox SET state = 'new', not_before = NULL, holder = NULL WHERE external_id = '90001'`,
    );
    await team.come();
    const { rows } = await team.db.pool.query(`SELECT count(*)::int AS n FROM task WHERE text = 'Один раз'`);
    expect(rows[0].n).toBe(1);
    expect(team.said()).toHaveLength(1);
  });

  it('it shows my tasks and one by its number, typed in any letters', async () => {
    const { track } = await taskOf(team, 'Отправить A * B <b>_договор');
    await team.write('/tasks', AIDA);
    const [list] = team.said();
    expect(list!.order['text']).toContain('Отправить A * B <b>_договор');
    expect(list!.order).not.toHaveProperty('parse_mode');
    await team.write(`/task ${track.toLowerCase()}`, AIDA);
    await team.write('/task VV00000000', AIDA);
    expect(texts(team.said())).toEqual([
      expect.stringContaining('Отправить A * B'),
      'There is no such task, or you may not see it.',
    ]);
  });

  it('it shows, moves and notes a lead as the screens do, to whoever may see it', async () => {
    await team.write(`/lead ${lead.number}`, AIDA);
    await team.write(`/lead ${lead.number}`, TIMUR);
    await team.write(`/move ${lead.number} hal`, AIDA);
    await team.write(`/move ${lead.number} lost`, AIDA);
    await team.write(`/note ${lead.number} Перезвонит в среду`, AIDA);
    await team.write(`/note ${lead.number} чужое`, TIMUR);
    await team.write('/leads', AIDA);
    const said = texts(team.said());
    expect(said[0]).toContain(`No. ${lead.number}: acme\nStage: new`);
    expect(said[1]).toBe('There is no such lead, or you may not see it.');
    expect(said[2]).toMatch(/^Moved\.\nNo\. \d+: acme\nStage: half/);
    expect(said[3]).toMatch(/^[^{]+\nNo\. \d+: acme\nStage: half/);
    expect(said.slice(4)).toEqual([
      'The note is written.',
      'There is no such lead, or you may not see it.',
      expect.stringMatching(/^Open leads: 1\nNo\. \d+: acme · half$/),
    ]);
    const { rows } = await team.db.pool.query(
      `SELECT type, actor ->> 'id' AS by FROM event WHERE subject_id = $1 AND type IN ('lead.moved', 'lead.noted') ORDER BY id`,
      [lead.id],
    );
    const by = team.desk.office.aida;
    expect(rows).toEqual([
      { type: 'lead.moved', by },
      { type: 'lead.noted', by },
    ]);
  });

  it('it asks which stage is meant, and moves by the button', async () => {
    await team.write(`/move ${lead.number}`, AIDA);
    const buttons = buttonsOf(team.said()[0]);
    expect(buttons.map(({ text }) => text)).toEqual(['new', 'no_answer', 'conditional_refusal', 'won', 'lost']);
    await team.press(buttons[1]!['callback_data']!, AIDA);
    expect(team.said().map(({ method }) => method)).toEqual(['answerCallbackQuery', 'editMessageText']);
    const { rows } = await team.db.pool.query('SELECT stage FROM lead WHERE id = $1', [lead.id]);
    expect(rows).toEqual([{ stage: 'no_answer' }]);
  });

  it('it reports who is behind, in columns and as a picture, of what the reader may see', async () => {
    await team.db.pool.query(`UPDATE task SET due_at = now() - interval '1 day' WHERE text = 'Один раз'`);
    await team.write('/report', AIDA);
    const [words, picture] = team.said();
    expect(words!.order).toMatchObject({ entities: [{ type: 'pre', offset: 0 }] });
    expect(words!.order['text']).toMatch(/^Tasks of the team\n\n {2,}Overdue {2}Open\nAida +1 +\d+\n/);
    expect(words!.order['text']).not.toContain('Timur');
    expect(picture).toMatchObject({ method: 'sendPhoto' });
    expect(picture!.order['photo'].bytes.subarray(1, 4).toString()).toBe('PNG');
    await team.link('daniyar', DANIYAR + 1);
    team.said();
    await team.write('/report week', DANIYAR + 1);
    await team.write('/report Aida', DANIYAR + 1);
    await team.write('/report Nobody', DANIYAR + 1);
    const [week, , one, nobody] = team.said();
    expect(week!.order['text']).toMatch(/Aida +1 +1\n/);
    expect(one!.order['text']).toMatch(/^Aida\nOverdue: 1\nToday: 0\nLater: \d+$/);
    expect(nobody!.order['text']).toMatch(/^I do not know who Nobody is/);
  });
});

describe('F7 saying', () => {
  it('it waits as long as Telegram says, keeps the order, and says again what may be lost', async () => {
    team.bot.next.push({ code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } });
    await team.write('/help', AIDA);
    await team.write('/tasks', AIDA);
    expect(texts(team.said())).toHaveLength(1);
    await new Promise((done) => setTimeout(done, 1100));
    await team.say();
    const said = texts(team.said());
    expect([said[0]!.slice(0, 6), said[1]!.slice(0, 10)]).toEqual(['/tasks', 'Open tasks']);
    team.bot.next.push('dies after acting');
    await team.write('/help', AIDA);
    await team.db.pool.query(`UPDATE team_message SET not_before = now() - interval '1 s' WHERE state = 'waiting'`);
    await team.say();
    expect(team.said()).toHaveLength(2);
    expect((await team.db.pool.query(`SELECT 1 FROM team_message WHERE state = 'waiting'`)).rowCount).toBe(0);
  });

  it('it says names as they are, whatever signs they have (conversations C104)', async () => {
    const names = ['anna_reed', 'A * B', 'Ivan [VIP] (old)', 'Price 1.500-2.000!', '<b>&Co', '`x`'];
    for (const name of names) {
      await team.db.pool.query('UPDATE lead SET name = $2 WHERE id = $1', [lead.id, name]);
      await team.write(`/lead ${lead.number}`, AIDA);
      const [said] = team.said();
      expect(said!.order['text']).toContain(`: ${name}\n`);
      expect(said!.order['parse_mode']).toBeUndefined();
    }
    await team.db.pool.query(`UPDATE lead SET name = 'acme' WHERE id = $1`, [lead.id]);
  });

  it('it takes what others send in its name for nothing', async () => {
    const hook = `/webhooks/accounts/${account}`;
    const body = { update_id: 7, message: messageOf('/leads', AIDA, { id: AIDA, type: 'private' }) };
    const headers = { 'x-telegram-bot-api-secret-token': 'guessed' };
    expect((await team.desk.ask('POST', hook, { body, headers })).status).toBe(400);
    await team.say();
    expect(team.said()).toEqual([]);
  });
});
