import { isRefusal } from '../../../workflows/refusal.ts';
import type { AccountSettings, Connector } from '../connector.ts';
import type { BotKeys } from './bot.ts';
import { directUpdates, whoIsBot } from './connect.ts';
import { fetchByTelegram } from './fetch.ts';
import { askForUpdates } from './polling.ts';
import { showTyping } from './typing.ts';

/** A bot, by its token alone. */
export const telegramConnector: Connector = {
  secret: ['token', 'webhookSecret'],
  idOf: async (settings) => {
    const bot = await whoIsBot(keysOf(settings));
    return isRefusal(bot) ? bot : `telegram:${bot}`;
  },
  open: (settings, webhook) =>
    directUpdates(
      keysOf(settings),
      settings['mode'] === 'webhook' ? 'webhook' : 'polling',
      webhook,
      settings['serves'],
    ),
  ask: askForUpdates,
  showTyping: (settings, chat, signal) => showTyping(keysOf(settings), chat, signal),
  fetch: fetchByTelegram,
};

const keysOf = ({ token = '', apiRoot }: AccountSettings): BotKeys => ({ token, apiRoot });
