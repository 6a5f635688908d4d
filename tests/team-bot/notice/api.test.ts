import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { takeNotices } from '../../../prisma/team-bot/notices.ts';
import { createTask, taskMoment } from '../../../prisma/task/task.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { newLead } from '../../support/office.ts';
import { come as clientWrites, messageNow, openAccountIn } from '../../conversation/talk.ts';
import { buttonsOf, openTeam, texts, type Team } from '../bot.ts';

let team: Team;
const [AIDA, DANIYAR] = [42, 44];

beforeAll(async () => {
  team = await openTeam();
  await team.link('aida', AIDA);
  await team.link('daniyar', DANIYAR);
});
afterAll(() => team?.close());
beforeEach(() => void team.said());

const process = { kind: 'process' as const };
const task = async (text: string) => {
  const made = await createTask(team.db, {
    ...{ actor: process, type: 'call', text, due: { at: '2099-01-01T10:00:00.000Z' } },
    responsibleId: team.desk.office.aida,
  });
  return (made as { id: string }).id;
};
const wish = (body: object) =>
  team.desk.ask('PATCH', '/me/messenger', { as: 'aida', body: { mute: [], quiet: null, ...body } });

describe('C4 a notice in the messenger', () => {
  it('it reminds whoever must do it, with buttons that do it', async () => {
    const taskId = await task('Позвонить');
    await taskMoment(team.db, { taskId, what: 'reminder', actor: process });
    await team.say();
    await team.say();
    const said = team.said();
    expect(said.map(({ order }) => [order['chat_id'], order['text']])).toEqual([
      [String(AIDA), expect.stringMatching(/^🔔 Позвонить\. Due: 01\.01\.2099 15:00\.$/)],
    ]);
    const [done, later, open] = buttonsOf(said[0]);
    expect([later!['text'], open!['url']]).toEqual(['Put off', `https://crm.example/tasks/${taskId}`]);
    await team.press(done!['callback_data']!, AIDA);
    expect(texts(team.said())[0]).toBe('Done');
  });

  it('it tells of a new lead and of a client who writes, whom one takes by a button', async () => {
    await newLead(team.desk.office);
    await team.db.pool.query(
      `INSERT INTO notification (user_id, kind, data) SELECT $1, 'invoice.paid', '{"amount": 100000, "currency": "KZT", "leadName": "acme"}'`,
      [team.desk.office.aida],
    );
    await team.say();
    expect(texts(team.said())).toContainEqual(expect.stringMatching(/^💰 Paid .*1.000.*: acme$/));
    const account = await openAccountIn(team.desk.office, 'telegram:clients_bot', {
      people: [team.desk.office.daniyar],
    });
    await team.db.pool.query('DELETE FROM absence');
    await clientWrites(team.desk.office, account, messageNow('Добрый день'));
    const { rows } = await team.db.pool.query('SELECT id, assignee_id FROM conversation');
    await team.db.pool.query('UPDATE conversation SET assignee_id = NULL');
    await team.press(`talk ${rows[0].id}`, DANIYAR);
    await team.press(`talk ${rows[0].id}`, DANIYAR);
    const nods = team.said().flatMap(({ method, order }) => (method === 'answerCallbackQuery' ? [order['text']] : []));
    expect(nods).toEqual(['It is yours now', 'It is yours already.']);
  });

  it('it is silent about what is muted, what was read on the screen, and in quiet hours', async () => {
    expect((await wish({ mute: ['task'] })).body.link).toMatchObject({ mute: ['task'] });
    await taskMoment(team.db, { taskId: await task('Без звука'), what: 'reminder', actor: process });
    await team.say();
    expect(team.said()).toEqual([]);
    await wish({ quiet: { from: '21:00', to: '08:00' } });
    const taskId = await task('Ночью');
    await takeNotices(team.db);
    await team.db.pool.query('DELETE FROM team_message');
    await taskMoment(team.db, { taskId, what: 'overdue', actor: process });
    await team.db.pool.query(`UPDATE team_notice SET not_before = '2026-01-01'`);
    const night = '2026-11-29T18:00:00.000Z';
    await takeNotices(team.db, night);
    const { rows } = await team.db.pool.query('SELECT not_before FROM team_notice');
    expect(rows.map((row) => row.not_before.toISOString())).toEqual(['2026-11-30T03:00:00.000Z']);
    await takeNotices(team.db, '2026-11-30T03:00:00.000Z');
    await team.say();
    expect(texts(team.said())).toEqual([expect.stringMatching(/^⏰ Overdue: Ночью/)]);
    await wish({});
    await taskMoment(team.db, { taskId: await task('Прочитано'), what: 'reminder', actor: process });
    await team.db.pool.query('UPDATE notification SET read_at = now()');
    await team.say();
    expect(team.said()).toEqual([]);
  });

  it('it stops where the bot was blocked, and goes on when its user writes again', async () => {
    await team.come({
      my_chat_member: { chat: { id: AIDA, type: 'private' }, new_chat_member: { status: 'kicked' } },
    });
    await taskMoment(team.db, { taskId: await task('Мимо'), what: 'reminder', actor: process });
    await team.say();
    expect(team.said()).toEqual([]);
    expect((await team.desk.ask('GET', '/me/messenger', { as: 'aida' })).body.link.blocked).toBe(true);
    await team.write('/help', AIDA);
    team.said();
    await taskMoment(team.db, { taskId: await task('Снова'), what: 'reminder', actor: process });
    await team.say();
    expect(texts(team.said())).toEqual([expect.stringMatching(/^🔔 Снова/)]);
  });
});

describe('E6 an escalation in the messenger', () => {
  it('it tells the supervisor who is behind', async () => {
    await taskMoment(team.db, { taskId: await task('Горит'), what: 'escalation', actor: process });
    await team.say();
    const [said] = team.said();
    expect(said!.order).toMatchObject({
      chat_id: String(DANIYAR),
      text: expect.stringMatching(/^🚨 Aida is behind: Горит/),
    });
    expect(buttonsOf(said).map(({ text }) => text)).toEqual(['Done', 'Put off', 'I have it', 'Open']);
  });

  it('calls whoever is on call whatever she mutes and at whatever hour, and "I have it" ends it', async () => {
    await publishHelpDesk(team.desk.office);
    const { body } = await team.desk.ask('POST', '/tickets', {
      as: 'daniyar',
      body: { subject: 'No receipt', assigneeId: team.desk.office.aida },
    });
    await team.say();
    team.said();
    await wish({ mute: ['task'], quiet: { from: '00:00', to: '23:59' } });
    const tell = (kind: string) =>
      team.db.pool.query('INSERT INTO notification (user_id, kind, data) VALUES ($1, $2, $3)', [
        ...[team.desk.office.aida, kind],
        JSON.stringify({
          ticket: body.id,
          track: body.track,
          subject: 'No receipt',
          dueAt: '2099-01-01T10:00:00.000Z',
        }),
      ]);
    await tell('ticket.warned');
    await tell('ticket.on_call');
    await team.say();
    const said = team.said();
    expect(texts(said)).toEqual([expect.stringMatching(/^🆘 You are needed: .*No receipt/)]);
    const [have] = buttonsOf(said[0]);
    expect(have!['text']).toBe('I have it');
    await team.press(have!['callback_data']!, AIDA);
    expect(texts(team.said())[0]).toBe('It is with you, nobody else is called');
    const { rows } = await team.db.pool.query(`SELECT type FROM event WHERE noun_id = $1 ORDER BY seq DESC LIMIT 1`, [
      body.id,
    ]);
    expect(rows).toEqual([{ type: 'ticket.acknowledged' }]);
    await team.press(`have ticket 01990000-0000-7000-8000-000000000000`, AIDA);
    expect(texts(team.said())[0]).not.toContain('nobody else');
    await wish({ mute: [], quiet: null });
  });
});
