import { BotError, openBot, type BotKeys } from './bot.ts';

/** Telegram shows it for five seconds, or until the next message. */
export const showTyping = async (keys: BotKeys, chat: string, signal: AbortSignal): Promise<{ restMs: number }> => {
  try {
    await openBot(keys).call('sendChatAction', { chat_id: chat, action: 'typing' }, signal);
    return { restMs: 0 };
  } catch (error) {
    const { retryAfterSeconds = 0 } = error instanceof BotError ? error.answer : {};
    return { restMs: Math.max(1000, retryAfterSeconds * 1000) };
  }
};
