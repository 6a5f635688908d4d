import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { startFetching } from '../../../temporal/fetching.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { openAccountIn } from '../../conversation/talk.ts';
import { formWith, photo } from '../../file/pictures.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let account: string;
let talk: string;
beforeAll(async () => {
  desk = await openDesk();
  account = await openAccountIn(desk.office);
  await desk.office.db.pool.query(`UPDATE channel_account SET provider = 'sandbox' WHERE id = $1`, [account]);
  await write({ from: { id: 5, name: 'Emma' }, text: 'Hi' });
  talk = (await ask('GET', '/conversations')).body.items[0].id;
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'aida', body });
const at = (what: string) => `/accounts/${encodeURIComponent(account)}/${what}`;
const write = async (body: object) => {
  const answer = await ask('POST', at('sandbox-messages'), body);
  await handleInbox(desk.office.db);
  return answer;
};
const act = async (body: object) => {
  const answer = await ask('POST', at(`sandbox-acts/${talk}`), body);
  await handleInbox(desk.office.db);
  return answer;
};
const newest = async () => (await ask('GET', `/conversations/${talk}/messages`)).body.items[0];
const send = () =>
  sendWaiting(
    { db: desk.deps.db, channels: openChannels(desk.deps), publicUrl: desk.url },
    { account, breaker: closedBreaker },
    AbortSignal.timeout(20_000),
  );

describe('D4 the client’s phone of a practice account', () => {
  it('sends a picture, a place and its own number, as a messenger would', async () => {
    const sent = await desk.ask('POST', '/files', { as: 'aida', ...formWith('a.jpg', await photo()) });
    const from = { conversation: talk };
    expect((await write({ from, parts: [{ kind: 'file', file: sent.body.id }] })).status).toBe(204);
    expect(await newest()).toMatchObject({ parts: [{ what: 'picture', state: 'waits', name: 'a.jpg' }] });
    const { db, store, log, config } = desk.deps;
    const fetching = startFetching({
      ...{ db, store, log, keys: config.encryptionKeys, databaseUrl: config.databaseUrl, everyMs: 50 },
    });
    await until(async () => (await newest()).parts[0].state === 'kept', 'the picture');
    await fetching.close();
    await write({ from, parts: [{ kind: 'place', latitude: 43.2, longitude: 76.9 }] });
    expect((await newest()).parts).toMatchObject([{ kind: 'place' }]);
    await write({ from, parts: [{ kind: 'card', name: 'Emma', phone: '+77015550142', own: true }] });
    const phones = await desk.office.db.pool.query(`SELECT trust FROM address WHERE value = '+77015550142'`);
    expect(phones.rows).toEqual([{ trust: 'confirmed' }]);
    expect((await write({ from })).status).toBe(422);
    expect((await write({ from, parts: [{ kind: 'file', file: desk.office.aida }] })).body.code).toBe('FileGone');
  });

  it('edits and deletes what it has sent, blocks us and lets us write again', async () => {
    await write({ from: { conversation: talk }, text: 'Было' });
    const { id: message } = await newest();
    await act({ do: 'edit', message, text: 'Стало' });
    expect(await newest()).toMatchObject({ text: 'Стало', earlier: [{ text: 'Было' }] });
    await act({ do: 'delete', message });
    expect((await newest()).deletedAt).not.toBeNull();
    await act({ do: 'block' });
    expect((await ask('POST', `/conversations/${talk}/messages`, { text: 'Ау' })).body.code).toBe('ClientBlockedUs');
    await act({ do: 'unblock' });
    expect((await ask('POST', `/conversations/${talk}/messages`, { text: 'Ау' })).status).toBe(201);
    expect(await send()).toMatchObject({ sent: 1 });
  });

  it('plays the bad days of its channel', async () => {
    const played = async (day: string) => {
      expect((await ask('POST', at('sandbox-day'), { day })).status).toBe(204);
      await ask('POST', `/conversations/${talk}/messages`, { text: day });
      await desk.office.db.pool.query('UPDATE delivery SET not_before = NULL');
      await desk.office.db.pool.query('DELETE FROM sending_pace');
      await send();
      return (await newest()).state;
    };
    expect(await played('busy')).toBe('queued');
    expect(await played('down')).toBe('queued');
    expect(await played('fine')).toBe('sent');
    expect(await played('lost')).toBe('unknown');
    expect(await played('blocked')).toBe('failed');
  });
});
