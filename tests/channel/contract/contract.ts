import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channelOf } from '../../../workflows/channel/index.ts';
import { startFetching } from '../../../temporal/fetching.ts';
import { until } from '../../support/until.ts';
import { atTalk, type Talk } from './at-talk.ts';
import type { ChannelHarness, Nature } from './harness.ts';

/** What every channel does, whoever provides it; and where it has no such thing, that nothing is pretended. */
export const describeChannel = (kind: string, open: () => Promise<ChannelHarness>, nature: Nature): void =>
  describe(`D1 the contract of a channel: ${kind}`, () => {
    const { changes, isReceipted, limits } = channelOf(kind)!;
    const meets = nature.meets.includes.bind(nature.meets);
    let here: ChannelHarness;
    let at: Talk;
    beforeAll(async () => {
      here = await open();
      at = await atTalk(here);
    });
    afterAll(async () => {
      at?.close();
      await here?.close();
    });
    beforeEach(async () => {
      await at.rows(`UPDATE delivery SET state = 'failed' WHERE state IN ('queued', 'sending', 'unknown')`);
      await at.rest();
      await at.rows('DELETE FROM address_trouble');
      await here.got();
    });
    const textsOf = async () => (await here.got()).map(({ text }) => text.split('\n')[0]);

    it('takes what a client writes into one talk, once however often it is told', async () => {
      await at.come({ text: 'Сколько стоит?', twice: true });
      expect((await at.ask('GET', '/conversations')).body.items).toHaveLength(1);
      const said = (await at.messages()).map(({ text }: { text: string }) => text);
      expect(said.filter((text: string) => text.includes('Сколько стоит?'))).toHaveLength(1);
    });

    it('carries an answer to the client, once', async () => {
      const id = await at.write({ text: 'Десять тысяч' });
      expect(await at.send()).toMatchObject({ sent: 1, left: 0 });
      expect(await textsOf()).toEqual(['Десять тысяч']);
      expect(await at.send()).toMatchObject({ sent: 0 });
      expect(await here.got()).toEqual([]);
      expect((await at.stateOf(id)).state).toBe('sent');
    });

    it('keeps the order of what is said, both ways', async () => {
      const said = ['Раз', 'Два', 'Три'];
      for (const text of said) await at.come({ text });
      const newest = (await at.messages()).slice(0, 3).reverse();
      expect(newest.map(({ text }: { text: string }) => text)).toEqual(said);
      for (const text of said) await at.write({ text });
      await at.send();
      for (let tries = 0; tries < 3; tries++) await at.sendAgain();
      expect(await textsOf()).toEqual(said);
    });

    it(
      nature.edits ? 'shows what the client changes' : 'changes nothing by what comes again with other words',
      async () => {
        const id = await at.come({ text: 'Было' });
        await here.again(id, 'Стало');
        await at.takeIn();
        const [newest] = await at.messages();
        expect(newest).toMatchObject(
          nature.edits ? { text: 'Стало', earlier: [{ text: 'Было' }] } : { text: 'Было', earlier: [] },
        );
      },
    );

    it(
      changes ? 'changes at the client’s what we edit and take back' : 'says that what has gone stays as it is',
      async () => {
        const id = await at.write({ text: 'Завтра в два' });
        await at.send();
        await here.got();
        const edited = await at.ask('PATCH', `${at.talk}/messages/${id}`, { text: 'Завтра в три' });
        if (changes) {
          expect(edited.status).toBe(200);
          await at.send();
          expect(here.changed!()).toEqual(['Завтра в три']);
          await at.ask('DELETE', `${at.talk}/messages/${id}`);
          await at.send();
          expect(here.changed!()).toEqual(['']);
        } else {
          expect(edited.body).toMatchObject({ status: 409, code: 'ChannelKeepsMessages' });
          const taken = await at.ask('DELETE', `${at.talk}/messages/${id}`);
          expect(taken.body).toMatchObject({ status: 409, code: 'ChannelKeepsMessages' });
          expect(await at.send()).toMatchObject({ sent: 0, left: 0 });
          expect(await at.stateOf(id)).toMatchObject({ text: 'Завтра в два', earlier: [], deletedAt: null });
        }
        expect(await here.got()).toEqual([]);
      },
    );

    it('brings files as they are', async () => {
      const file = { name: 'Цены.csv', bytes: Buffer.from('имя,цена\nдом,5\n') };
      await at.come({ text: 'Вот', file });
      const { db, store, config, log } = here.desk.deps;
      const { encryptionKeys: keys, databaseUrl } = config;
      const fetching = startFetching({ db, store, log, keys, databaseUrl, everyMs: 50 });
      const part = await until(async () => {
        const parts = (await at.messages()).flatMap((message: { parts: { kind: string }[] }) => message.parts);
        const found = parts.find(({ kind: each }: { kind: string }) => each === 'file');
        return found?.state === 'kept' ? found : undefined;
      }, 'the file');
      await fetching.close();
      const headers = { authorization: 'Bearer token-aida' };
      const bytes = await (await fetch(`${here.desk.url}/api/v1/files/${part.file}`, { headers })).arrayBuffer();
      expect(Buffer.from(bytes).equals(file.bytes)).toBe(true);
      const answer = { text: 'И вам', parts: [{ kind: 'file', file: part.file }] };
      if (!limits.files) {
        const refused = await at.ask('POST', `${at.talk}/messages`, answer);
        expect(refused.body).toMatchObject({ status: 422, code: 'FilesNotTaken' });
        return;
      }
      await at.write(answer);
      await at.send();
      const got = await here.got();
      expect(got.flatMap(({ files }) => files)).toMatchObject([{ bytes: file.bytes }]);
      expect(got.map(({ text }) => text).join()).toContain('И вам');
    });

    it('says how far a message came as far as that is told, and never back', async () => {
      const id = await at.write({ text: 'Видно?' });
      await at.send();
      await here.got();
      for (const state of ['delivered', 'read', 'delivered'] as const) await here.tell?.(state);
      await at.takeIn();
      expect((await at.stateOf(id)).state).toBe(isReceipted ? 'read' : 'sent');
    });

    if (nature.failsLater)
      it('says that a message which was taken has failed after all', async () => {
        const id = await at.write({ text: 'Дойдёт?' });
        await at.send();
        await here.got();
        await here.tell!('failed');
        await at.takeIn();
        expect(await at.stateOf(id)).toMatchObject({ state: 'failed', reason: expect.any(String) });
        expect(await at.sendAgain()).toMatchObject({ sent: 0 });
      });

    const troubles = (['busy', 'broken'] as const).filter(meets);
    if (troubles.length > 0)
      it.each(troubles)(
        'waits where the provider is %s, and loses nothing of what was said, nor its order',
        async (how) => {
          const id = await at.write({ text: `Ещё раз ${how}` });
          const next = await at.write({ text: 'И вот' });
          await here.bad(how);
          await at.send();
          expect(await at.stateOf(id)).toMatchObject({ state: 'queued' });
          expect(await at.stateOf(next)).toMatchObject({ state: 'queued' });
          expect(await here.got()).toEqual([]);
          expect(await at.sendAgain()).toMatchObject({ sent: 2 });
          expect(await textsOf()).toEqual([`Ещё раз ${how}`, 'И вот']);
        },
      );

    it('does not say it twice to the client where an answer was lost', async () => {
      const id = await at.write({ text: 'Дошло ли?' });
      await here.bad('lost');
      await at.send();
      await at.sendAgain();
      await at.sendAgain();
      const got = await here.got();
      if (nature.lost === 'knows it again') expect(new Set(got.map((one) => one.id)).size).toBe(1);
      else expect(got).toHaveLength(1);
      expect(await at.stateOf(id)).toMatchObject(
        nature.lost === 'asks' ? { state: 'unknown', reason: expect.any(String) } : { state: 'sent', reason: null },
      );
    });

    it('keeps what cannot go while the account is refused, and tells whose trouble it is', async () => {
      const id = await at.write({ text: 'Токен отозван' });
      await here.bad('revoked');
      const { breaker } = await at.send();
      expect(breaker.failures).toBeGreaterThan(0);
      expect(await at.stateOf(id)).toMatchObject({ state: 'queued' });
      expect(await here.got()).toEqual([]);
      const account = (await at.ask('GET', `/accounts/${encodeURIComponent(here.account)}`)).body;
      expect(account).toMatchObject({ state: expect.not.stringMatching('ok'), error: expect.any(String) });
      await here.mend?.();
      expect(await at.sendAgain()).toMatchObject({ sent: 1 });
      expect(await textsOf()).toEqual(['Токен отозван']);
    });

    if (nature.refusal !== 'never')
      it('says that a message was refused for the client, and what follows', async () => {
        const id = await at.write({ text: 'Вы там?' });
        await here.bad('blocked');
        expect(await at.send()).toMatchObject({ failed: 1 });
        expect(await at.stateOf(id)).toMatchObject({ state: 'failed', reason: expect.any(String) });
        expect(await here.got()).toEqual([]);
        if (nature.refusal === 'of one message') expect(await at.isBlocked()).toBe(false);
        else await isBack();
        await at.write({ text: 'И снова' });
        expect(await at.sendAgain()).toMatchObject({ sent: 1 });
      });

    /** Nothing more is sent until the client lets us. */
    const isBack = async () => {
      expect(await at.isBlocked()).toBe(true);
      expect((await at.ask('POST', `${at.talk}/messages`, { text: 'Ау' })).body.code).toBe('ClientBlockedUs');
      await at.come({ text: 'Я здесь' });
      expect(await at.isBlocked()).toBe(nature.refusal === 'until asked');
      if (nature.refusal === 'until written') return;
      await here.start!();
      await at.takeIn();
      expect(await at.isBlocked()).toBe(false);
    };

    if (nature.refusal.startsWith('until'))
      it('sends nothing more once the client has said so', async () => {
        await here.stop!();
        await at.takeIn();
        await isBack();
      });
  });
