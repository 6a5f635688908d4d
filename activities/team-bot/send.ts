import { z } from 'zod';
import { openAccount } from '../../prisma/account/account.ts';
import type { Database } from '../../prisma/client.ts';
import type { KeyRing } from '../../prisma/sealed/seal.ts';
import { renumberGroup } from '../../prisma/team-bot/group.ts';
import { noteBlocked } from '../../prisma/team-bot/link.ts';
import { claimSayings, noteNotSaid, noteSaid, saidLater, type Saying } from '../../prisma/team-bot/outbox.ts';
import type { Says } from '../../workflows/team-bot/says.ts';
import type { TelegramAnswer } from '../../workflows/channel/telegram-answer.ts';
import { BotError, openBot, type Bot } from '../channel/telegram/bot.ts';
import { orderOf } from './order.ts';
import { drawChart } from './picture.ts';

export type Sender = { db: Database; keys: KeyRing; publicUrl: string };

const TIMEOUT_MS = 10_000;
/** With doubling pauses this is a quarter of an hour; what must arrive later is of no use. */
const MOST_ATTEMPTS = 9;

/** Says what waits, one message of each chat at a time; returns whether there was any. What is not known to have arrived is said again. */
export const sendSayings = async (place: Sender): Promise<boolean> => {
  const claimed = await claimSayings(place.db);
  // whoever has pressed looks at a clock that turns
  const [nods, rest] = [claimed.filter(isNod), claimed.filter((saying) => !isNod(saying))];
  await Promise.all(nods.map((saying) => sendOne(place, saying)));
  await Promise.all(rest.map((saying) => sendOne(place, saying)));
  return claimed.length > 0;
};

const isNod = ({ says }: Saying): boolean => says.do === 'nod';

const sendOne = async ({ db, keys, publicUrl }: Sender, saying: Saying): Promise<void> => {
  const open = await openAccount(db, keys, saying.account);
  const token = open?.secrets['token'];
  if (!open || !token) return saidLater(db, { id: saying.id, afterMs: 60_000, error: 'the account is switched off' });
  const bot = openBot({ token, apiRoot: open.settings['apiRoot'] });
  try {
    await tell(bot, saying, publicUrl);
    await noteSaid(db, saying.id);
  } catch (error) {
    await settle(db, saying, error instanceof BotError ? error.answer : { description: (error as Error).message });
  }
};

const tell = async (bot: Bot, { chat, says }: Saying, publicUrl: string): Promise<void> => {
  const now = says.apart && (await hasOnly(bot, chat, says.apart.people)) ? says.apart.says : says;
  if (now.do === 'show') {
    const photo = { source: await drawChart(now.chart), filename: 'report.png' };
    await bot.call('sendPhoto', { chat_id: chat, photo }, AbortSignal.timeout(TIMEOUT_MS * 2));
    return;
  }
  const { method, order } = orderOf(chat, now as Exclude<Says, { do: 'show' }>, publicUrl);
  await bot.call(method, order, AbortSignal.timeout(TIMEOUT_MS));
};

const InIt = z.object({ status: z.string(), is_member: z.boolean().optional() });

/** Whether a group has nobody but these people and the bot. Where that cannot be found out it may have. */
const hasOnly = async (bot: Bot, chat: string, people: number[]): Promise<boolean> => {
  try {
    const ask = (method: string, more: object = {}) =>
      bot.call(method, { chat_id: chat, ...more }, AbortSignal.timeout(TIMEOUT_MS));
    if (z.number().parse(await ask('getChatMemberCount')) !== people.length + 1) return false;
    const seen = await Promise.all(people.map((id) => ask('getChatMember', { user_id: id })));
    return seen.map((one) => InIt.parse(one)).every(isIn);
  } catch {
    return false;
  }
};

const isIn = ({ status, is_member: restricted }: z.infer<typeof InIt>): boolean =>
  ['creator', 'administrator', 'member'].includes(status) || (status === 'restricted' && restricted === true);

const settle = async (db: Database, { id, account, chat, says, attempts }: Saying, answer: TelegramAnswer) => {
  const { code, description, movedTo, retryAfterSeconds, errno } = answer;
  const why = [code ?? errno, description].filter(Boolean).join(' ');
  if (movedTo !== undefined) {
    await renumberGroup(db, { account, from: chat, to: String(movedTo) });
    return saidLater(db, { id, afterMs: 0, error: why });
  }
  if (/message is not modified/i.test(description)) return noteSaid(db, id);
  if (code === 429) return saidLater(db, { id, afterMs: (retryAfterSeconds ?? 1) * 1000, error: why });
  if (code === 400 && says.do === 'say' && says.edits !== undefined)
    return saidLater(db, { id, afterMs: 0, error: why, anew: true });
  if (code === 403 && Number(chat) > 0) await noteBlocked(db, account, Number(chat), true);
  if (code === 400 || code === 403 || attempts >= MOST_ATTEMPTS) return noteNotSaid(db, id, why);
  return saidLater(db, { id, afterMs: 1000 * 2 ** attempts, error: why });
};
