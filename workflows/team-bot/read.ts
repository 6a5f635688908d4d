import type { Message, Person, TeamUpdate } from './team-update.schema.ts';

/** Where something was said, and by whom. */
export type Where = {
  chat: string;
  isGroup: boolean;
  title: string;
  person: { id: number; name: string; username: string | null; language: string | null };
};

/** What an update of the team's bot means. */
export type Read =
  | ({ what: 'command'; name: string; rest: string; at: string } & Where)
  | ({ what: 'words'; text: string } & Where)
  /** `message`: the one with the button, where it can still be changed */
  | ({ what: 'press'; data: string; query: string; message: number | null } & Where)
  /** an admin of a group who speaks as the group: nobody of the team */
  | { what: 'nameless'; chat: string; title: string }
  | { what: 'people'; chat: string; title: string; came: number[]; left: number[] }
  | { what: 'renumbered'; from: string; to: string }
  | { what: 'gone'; chat: string }
  | { what: 'blocked'; person: number }
  | { what: 'nothing' };

/** `bot`: its user name, by which it is called in a group. */
export const readTeamUpdate = (update: TeamUpdate, bot: string): Read => {
  const { message, callback_query: press, my_chat_member: own } = update;
  if (press) {
    const at = press.message;
    if (!at || press.from.is_bot || press.data === undefined) return { what: 'nothing' };
    const where = whereOf(at.chat, press.from);
    return { what: 'press', data: press.data, query: press.id, message: at.date > 0 ? at.message_id : null, ...where };
  }
  if (own) return ownPlace(own);
  return message ? readMessage(message, bot) : { what: 'nothing' };
};

const ownPlace = ({ chat, new_chat_member: { status } }: NonNullable<TeamUpdate['my_chat_member']>): Read => {
  const out = status === 'kicked' || status === 'left';
  if (chat.type === 'private') return out ? { what: 'blocked', person: chat.id } : { what: 'nothing' };
  if (!isGroup(chat.type)) return { what: 'nothing' };
  return out
    ? { what: 'gone', chat: String(chat.id) }
    : { what: 'people', chat: String(chat.id), title: chat.title ?? '', came: [], left: [] };
};

const readMessage = (message: Message, bot: string): Read => {
  const { chat, from, sender_chat: as, text = '' } = message;
  const at = { chat: String(chat.id), title: chat.title ?? '' };
  if (chat.type !== 'private' && !isGroup(chat.type)) return { what: 'nothing' };
  if (message.migrate_to_chat_id !== undefined)
    return { what: 'renumbered', from: at.chat, to: String(message.migrate_to_chat_id) };
  if (message.new_chat_members)
    return { what: 'people', ...at, came: message.new_chat_members.flatMap(nobodysRobot), left: [] };
  if (message.left_chat_member)
    return { what: 'people', ...at, came: [], left: [message.left_chat_member].flatMap(nobodysRobot) };
  const command = commandIn(message, bot);
  if (as) return command ? { what: 'nameless', ...at } : { what: 'nothing' };
  if (!from || from.is_bot) return { what: 'nothing' };
  const where = whereOf(chat, from);
  if (command) return { what: 'command', ...command, at: new Date(message.date * 1000).toISOString(), ...where };
  return { what: 'words', text, ...where };
};

const isGroup = (type: string): boolean => type === 'group' || type === 'supergroup';

const nobodysRobot = ({ id, is_bot: robot }: Person): number[] => (robot ? [] : [id]);

const whereOf = (chat: Message['chat'], from: Person): Where => ({
  ...{ chat: String(chat.id), isGroup: chat.type !== 'private', title: chat.title ?? '' },
  person: {
    id: from.id,
    name: [from.first_name, from.last_name].filter(Boolean).join(' ').trim(),
    ...{ username: from.username ?? null, language: from.language_code ?? null },
  },
});

/** The command that a message begins with; one that is meant for another bot is none. Offsets count as JavaScript's letters do. */
const commandIn = ({ text = '', entities }: Message, bot: string): { name: string; rest: string } | undefined => {
  const place = entities ? entities.find(({ type }) => type === 'bot_command') : { offset: 0, length: text.length };
  if (!place || /[\p{L}\d]/u.test(text.slice(0, place.offset))) return undefined;
  const [whole, name = '', to] = /^\/(\w{1,32})(?:@(\w+))?/.exec(text.slice(place.offset)) ?? [];
  if (whole === undefined || (to !== undefined && to.toLowerCase() !== bot.toLowerCase())) return undefined;
  return { name: name.toLowerCase(), rest: text.slice(place.offset + whole.length).trim() };
};
