import { z } from 'zod';
import { openAccount } from '../../../prisma/account/account.ts';
import { readOutgoing } from '../../../prisma/conversation/outgoing.queries.ts';
import { readTelegramAnswer } from '../../../workflows/channel/telegram-answer.ts';
import { idOf } from '../../../workflows/channel/telegram-update.ts';
import { telegram } from '../../../workflows/channel/telegram.ts';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import type { Channel, ChannelPlace, OutgoingMessage, Provider } from '../channel.ts';
import { BotError, openBot, type BotKeys } from './bot.ts';
import { ordersOf } from './order.ts';

const TIMEOUT_MS = 9_000;
const Sent = z.object({ message_id: z.number() });

/** Bots of Telegram, each by its own account. Telegram takes no key of ours and tells nobody what it has sent, so where an answer is lost a person is asked. */
export const telegramBots: Provider = (place) => ({
  ...telegram,
  policy: 'ask',
  send: async () => ({ is: 'down', trouble: 'SignInRefused', answer: 'no account' }),
  of: (account) => bot(place, account),
});

const bot = ({ db, config }: ChannelPlace, account: string): Channel => ({
  ...telegram,
  policy: 'ask',
  send: async (message) => {
    const open = await openAccount(db, config.encryptionKeys, account);
    if (!open) return { is: 'down', answer: 'the account is switched off' };
    const outgoing = await readOutgoing(db, message.deliveryId);
    // nobody carries it: it is there for whoever tries
    if (open.provider === 'sandbox')
      return { is: 'sent', providerId: `sandbox/${message.deliveryId}`, answer: 'sandbox' };
    const { settings, secrets } = open;
    return sendBy(
      { token: secrets['token'] ?? '', apiRoot: settings['apiRoot'] },
      message,
      ordersOf(message, outgoing),
    );
  },
});

const sendBy = async (
  keys: BotKeys,
  { recipient, signal }: OutgoingMessage,
  { method, order }: ReturnType<typeof ordersOf>,
): Promise<Outcome> => {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const sent = Sent.parse(await openBot(keys).call(method, order, within));
    const id = idOf(recipient.split('@')[0]!, sent.message_id);
    return { is: 'sent', providerId: id, answer: `200 ${id}` };
  } catch (error) {
    if (error instanceof BotError) return readTelegramAnswer(error.answer);
    // it was taken, but not told as we read it
    return { is: 'unknown', answer: (error as Error).message.slice(0, 200) };
  }
};
