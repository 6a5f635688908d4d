import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { refuse, type Refusal } from '../../../workflows/refusal.ts';
import { BotError, openBot, type BotKeys } from './bot.ts';

const Me = z.object({ username: z.string() });
/** Nothing else is asked for, so nothing else has to be understood. */
export const wantedOf = (serves: string | undefined): string[] =>
  serves === 'team' ? ['message', 'my_chat_member', 'callback_query'] : ['message', 'edited_message', 'my_chat_member'];
const TIMEOUT_MS = 8000;

/** Who this token's bot is. Refused: TokenRefused, ProviderSilent. */
export const whoIsBot = (keys: BotKeys): Promise<string | Refusal> =>
  asked(async (signal) => Me.parse(await openBot(keys).call('getMe', {}, signal)).username.toLowerCase());

/**
 * How its updates come from now on: to the webhook, with a secret that only Telegram is told, or by asking. Those that wait are kept. Refused:
 * TokenRefused, ProviderSilent, WebhookNeedsHttps.
 */
export const directUpdates = (
  keys: BotKeys,
  mode: 'polling' | 'webhook',
  webhook: string,
  serves?: string,
): Promise<{ webhookSecret?: string } | Refusal> =>
  asked(async (signal) => {
    const bot = openBot(keys);
    if (mode === 'polling') {
      await bot.call('deleteWebhook', { drop_pending_updates: false }, signal);
      return {};
    }
    // Telegram's own server calls nothing else; another one, such as a double, may
    if (!keys.apiRoot && !webhook.startsWith('https:')) return refuse('WebhookNeedsHttps');
    const webhookSecret = randomBytes(24).toString('hex');
    const order = { url: webhook, secret_token: webhookSecret, allowed_updates: wantedOf(serves) };
    await bot.call('setWebhook', order, signal);
    return { webhookSecret };
  });

const asked = async <T>(ask: (signal: AbortSignal) => Promise<T | Refusal>): Promise<T | Refusal> => {
  try {
    return await ask(AbortSignal.timeout(TIMEOUT_MS));
  } catch (error) {
    const { code } = error instanceof BotError ? error.answer : {};
    if (code === 401 || code === 404) return refuse('TokenRefused');
    // the address that was asked, with the token in it, tells nobody anything
    return refuse('ProviderSilent', { error: (error as Error).message.replace(/^.*reason: /, '').slice(0, 200) });
  }
};
