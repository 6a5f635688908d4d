import { randomBytes } from 'node:crypto';
import type { NewAccount, TelegramSettings } from '../../workflows/account/account.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { directUpdates, whoIsBot } from './telegram/connect.ts';

/** An account as its provider knows it: what is secret of it, and what is not. */
export type Connected = { id: string; settings: Record<string, string>; secrets: Record<string, string> };

/** Asks the provider whether an account works, and whose it is. Refused: TokenRefused, ProviderSilent. */
export const idOfAccount = async ({ channel, provider, settings }: NewAccount): Promise<string | Refusal> => {
  if (provider === 'sandbox') return `${channel}:sandbox-${randomBytes(4).toString('hex')}`;
  const bot = await whoIsBot(settings);
  return isRefusal(bot) ? bot : `${channel}:${bot}`;
};

/** Opens it for what comes in. Refused: as `idOfAccount`, and WebhookNeedsHttps. */
export const connect = async (
  id: string,
  { provider, settings }: Pick<NewAccount, 'provider'> & { settings: object },
  publicUrl: string,
): Promise<Connected | Refusal> => {
  if (provider === 'sandbox') return { id, settings: {}, secrets: {} };
  const { token, apiRoot, mode, serves } = settings as TelegramSettings;
  const address = `${publicUrl}/api/v1/webhooks/accounts/${id}`;
  const directed = await directUpdates({ token, apiRoot }, mode, address, serves);
  if (isRefusal(directed)) return directed;
  return {
    id,
    settings: { mode, ...(apiRoot ? { apiRoot } : {}), ...(serves ? { serves } : {}) },
    secrets: { token, ...directed },
  };
};

/** The same account under a changed token, mode or server. Refused: TokenOfOther, and as `connect`. */
export const reconnect = async (
  { id, provider, settings, secrets }: Connected & { provider: string },
  change: Partial<TelegramSettings>,
  publicUrl: string,
): Promise<Connected | Refusal> => {
  if (provider === 'sandbox') return { id, settings, secrets };
  const whole = { ...settings, ...secrets, ...change } as TelegramSettings;
  const bot = await whoIsBot(whole);
  if (isRefusal(bot)) return bot;
  if (`telegram:${bot}` !== id) return refuse('TokenOfOther', { bot });
  return connect(id, { provider: 'telegram', settings: whole }, publicUrl);
};
