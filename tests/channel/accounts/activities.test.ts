import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../activities/channel/channel.ts';
import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { readConfig } from '../../../config.ts';
import { queueMessage } from '../../../prisma/delivery/delivery.ts';
import { seedSettings } from '../../../prisma/seed/settings.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { startSandbox, type Sandbox } from '../../sandbox/support.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { testConfig, testSecrets } from '../../support/secrets.ts';

let office: Office;
let sandbox: Sandbox;
let channels: Record<string, Channel>;
/** Two mailboxes beside the first: one of the sales, one whose server is gone. */
const accounts = () => ({
  'email:sales': { url: `smtp://127.0.0.1:${sandbox.smtp}`, from: 'Sales <sales@demo.voronka>' },
  'email:gone': { url: 'smtp://127.0.0.1:1' },
});
const configWith = (more: object) =>
  readConfig({
    DATABASE_URL: testConfig.databaseUrl,
    ...testSecrets,
    ENCRYPTION_KEYS: `test:${'0f'.repeat(32)}`,
    SANDBOX_SMTP_PORT: String(sandbox.smtp),
    CHANNEL_ACCOUNTS: JSON.stringify(more),
  });
beforeAll(async () => {
  [office, sandbox] = await Promise.all([openOffice(), startSandbox()]);
  await writeTemplates(office);
  const config = configWith(accounts());
  await seedSettings(office.db, config);
  channels = openChannels({ db: office.db, config });
});
afterAll(async () => {
  for (const channel of Object.values(channels ?? {})) channel.close?.();
  await sandbox?.stop();
  await office?.close();
});

const queue = async (account: string, name: string) => {
  const { leadId } = await newClient(office, { name, email: `${name}@example.com` });
  const actor = { kind: 'user' as const, id: office.aida };
  return (await queueMessage(office.db, { actor, leadId, account, template: 'hello' })) as { id: string };
};
const send = (account: string) =>
  sendWaiting(
    { db: office.db, channels, publicUrl: 'http://127.0.0.1:4600' },
    { account, breaker: closedBreaker },
    new AbortController().signal,
  );
const one = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];

describe('E5 two accounts of one channel', () => {
  it('send from their own addresses, each in a process of its own, by the templates of their channel', async () => {
    const first = await queue('email', 'daria');
    const sales = await queue('email:sales', 'timur');
    expect(await send('email')).toMatchObject({ sent: 1, left: 0 });
    expect(await send('email:sales')).toMatchObject({ sent: 1, left: 0 });
    const provider = async ({ id }: { id: string }) =>
      (await one('SELECT * FROM delivery WHERE id = $1', id)).provider_id;
    expect(await provider(first)).toMatch(/@demo\.voronka>$/);
    expect(await provider(sales)).toBe(`<${sales.id}@demo.voronka>`);
    expect(channels['email:sales']!.from).toEqual({ name: 'Sales', address: 'sales@demo.voronka' });
    const { pokes } = await one('SELECT pokes FROM event WHERE noun_id = $1 ORDER BY seq LIMIT 1', sales.id);
    expect(pokes).toContain('channel:email:sales');
  });

  it('have troubles of their own', async () => {
    await queue('email:gone', 'saule');
    const { breaker } = await send('email:gone');
    expect(breaker.failures).toBeGreaterThan(0);
    await queue('email', 'aigerim');
    expect(await send('email')).toMatchObject({ sent: 1, breaker: closedBreaker });
    expect(await one('SELECT kind, state FROM channel_account WHERE id = $1', 'email:gone')).toEqual({
      kind: 'email',
      state: 'slow',
    });
    expect(await one('SELECT state FROM channel_account WHERE id = $1', 'email')).toEqual({ state: 'ok' });
  });

  it('have a pace of their own', async () => {
    await office.db.pool.query(`UPDATE channel_account SET settings = '{"perSecond": 2}' WHERE id = 'email:sales'`);
    for (const name of ['alua', 'bota', 'dina'])
      for (const account of ['email', 'email:sales']) await queue(account, `${name}-${account.length}`);
    const tookMs = async (account: string) => {
      const before = performance.now();
      expect(await send(account)).toMatchObject({ sent: 3 });
      return performance.now() - before;
    };
    // three slots of half a second: two lie between the first and the last
    expect(await tookMs('email:sales')).toBeGreaterThan(990);
    expect(channels['email']!.limits.perSecond).toBe(20);
  });

  it('are refused before anything is sent where their settings or their channel make no sense', () => {
    const opening = (more: object) => () => openChannels({ db: office.db, config: configWith(more) });
    expect(opening({ 'email:sales': { uri: 'x' } })).toThrow(/email:sales cannot be opened/);
    expect(opening({ 'pigeon:sales': {} })).toThrow(/CHANNEL_ACCOUNTS/);
  });
});
