import { z } from 'zod';
import { readOutgoing, type Outgoing } from '../../../prisma/conversation/outgoing.queries.ts';
import { readTelegramAnswer } from '../../../workflows/channel/telegram-answer.ts';
import { idOf } from '../../../workflows/channel/telegram-update.ts';
import { longestAttempt } from '../../../workflows/channel/sending-times.ts';
import { telegram } from '../../../workflows/channel/telegram.ts';
import type { Outcome } from '../../../workflows/channel/outcome.ts';
import { accountInTurn } from '../account-in-turn.ts';
import type { Channel, ChannelPlace, OutgoingMessage, Provider } from '../channel.ts';
import { sentBySandbox } from '../sandbox-sending.ts';
import { BotError, openBot, type BotKeys } from './bot.ts';
import { asDocument, chatOf, ordersOf, type BotOrder } from './order.ts';

const TIMEOUT_MS = 9_000;
const Sent = z.object({ message_id: z.number() });

/** Bots of Telegram, each by its own account. Telegram takes no key of ours and tells nobody what it has sent, so where an answer is lost a person is asked. */
export const telegramBots: Provider = (place) => ({
  ...telegram,
  policy: 'ask',
  send: async () => ({ is: 'down', trouble: 'SignInRefused', answer: 'no account' }),
  of: (account) => bot(place, account),
});

const bot = (place: ChannelPlace, account: string): Channel => {
  const opened = accountInTurn(place, account);
  return { ...telegram, policy: 'ask', send: async (message) => sendFrom(place, await opened(), message) };
};

const sendFrom = async (
  { db }: ChannelPlace,
  open: Awaited<ReturnType<ReturnType<typeof accountInTurn>>>,
  message: OutgoingMessage,
): Promise<Outcome> => {
  if (!open || open.off) return { is: 'down', answer: 'the account is switched off' };
  if (open.provider === 'sandbox') return sentBySandbox(open, message);
  const outgoing = await readOutgoing(db, message.deliveryId);
  const { settings, secrets } = open;
  const keys = { token: secrets['token'] ?? '', apiRoot: settings['apiRoot'] };
  if (outgoing.change) return changeBy(keys, message, outgoing);
  const outcome = await sendBy(keys, message, ordersOf(message, outgoing));
  const whole = outcome.is === 'refused' ? asDocument(message, outgoing, outcome.answer) : undefined;
  return whole ? sendBy(keys, message, whole) : outcome;
};

const sendBy = async (
  keys: BotKeys,
  { recipient, files, signal }: OutgoingMessage,
  { method, order }: BotOrder,
): Promise<Outcome> => {
  try {
    const ms = files.length > 0 ? longestAttempt(files) : TIMEOUT_MS;
    const within = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    const sent = Sent.parse(await openBot(keys).call(method, order, within));
    const id = idOf(chatOf(recipient), sent.message_id);
    return { is: 'sent', providerId: id, answer: `200 ${id}` };
  } catch (error) {
    if (error instanceof BotError) return readTelegramAnswer(error.answer);
    // it was taken, but not told as we read it
    return { is: 'unknown', answer: (error as Error).message.slice(0, 200) };
  }
};

/** A change may be made twice and comes to the same, so a lost answer is no riddle. */
const changeBy = async (keys: BotKeys, message: OutgoingMessage, outgoing: Outgoing): Promise<Outcome> => {
  const { method, order } = ordersOf(message, outgoing);
  const providerId = `${outgoing.change?.id}/${message.deliveryId}`;
  try {
    const within = AbortSignal.any([message.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    await openBot(keys).call(method, order, within);
    return { is: 'sent', providerId, answer: `200 ${method}` };
  } catch (error) {
    const said = error instanceof BotError ? error.answer : { description: (error as Error).message };
    if (/not modified|message to delete not found/i.test(said.description))
      return { is: 'sent', providerId, answer: said.description };
    const outcome = readTelegramAnswer(said);
    return outcome.is === 'unknown' ? { is: 'deferred', code: '', answer: outcome.answer } : outcome;
  }
};
