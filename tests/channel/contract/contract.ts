import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { startFetching } from '../../../temporal/fetching.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import type { Desk } from '../../support/desk.ts';
import { until } from '../../support/until.ts';

export type Given = { name: string; bytes: Buffer };
export type Got = { text: string; files: Given[] };
/** How a provider answers the next message: too fast, broken, done but nobody hears of it, blocked by the client, our account refused. */
export type Bad = 'busy' | 'broken' | 'lost' | 'blocked' | 'revoked';

/** One account of a channel at a double of its provider, connected, and one client who writes to it. */
export type ChannelHarness = {
  desk: Desk;
  account: string;
  /** what the client's program sends and the provider hands on, twice where `twice`; answers what the provider calls the message */
  write: (said: { text: string; file?: Given; twice?: boolean }) => Promise<string>;
  /** where clients can do so here */
  edit?: (id: string, text: string) => Promise<void>;
  takeBack?: (id: string) => Promise<void>;
  /** the provider says that this message has been read */
  read?: (id: string) => Promise<void>;
  /** what has reached the client, in order, since it was asked last */
  got: () => Promise<Got[]>;
  bad: (how: Bad) => Promise<void> | void;
  close: () => Promise<void>;
};

/** What every channel does, whoever provides it. `can`: what this one takes besides words, and what becomes of a lost answer. */
export const describeChannel = (
  name: string,
  open: () => Promise<ChannelHarness>,
  can: { files?: true; lost: 'asks' | 'sends again' },
): void =>
  describe(`D1 the contract of a channel: ${name}`, () => {
    let here: ChannelHarness;
    let talk: string;
    const ask = (method: string, path: string, body?: unknown) => here.desk.ask(method, path, { as: 'aida', body });
    const rows = async (text: string, values: unknown[] = []) =>
      (await here.desk.office.db.pool.query(text, values)).rows;
    const messages = async () => (await ask('GET', `/conversations/${talk}/messages`)).body.items;
    const come = async (said: Parameters<ChannelHarness['write']>[0]) => {
      const id = await here.write(said);
      await handleInbox(here.desk.office.db);
      return id;
    };
    const send = () => {
      const { db, config, store } = here.desk.deps;
      return sendWaiting(
        { db, store, channels: openChannels({ db, config }), publicUrl: here.desk.url },
        { account: here.account, breaker: closedBreaker },
        AbortSignal.timeout(30_000),
      );
    };
    const write = async (body: object): Promise<string> =>
      (await ask('POST', `/conversations/${talk}/messages`, body)).body.messages[0];
    const stateOf = async (id: string) => (await messages()).find((one: { id: string }) => one.id === id);
    const dueNow = () => rows('UPDATE delivery SET not_before = NULL');

    beforeAll(async () => {
      here = await open();
      await come({ text: 'Здравствуйте' });
      talk = (await ask('GET', '/conversations')).body.items[0].id;
    });
    afterAll(() => here?.close());
    beforeEach(async () => {
      await rows(`UPDATE delivery SET state = 'failed' WHERE state IN ('queued', 'sending', 'unknown')`);
      await rows('DELETE FROM sending_pace');
      await rows('DELETE FROM address_trouble');
      await here.got();
    });

    it('takes what a client writes into one talk, once however often it is told', async () => {
      await come({ text: 'Сколько стоит?', twice: true });
      expect((await ask('GET', '/conversations')).body.items).toHaveLength(1);
      const said = (await messages()).map(({ text }: { text: string }) => text);
      expect(said.filter((text: string) => text.includes('Сколько стоит?'))).toHaveLength(1);
    });

    it('carries an answer to the client, once', async () => {
      const id = await write({ text: 'Десять тысяч' });
      expect(await send()).toMatchObject({ sent: 1, left: 0 });
      expect(await here.got()).toMatchObject([{ text: expect.stringContaining('Десять тысяч') }]);
      expect(await send()).toMatchObject({ sent: 0 });
      expect(await here.got()).toEqual([]);
      expect(['sent', 'delivered']).toContain((await stateOf(id)).state);
    });

    it('shows what the client changes and takes back, where it can', async () => {
      if (!here.edit || !here.takeBack) return;
      const id = await come({ text: 'Было' });
      await here.edit(id, 'Стало');
      await handleInbox(here.desk.office.db);
      const edited = (await messages()).find(({ text }: { text: string }) => text === 'Стало');
      expect(edited).toMatchObject({ earlier: [{ text: 'Было' }] });
    });

    it('brings files both ways as they are', async () => {
      if (!can.files) return;
      const file = { name: 'Цены.csv', bytes: Buffer.from('имя,цена\nдом,5\n') };
      await come({ text: 'Вот', file });
      const { db, store, config, log } = here.desk.deps;
      const fetching = startFetching({
        ...{ db, store, log, keys: config.encryptionKeys, databaseUrl: config.databaseUrl, everyMs: 50 },
      });
      const part = await until(async () => {
        const parts = (await messages()).flatMap((message: { parts: { kind: string }[] }) => message.parts);
        const found = parts.find(({ kind }: { kind: string }) => kind === 'file');
        return found?.state === 'kept' ? found : undefined;
      }, 'the file');
      await fetching.close();
      const headers = { authorization: 'Bearer token-aida' };
      const bytes = await (await fetch(`${here.desk.url}/api/v1/files/${part.file}`, { headers })).arrayBuffer();
      expect(Buffer.from(bytes).equals(file.bytes)).toBe(true);
      await write({ text: 'И вам', parts: [{ kind: 'file', file: part.file }] });
      await send();
      const got = await here.got();
      expect(got.flatMap(({ files }) => files)).toMatchObject([{ bytes: file.bytes }]);
      expect(got.map(({ text }) => text).join()).toContain('И вам');
    });

    it('waits where the provider asks for it, or is broken, and loses nothing', async () => {
      for (const how of ['busy', 'broken'] as const) {
        const id = await write({ text: `Ещё раз ${how}` });
        await here.bad(how);
        await send();
        expect(await stateOf(id)).toMatchObject({ state: 'queued' });
        expect(await here.got()).toEqual([]);
        await dueNow();
        await rows('DELETE FROM sending_pace');
        expect(await send()).toMatchObject({ sent: 1 });
        expect(await here.got()).toHaveLength(1);
      }
    });

    it('says that an answer was lost, and does not say it twice to the client', async () => {
      const id = await write({ text: 'Дошло ли?' });
      await here.bad('lost');
      await send();
      await dueNow();
      await send();
      if (can.lost === 'asks') {
        expect(await here.got()).toHaveLength(1);
        expect(await stateOf(id)).toMatchObject({ state: 'unknown', reason: expect.any(String) });
      } else expect((await stateOf(id)).state).not.toBe('unknown');
    });

    it('keeps what cannot go while the account is refused, and tells whose trouble it is', async () => {
      const id = await write({ text: 'Токен отозван' });
      await here.bad('revoked');
      const { breaker } = await send();
      expect(breaker.failures).toBeGreaterThan(0);
      expect(await stateOf(id)).toMatchObject({ state: 'queued' });
      const account = (await ask('GET', `/accounts/${encodeURIComponent(here.account)}`)).body;
      expect(account).toMatchObject({ error: expect.any(String) });
      await dueNow();
      expect(await send()).toMatchObject({ sent: 1 });
    });

    it('says that the client has blocked us, and sends nothing more', async () => {
      const id = await write({ text: 'Вы там?' });
      await here.bad('blocked');
      expect(await send()).toMatchObject({ failed: 1 });
      expect(await stateOf(id)).toMatchObject({ state: 'failed', reason: expect.any(String) });
      expect((await ask('GET', `/conversations/${talk}`)).body.blockedAt).not.toBeNull();
      expect((await ask('POST', `/conversations/${talk}/messages`, { text: 'Ау' })).body.code).toBe('ClientBlockedUs');
      await come({ text: 'Я здесь' });
      expect((await ask('GET', `/conversations/${talk}`)).body.blockedAt).toBeNull();
    });
  });
