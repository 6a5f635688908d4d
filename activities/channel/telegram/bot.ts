import { Readable } from 'node:stream';
import telegraf from 'telegraf';
import type { TelegramAnswer } from '../../../workflows/channel/telegram-answer.ts';

/** How a bot is reached: its token, and the server of the Bot API where it is not Telegram's own. */
export type BotKeys = { token: string; apiRoot?: string | undefined };

/** What was answered instead of success. */
export class BotError extends Error {
  readonly answer: TelegramAnswer;
  constructor(answer: TelegramAnswer) {
    super([answer.code ?? answer.errno, answer.description].filter(Boolean).join(' '));
    this.answer = answer;
  }
}

export type Bot = {
  call(method: string, order: object, signal: AbortSignal): Promise<unknown>;
  /** the bytes of a file, by the path that `getFile` tells */
  download(path: string, signal: AbortSignal): Promise<Readable>;
};

const TELEGRAM = 'https://api.telegram.org/';

/** A bot of Telegram. No library retries by itself here: what an answer means is said by our rules. */
export const openBot = ({ token, apiRoot }: BotKeys): Bot => {
  // a relative path would take the place of the last part of the root
  const root = apiRoot && `${apiRoot.replace(/\/+$/, '')}/`;
  const client = new telegraf.Telegram(token, { webhookReply: false, ...(root ? { apiRoot: root } : {}) });
  return {
    call: async (method, order, signal) => {
      try {
        return await client.callApi(method as 'getMe', order as never, { signal: signal as never });
      } catch (error) {
        throw new BotError(answerOf(error, token));
      }
    },
    download: async (path, signal) => {
      const place = path.split('/').map(encodeURIComponent).join('/');
      const answer = await fetch(`${root || TELEGRAM}file/bot${token}/${place}`, { signal, redirect: 'error' }).catch(
        (error: unknown) => {
          throw new BotError(answerOf(error, token));
        },
      );
      if (answer.ok && answer.body) return Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
      await answer.body?.cancel();
      throw new BotError({ code: answer.status, description: answer.statusText });
    },
  };
};

const answerOf = (error: unknown, token: string): TelegramAnswer => {
  if (error instanceof telegraf.TelegramError)
    return {
      ...{ code: error.code, description: error.description },
      retryAfterSeconds: error.parameters?.retry_after,
      movedTo: error.parameters?.migrate_to_chat_id,
    };
  const { message, code, name } = error as Error & { code?: string };
  return { errno: code ?? name, description: message.replaceAll(token, '…') };
};
