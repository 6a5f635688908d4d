import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const invite = async (as: 'saule' | 'daniyar' = 'saule') =>
  desk.ask('POST', `/staff/${desk.office.aida}/invitation`, { as });
const tokenOf = ({ url }: { url: string }) => new URL(url).hash.slice(1);
const take = (token: string, password: string) => desk.ask('POST', '/invitation', { body: { token, password } });

describe('L1 a password that only its user knows', () => {
  it('is chosen by a link that an admin sends, once', async () => {
    expect((await invite('daniyar')).status).toBe(403);
    const made = await invite();
    expect(made).toMatchObject({ status: 201, body: { expiresAt: expect.any(String) } });
    const days = (Date.parse(made.body.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(3);
    const token = tokenOf(made.body);
    expect(JSON.stringify((await desk.office.db.pool.query('SELECT * FROM entry_link')).rows)).not.toContain(token);
    const look = await desk.ask('POST', '/invitation/look', { body: { token } });
    const { email } = look.body;
    expect((await take(token, 'short')).status).toBe(422);
    expect(await take(token, 'chosen by aida herself')).toMatchObject({ status: 200, body: { email } });
    expect(
      (
        await desk.ask('POST', '/session', {
          body: { email, password: 'chosen by aida herself' },
          headers: { origin: desk.url },
        })
      ).status,
    ).toBeLessThan(300);
    expect(await take(token, 'somebody else again')).toMatchObject({ status: 410, body: { code: 'InvitationUsed' } });
    // the former sessions and tokens are out
    expect((await desk.ask('GET', '/me', { as: 'aida' })).status).toBe(401);
  });

  it('is not chosen by a link that is old, replaced, or of a user who is switched off', async () => {
    const first = tokenOf((await invite()).body);
    const second = tokenOf((await invite()).body);
    expect((await take(first, 'by an earlier link')).status).toBe(410);
    await desk.office.db.pool.query(`UPDATE entry_link SET expires_at = now() - interval '1 second'`);
    expect((await take(second, 'by a link too late')).status).toBe(410);
    const third = tokenOf((await invite()).body);
    await desk.office.db.pool.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [desk.office.aida]);
    expect((await take(third, 'of one who has left')).status).toBe(410);
    expect((await invite()).status).toBe(404);
    expect((await take('nonsense', 'whatever it may be')).status).toBe(410);
  });
});
