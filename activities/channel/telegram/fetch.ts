import { z } from 'zod';
import type { Fetch, Fetched } from '../fetching/fetch.ts';
import { BotError, openBot } from './bot.ts';

const Found = z.object({ file_path: z.string().optional() });

/** A file's place is asked for first, and holds for an hour; what a bot is not given, it is never given. */
export const fetchByTelegram: Fetch = async ({ settings, secrets }, { at }, { signal }) => {
  const bot = openBot({ token: secrets['token'] ?? '', apiRoot: settings['apiRoot'] });
  try {
    const { file_path: path } = Found.parse(await bot.call('getFile', { file_id: at }, signal));
    if (!path) return { is: 'lost', answer: 'it has no place' };
    return { is: 'came', bytes: await bot.download(path, signal), name: path.split('/').at(-1) ?? '' };
  } catch (error) {
    return meaningOf(error);
  }
};

const meaningOf = (error: unknown): Fetched => {
  if (!(error instanceof BotError)) return { is: 'later', answer: (error as Error).message };
  const { code, description, retryAfterSeconds } = error.answer;
  if (/too big/i.test(description)) return { is: 'too_large' };
  const retryAfterMs = retryAfterSeconds && retryAfterSeconds * 1000;
  // its place may have passed, or the token is no good until a person mends that
  if (code === 400) return { is: 'lost', answer: description };
  return { is: 'later', answer: error.message, retryAfterMs };
};
