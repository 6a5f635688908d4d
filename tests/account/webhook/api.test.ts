import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { keepSecrets } from '../../../prisma/sealed/secret.ts';
import { messageOf, openAccountIn } from '../../conversation/talk.ts';
import { openDesk, type Desk } from '../../support/desk.ts';

const account = 'telegram:hook_bot';
const secret = 'what-telegram-was-told';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { db, saule } = desk.office;
  await openAccountIn(desk.office, account);
  await openAccountIn(desk.office, 'telegram:bare_bot');
  const secrets = { webhookSecret: secret };
  await keepSecrets(db, desk.deps.config.encryptionKeys, { about: `account:${account}`, secrets, by: saule });
});
afterAll(() => desk?.close());

const post = (update: unknown, token = secret, to = account) =>
  desk.ask('POST', `/webhooks/accounts/${to}`, {
    raw: typeof update === 'string' ? update : JSON.stringify(update),
    headers: {
      'content-type': 'application/json',
      ...(token ? { 'x-telegram-bot-api-secret-token': token } : {}),
    },
  });
const kept = async () =>
  (await desk.office.db.pool.query('SELECT external_id, state, error FROM inbox ORDER BY received_at')).rows;

describe('D1 what a bot is told by its webhook', () => {
  it('is kept once, and taken in once, however often it comes', async () => {
    const update = messageOf({ text: 'Добрый день' });
    const answers = await Promise.all([post(update), post(update), post(update)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await kept()).toHaveLength(1);
    await handleInbox(desk.office.db);
    expect((await post(update)).status).toBe(204);
    await handleInbox(desk.office.db);
    const { items } = (await desk.ask('GET', '/conversations', { as: 'aida' })).body;
    expect(items).toMatchObject([{ account, lastText: 'Добрый день', unread: 1 }]);
  });

  it('is refused where it is forged: without the secret, with another one, for an account that has none or is not there', async () => {
    const before = (await kept()).length;
    const forged = messageOf({ text: 'forged' });
    for (const answer of [
      await post(forged, ''),
      await post(forged, 'x'.repeat(secret.length)),
      await post(forged, `${secret}x`),
      await post(forged, '', 'telegram:bare_bot'),
      await post(forged, secret, 'telegram:bare_bot'),
      await post(forged, secret, 'telegram:nobody'),
    ])
      expect(answer).toMatchObject({ status: 400, body: { code: 'BadSignature' } });
    expect(await kept()).toHaveLength(before);
  });

  it('is kept and answered where it cannot be read, and nothing is taken for an account that is switched off', async () => {
    expect((await post('{ no json')).status).toBe(204);
    expect((await post({ hello: 1 })).status).toBe(204);
    await handleInbox(desk.office.db);
    expect((await kept()).filter(({ external_id }) => external_id.startsWith('unread '))).toHaveLength(2);
    await desk.office.db.pool.query('UPDATE channel_account SET blocked_at = now() WHERE id = $1', [account]);
    expect((await post(messageOf({ text: 'off' }))).body.code).toBe('BadSignature');
  });
});
