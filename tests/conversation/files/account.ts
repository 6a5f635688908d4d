import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { startFetching } from '../../../temporal/fetching.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { openBotServer } from '../../support/bot-server.ts';
import { openDesk } from '../../support/desk.ts';
import { come, type messageOf } from '../talk.ts';

export const id = 'telegram:anna_bot';
const json = 'application/json';

/** A desk with one bot of Telegram, its double, and what fetches and sends files. */
export const openFilesDesk = async () => {
  const [desk, bot] = await Promise.all([openDesk(), openBotServer()]);
  const { token, apiRoot } = bot;
  const settings = { token, apiRoot, mode: 'webhook' };
  const body = { channel: 'telegram', provider: 'telegram', name: 'Anna', settings };
  await desk.ask('POST', '/accounts', { as: 'saule', body });
  const { db, store, config, log } = desk.deps;
  return {
    ...{ desk, bot, store },
    rows: async (text: string, values: unknown[] = []) => (await desk.office.db.pool.query(text, values)).rows,
    come: (...updates: ReturnType<typeof messageOf>[]) => come(desk.office, id, ...updates),
    fetching: () =>
      startFetching({
        ...{ db, store, log, keys: config.encryptionKeys, databaseUrl: config.databaseUrl, everyMs: 50 },
      }),
    send: () =>
      sendWaiting(
        { db, store, channels: openChannels({ db, config }), publicUrl: desk.url },
        { account: id, breaker: closedBreaker },
        AbortSignal.timeout(20_000),
      ),
    talk: async (): Promise<string> => (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items[0].id,
    messages: async (talk: string) =>
      (await desk.ask('GET', `/conversations/${talk}/messages`, { as: 'aida' })).body.items,
    upload: async (name: string, bytes: Buffer): Promise<{ id: string; type: string }> => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      const headers = { authorization: 'Bearer token-aida', accept: json };
      const answer = await fetch(`${desk.url}/api/v1/files`, { method: 'POST', headers, body: form });
      return (await answer.json()) as { id: string; type: string };
    },
    close: async () => {
      await desk.close();
      await bot.close();
    },
  };
};
export type FilesDesk = Awaited<ReturnType<typeof openFilesDesk>>;
