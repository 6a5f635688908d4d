import { sendSayings } from '../../activities/team-bot/send.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { takeNotices } from '../../prisma/team-bot/notices.ts';
import { readIncoming } from '../../workflows/channel/incoming.ts';
import { openBotServer } from '../support/bot-server.ts';
import { openDesk, type Name } from '../support/desk.ts';

export const account = 'telegram:our_team_bot';
export const GROUP = -100123;

/** An office with its team's bot: Telegram is a double. */
export const openTeam = async () => {
  const desk = await openDesk();
  const bot = await openBotServer({ username: 'Our_Team_Bot' });
  const settings = { token: bot.token, apiRoot: bot.apiRoot, mode: 'polling', serves: 'team' };
  const made = await desk.ask('POST', '/accounts', {
    ...{ as: 'saule', body: { channel: 'telegram', provider: 'telegram', name: 'Team', settings } },
  });
  if (made.status !== 201) throw new Error(made.text);
  const { db } = desk.office;
  let updates = 5000;
  const say = async () => {
    while (await takeNotices(db));
    const place = { db, keys: desk.deps.config.encryptionKeys, publicUrl: 'https://crm.example' };
    while (await sendSayings(place));
  };
  const come = async (...sent: object[]) => {
    for (const one of sent) {
      const update = { update_id: ++updates, ...one };
      const { externalId, lane } = readIncoming('telegram', update)!;
      const body = Buffer.from(JSON.stringify(update));
      await keepIncoming(db, { source: account, externalId, headers: {}, body, lane });
    }
    await handleInbox(db);
    await say();
  };
  const write = (text: string, from: number, chat: object = { id: from, type: 'private' }) =>
    come({ message: messageOf(text, from, chat) });
  return {
    ...{ desk, bot, db, come, say, write },
    inGroup: (text: string, from: number) => write(text, from, { id: GROUP, type: 'supergroup', title: 'Sales' }),
    press: (data: string, from: number, message: object = {}) =>
      come({
        callback_query: {
          ...{ id: `q${updates}`, from: personOf(from), data },
          message: { message_id: 90, date: 1, chat: { id: from, type: 'private' }, ...message },
        },
      }),
    link: async (as: Name, person: number) => {
      const { body } = await desk.ask('POST', '/me/messenger/code', { as });
      await write(`/start ${body.code}`, person);
      return body.code as string;
    },
    /** what the bot did since it was looked at last */
    said: () => bot.calls.splice(0).filter(({ method }) => /^(send|edit|answer)/.test(method)),
    close: async () => {
      await desk.close();
      await bot.close();
    },
  };
};

export type Team = Awaited<ReturnType<typeof openTeam>>;

export const personOf = (id: number) => ({
  id,
  is_bot: false,
  first_name: `P${id}`,
  username: `p_${id}`,
  language_code: 'en',
});

let messages = 60;
export const messageOf = (text: string, from: number, chat: object) => {
  const command = /\/\w+(@\w+)?/.exec(text);
  const entities = command ? [{ type: 'bot_command', offset: command.index, length: command[0].length }] : [];
  return {
    ...{ message_id: ++messages, date: Math.floor(Date.now() / 1000), chat, from: personOf(from), text },
    ...(entities.length > 0 ? { entities } : {}),
  };
};

/** The words of what was said. */
export const texts = (calls: { order: Record<string, any> }[]): string[] =>
  calls.map(({ order }) => String(order['text'] ?? ''));

export const buttonsOf = (call: { order: Record<string, any> } | undefined): Record<string, string>[] =>
  (call?.order['reply_markup']?.inline_keyboard ?? []).flat();
