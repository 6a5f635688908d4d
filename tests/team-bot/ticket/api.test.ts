import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { buttonsOf, openTeam, texts, type Team } from '../bot.ts';

let team: Team;
const [AIDA, TIMUR] = [42, 43];
beforeAll(async () => {
  team = await openTeam();
  await publishHelpDesk(team.desk.office);
  await team.link('aida', AIDA);
  await team.link('timur', TIMUR);
});
afterAll(() => team?.close());
beforeEach(() => void team.said());

const newest = async () =>
  (
    await team.db.pool.query(
      'SELECT track, source, subject, stage, responsible_id FROM ticket ORDER BY created_at DESC LIMIT 1',
    )
  ).rows[0];

describe('F7 E1 a ticket in the team’s bot', () => {
  it('is opened by a command, which answers with its number', async () => {
    await team.write('/newticket The till  does not print', AIDA);
    const ticket = await newest();
    expect(ticket).toMatchObject({ source: 'bot', subject: 'The till does not print', responsible_id: null });
    const [said] = texts(team.said());
    expect(said).toContain(`${ticket.track.slice(0, 2)} ${ticket.track.slice(2, 6)}`);
    expect(said).toContain('Stage: new');
    expect(said).toContain('Nobody has it yet');
    await team.write('/newticket', AIDA);
    expect(texts(team.said())[0]).toContain('/newticket The till');
  });

  it('goes to whom it names, and is shown to whoever may see it', async () => {
    await team.write('/newticket Printer @Timur', AIDA);
    const { track, responsible_id: has } = await newest();
    expect(has).toBe(team.desk.office.timur);
    team.said();
    await team.write(`/ticket ${track}`, TIMUR);
    await team.write(`/ticket ${track}`, AIDA);
    const [his, hers] = texts(team.said());
    expect(his).toContain('Printer');
    expect(hers).toBe('There is no such ticket, or you may not see it.');
  });

  it('is taken and moved by buttons, each once, and says so to whoever is second', async () => {
    await team.write('/newticket No receipt', AIDA);
    const { track } = await newest();
    const [card] = team.said();
    expect(buttonsOf(card).map(({ text }) => text)).toEqual(['Take', 'Open', 'work', 'client', 'solved']);
    await team.press(`ticket-take ${track}`, AIDA);
    await team.press(`ticket-take ${track}`, AIDA);
    const nods = texts(team.said()).filter((_, index) => index % 2 === 0);
    expect(nods).toEqual(['It is yours now', 'It is yours already.']);
    await team.press(`ticket-move ${track} solved`, AIDA);
    const [nod, after] = texts(team.said());
    expect([nod, after]).toEqual(['Moved.', expect.stringContaining('Stage: solved')]);
    expect(await newest()).toMatchObject({ stage: 'solved', responsible_id: team.desk.office.aida });
    await team.press(`ticket-move ${track} rejected`, AIDA);
    expect(texts(team.said())[0]).not.toBe('Moved.');
  });
});
