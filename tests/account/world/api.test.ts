import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('A2 what an automation may name', () => {
  it('is every account that admins have connected for clients, by their name for it, and never the team’s bot', async () => {
    await desk.office.db.pool.query(`INSERT INTO channel_account (id, kind, provider, name, settings, created_at) VALUES
        ('telegram:shop_bot', 'telegram', 'telegram', 'Shop', '{"serves":"clients"}', now()),
        ('telegram:team_bot', 'telegram', 'telegram', 'Team', '{"serves":"team"}', now()),
        ('email:info', 'email', 'mailbox', 'Info', '{}', now())`);
    const { channels } = (await desk.ask('GET', '/pipelines/world', { as: 'saule' })).body;
    expect(channels).toContainEqual({ id: 'telegram:shop_bot', sandbox: false, name: 'Shop' });
    expect(channels).toContainEqual({ id: 'email:info', sandbox: false, name: 'Info' });
    expect(channels.map(({ id }: { id: string }) => id)).not.toContain('telegram:team_bot');
  });
});
