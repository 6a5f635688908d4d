import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openChannels } from '../../activities/channel/index.ts';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { startAsking } from '../../temporal/asking.ts';
import { closedBreaker } from '../../workflows/channel/breaker.ts';
import { messageOf } from '../conversation/talk.ts';
import { openBotServer } from '../support/bot-server.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { until } from '../support/until.ts';

let desk: Desk;
let bot: Awaited<ReturnType<typeof openBotServer>>;
beforeAll(async () => {
  desk = await openDesk();
  bot = await openBotServer();
});
afterAll(async () => {
  await desk?.close();
  await bot?.close();
});

const id = 'telegram:anna_bot';
const settings = (more: object = {}) => ({ token: bot.token, apiRoot: bot.apiRoot, mode: 'polling', ...more });
const connect = (more: object = {}) =>
  desk.ask('POST', '/accounts', {
    ...{ as: 'saule', body: { channel: 'telegram', provider: 'telegram', name: 'Anna', settings: settings(more) } },
  });
const patch = (body: object) => desk.ask('PATCH', `/accounts/${encodeURIComponent(id)}`, { as: 'saule', body });
const asking = () => {
  const { config, db, log } = desk.deps;
  return startAsking({ db, databaseUrl: config.databaseUrl, keys: config.encryptionKeys, log, everyMs: 100 });
};
const send = () =>
  sendWaiting(
    {
      db: desk.office.db,
      channels: openChannels({ db: desk.office.db, config: desk.deps.config }),
      publicUrl: desk.url,
    },
    { account: id, breaker: closedBreaker },
    AbortSignal.timeout(20_000),
  );
const list = async () => (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items;
const messages = async (talk: string) =>
  (await desk.ask('GET', `/conversations/${talk}/messages`, { as: 'aida' })).body.items;
const write = (talk: string, body: object) => desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body });

describe('D1 an account', () => {
  it('is connected by its token alone, which is tried first and never told again', async () => {
    expect((await connect({ token: `2:${'b'.repeat(35)}` })).body).toMatchObject({ code: 'TokenRefused', status: 422 });
    expect((await connect({ apiRoot: 'http://127.0.0.1:9' })).body).toMatchObject({ code: 'ProviderSilent' });
    const made = await connect();
    expect(made).toMatchObject({
      status: 201,
      body: { id, state: 'ok', error: null, settings: { mode: 'polling', apiRoot: bot.apiRoot } },
    });
    expect((await connect()).body.code).toBe('AccountExists');
    const [all, one] = [
      await desk.ask('GET', '/accounts', { as: 'aida' }),
      await desk.ask('GET', `/accounts/${id}`, { as: 'aida' }),
    ];
    expect(one.body).toEqual(made.body);
    for (const { text } of [made, all, one]) expect(text).not.toContain(bot.token);
    const { rows } = await desk.office.db.pool.query(`SELECT to_jsonb(a)::text AS kept FROM channel_account a`);
    expect(rows[0].kept).not.toContain(bot.token);
    expect((await patch({ revision: 9, name: 'x' })).body.code).toBe('VersionChanged');
    expect((await patch({ revision: 1, pipeline: 'nothing' })).body.code).toBe('UnknownPipeline');
    expect((await patch({ revision: 1, name: 'Anna S' })).body).toMatchObject({ name: 'Anna S', revision: 2 });
  });

  it('is asked for its updates by one node, from where it was read, and says who else asks', async () => {
    const [one, other] = [asking(), asking()];
    const update = messageOf({ text: 'Привет' });
    bot.come(update, update);
    await until(async () => (await handleInbox(desk.office.db), (await list()).length > 0), 'a conversation');
    expect(await list()).toMatchObject([{ account: id, accountName: 'Anna S', lastText: 'Привет', unread: 1 }]);
    await until(() => bot.offsets().includes(update.update_id + 1), 'the next question');
    bot.next.push({ code: 409, description: 'Conflict: terminated by other getUpdates request' });
    const state = async () => (await desk.ask('GET', `/accounts/${id}`, { as: 'aida' })).body;
    await until(async () => (await state()).state === 'down', 'the conflict');
    expect((await state()).error).toMatch(/^Another program takes this bot’s messages. Administrator: stop it/);
    await Promise.all([one.close(), other.close()]);
    const again = asking();
    bot.come(messageOf({ text: 'Ещё' }));
    await until(async () => (await handleInbox(desk.office.db), (await list())[0].unread === 2), 'the next message');
    expect((await state()).state).toBe('ok');
    await again.close();
  });

  it('sends answers once, in order, and asks a person where the answer was lost', async () => {
    const [{ id: talk }] = await list();
    const [asked] = await messages(talk);
    await write(talk, { text: 'Первое', replyTo: asked.id });
    await write(talk, { text: 'Второе' });
    await send();
    expect(bot.sent.map(({ text }) => text)).toEqual(['Первое', 'Второе']);
    expect(bot.sent[0]!['reply_parameters']).toMatchObject({ message_id: Number(asked.externalId.split('/')[1]) });
    expect((await messages(talk)).slice(0, 2)).toMatchObject([
      { state: 'sent', externalId: '777/102' },
      { state: 'sent' },
    ]);
    bot.next.push('dies after acting');
    await write(talk, { text: 'Третье' });
    await send();
    await send();
    expect(bot.sent.filter(({ text }) => text === 'Третье')).toHaveLength(1);
    const [lost] = await messages(talk);
    expect(lost).toMatchObject({ state: 'unknown', reason: expect.any(String) });
    const again = `/conversations/${talk}/messages/${lost.id}/retry`;
    expect((await desk.ask('POST', again, { as: 'aida' })).status).toBe(200);
    await send();
    expect(bot.sent.filter(({ text }) => text === 'Третье')).toHaveLength(2);
    expect((await messages(talk))[0]).toMatchObject({ state: 'sent' });
  });

  it('waits as long as it is told, and says when the client has blocked us', async () => {
    const [{ id: talk }] = await list();
    bot.next.push({ code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } });
    await write(talk, { text: 'Четвёртое' });
    const { retryAt } = await send();
    expect(bot.sent.map(({ text }) => text)).not.toContain('Четвёртое');
    await until(() => Date.now() >= Date.parse(retryAt ?? '') || undefined, 'its moment');
    await send();
    expect(bot.sent.filter(({ text }) => text === 'Четвёртое')).toHaveLength(1);
    bot.next.push({ code: 403, description: 'Forbidden: bot was blocked by the user' });
    await write(talk, { text: 'Пятое' });
    await send();
    expect((await messages(talk))[0]).toMatchObject({ state: 'failed' });
    expect((await list())[0].blockedAt).not.toBeNull();
    expect((await write(talk, { text: 'Шестое' })).body.code).toBe('ClientBlockedUs');
  });
});
