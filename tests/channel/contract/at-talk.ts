import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import type { ChannelHarness } from './harness.ts';

/** What is done in the one talk of a harness, after the client has begun it. */
export const atTalk = async (here: ChannelHarness) => {
  const { db, config, store } = here.desk.deps;
  const ask = (method: string, path: string, body?: unknown) => here.desk.ask(method, path, { as: 'aida', body });
  const rows = async (text: string) => (await db.pool.query(text)).rows;
  const takeIn = () => handleInbox(db);
  const come = async (said: Parameters<ChannelHarness['write']>[0]) => {
    const id = await here.write(said);
    await takeIn();
    return id;
  };
  await come({ text: 'Здравствуйте' });
  const talk = `/conversations/${(await ask('GET', '/conversations')).body.items[0].id}`;
  const messages = async () => (await ask('GET', `${talk}/messages`)).body.items;
  const channels = openChannels({ db, config });
  const send = () =>
    sendWaiting(
      { db, store, channels, publicUrl: here.desk.url },
      { account: here.account, breaker: closedBreaker },
      AbortSignal.timeout(30_000),
    );
  const rest = async () => void (await rows('DELETE FROM sending_pace'));
  return {
    ...{ talk, ask, rows, takeIn, come, messages, send, rest },
    /** after what it has waited for */
    sendAgain: async () => {
      await rows('UPDATE delivery SET not_before = NULL');
      await rest();
      return send();
    },
    write: async (body: object): Promise<string> => (await ask('POST', `${talk}/messages`, body)).body.messages[0],
    stateOf: async (id: string) => (await messages()).find((one: { id: string }) => one.id === id),
    isBlocked: async () => (await ask('GET', talk)).body.blockedAt !== null,
    close: () => Object.values(channels).forEach((channel) => channel.close?.()),
  };
};
export type Talk = Awaited<ReturnType<typeof atTalk>>;
