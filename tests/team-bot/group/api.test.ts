import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newLead } from '../../support/office.ts';
import { account, GROUP, messageOf, openTeam, personOf, texts, type Team } from '../bot.ts';

let team: Team;
let number: number;
const [AIDA, DANIYAR, TIMUR, STRANGER] = [42, 44, 43, 999];
const sales = { id: GROUP, type: 'supergroup', title: 'Sales' };

beforeAll(async () => {
  team = await openTeam();
  const id = await newLead(team.desk.office);
  number = (await team.db.pool.query('SELECT number FROM lead WHERE id = $1', [id])).rows[0].number;
  await team.link('aida', AIDA);
  await team.link('daniyar', DANIYAR);
  await team.link('timur', TIMUR);
});
afterAll(() => team?.close());
beforeEach(() => void team.said());

describe('F7 a group', () => {
  it('it answers a command that is meant for it, however its name is written, and no other bot’s (conversations C101, C102)', async () => {
    await team.inGroup('/help@our_team_bot', AIDA);
    await team.inGroup('/HELP@Our_Team_Bot', AIDA);
    await team.inGroup('👍 /help@our_team_bot', AIDA);
    await team.inGroup('/help@other_bot', AIDA);
    await team.inGroup('see https://example.com/help 12', AIDA);
    await team.inGroup('/weather', AIDA);
    expect(team.said().map(({ order }) => order['chat_id'])).toEqual([GROUP, GROUP, GROUP].map(String));
  });

  it('it names a client only where the group has nobody but people who may see her', async () => {
    team.bot.gather(AIDA, DANIYAR);
    await team.inGroup(`/lead@our_team_bot ${number}`, DANIYAR);
    expect(texts(team.said())).toEqual([expect.stringContaining(': acme\nStage: new')]);
    // somebody who never said anything is in it, too
    team.bot.gather(AIDA, DANIYAR, STRANGER);
    await team.inGroup(`/lead@our_team_bot ${number}`, DANIYAR);
    await team.inGroup('/leads@our_team_bot', AIDA);
    const [one, list] = texts(team.said());
    expect(one).toMatch(new RegExp(`^No\\. ${number}\nStage: new\nResponsible: Aida\n\nThere are people here`));
    expect(list).not.toContain('acme');
    expect(list).toContain('Open leads: 1');
  });

  it('it shows nothing that one of them may not see', async () => {
    team.bot.gather(AIDA, DANIYAR, TIMUR);
    await team.inGroup('hello', TIMUR);
    await team.inGroup(`/lead@our_team_bot ${number}`, DANIYAR);
    await team.inGroup('/leads@our_team_bot', AIDA);
    await team.inGroup('/report@our_team_bot', DANIYAR);
    const [one, list, report] = texts(team.said());
    expect(one).toMatch(/not everybody here may see it/);
    expect(list).not.toContain('acme');
    expect(report).toBe('There are no open tasks.');
    // whoever has left is not counted any more
    team.bot.gather(AIDA, DANIYAR);
    await team.come({ message: { ...messageOf('', TIMUR, sales), left_chat_member: personOf(TIMUR) } });
    await team.inGroup(`/lead@our_team_bot ${number}`, DANIYAR);
    expect(texts(team.said())).toEqual([expect.stringContaining(': acme')]);
  });

  it('it does nothing for strangers and for an admin who speaks as the group (conversations C106)', async () => {
    await team.inGroup(`/lead@our_team_bot ${number}`, STRANGER);
    const nameless = { ...messageOf('/newtask@our_team_bot Сделать', 1087968824, sales), sender_chat: sales };
    await team.come({ message: nameless });
    const said = texts(team.said());
    expect(said).toEqual([expect.stringContaining('t.me/our_team_bot'), expect.stringContaining('от имени группы')]);
    expect((await team.db.pool.query('SELECT 1 FROM task')).rowCount).toBe(0);
  });

  it('it sets a task from the group, and tells its number', async () => {
    await team.inGroup('/newtask@our_team_bot Купить бумагу @Aida tomorrow 3pm', DANIYAR);
    const said = texts(team.said());
    expect(said.find((text) => /^Task [A-Z]{2} \d{4} \d{4} is set\./.test(text))).toBeDefined();
  });

  it('it follows a group that gets another number, once (conversations C103)', async () => {
    const bigger = -1001500000001;
    team.bot.next.push({
      ...{ code: 400, description: 'Bad Request: group chat was upgraded to a supergroup chat' },
      parameters: { migrate_to_chat_id: bigger },
    });
    await team.inGroup('/help@our_team_bot', AIDA);
    expect(team.said().map(({ order }) => order['chat_id'])).toEqual([String(GROUP), String(bigger)]);
    await team.come({ message: { ...messageOf('', AIDA, sales), migrate_to_chat_id: bigger } });
    const { rows } = await team.db.pool.query('SELECT account, chat FROM team_group');
    expect(rows).toEqual([{ account, chat: String(bigger) }]);
  });
});
