import type { Incoming } from '../conversation/incoming.ts';
import type { Part } from '../conversation/part.schema.ts';
import type { TelegramMessage, TelegramUpdate } from './telegram-update.schema.ts';

/** What an update of a bot means. Only a private chat is a client's: groups and channels are nobody's conversation. */
export const readTelegramUpdate = (update: TelegramUpdate): Incoming => {
  const message = update.message ?? update.edited_message;
  if (message) return readMessage(message);
  const member = update.my_chat_member;
  if (member?.chat.type === 'private')
    return {
      what: member.new_chat_member.status === 'kicked' ? 'blocked' : 'unblocked',
      thread: String(member.chat.id),
    };
  return {
    what: 'nothing',
    why: Object.keys(update)
      .filter((key) => key !== 'update_id')
      .join(', '),
  };
};

/** The chat that an update is about, whatever it is: what is about one chat keeps its order. */
export const chatOfUpdate = (update: TelegramUpdate): string | null => {
  const { message, edited_message: edited, my_chat_member: member, callback_query: press } = update;
  const chat = (message ?? edited ?? member ?? press?.message)?.chat;
  return chat ? String(chat.id) : null;
};

const readMessage = (message: TelegramMessage): Incoming => {
  const { chat, from } = message;
  if (chat.type !== 'private') return { what: 'nothing', why: `a message in a ${chat.type}` };
  if (!from || from.is_bot) return { what: 'nothing', why: 'a message of a bot' };
  const thread = String(chat.id);
  const name = [from.first_name, from.last_name].filter(Boolean).join(' ').trim();
  const text = message.text ?? message.caption ?? '';
  const parts = partsOf(message);
  const reply = message.reply_to_message;
  return {
    ...{ what: 'message', thread, externalId: idOf(thread, message.message_id), at: moment(message.date) },
    from: { name: name || `Telegram ${from.id}`, language: from.language_code ?? null },
    ...{ text, parts: text === '' && parts.length === 0 ? [unknown(message)] : parts },
    replyTo: reply ? idOf(thread, reply.message_id) : null,
    editedAt: message.edit_date === undefined ? null : moment(message.edit_date),
  };
};

/** A message's number is the chat's own. */
export const idOf = (thread: string, messageId: number): string => `${thread}/${messageId}`;

const moment = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A bot is given no file above this. */
const MOST_BYTES = 20 * 1024 * 1024;

const kinds = [
  ['voice', 'voice'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['video_note', 'video'],
  // a document comes beside an animation, the same file again
  ['animation', 'video'],
  ['sticker', 'sticker'],
  ['document', 'document'],
] as const;

const partsOf = (message: TelegramMessage): Part[] => {
  const parts: Part[] = [];
  const picture = message.photo?.at(-1);
  if (picture) parts.push(fileOf('picture', { mime_type: 'image/jpeg', ...picture }));
  const found = kinds.find(([key]) => message[key] !== undefined);
  if (found) parts.push(fileOf(found[1], message[found[0]]!));
  const { location, venue, contact, from } = message;
  if (location) {
    const { latitude, longitude } = location;
    parts.push({ kind: 'place', latitude, longitude, ...(venue ? { title: venue.title } : {}) });
  }
  if (contact) {
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(' ');
    // anybody may send anybody's card; only her own says something about her
    const own = contact.user_id !== undefined && contact.user_id === from?.id;
    parts.push({ kind: 'card', name, phone: withPlus(contact.phone_number), own });
  }
  return parts;
};

const withPlus = (phone: string): string => (/^\d/.test(phone) ? `+${phone}` : phone);

type Given = NonNullable<TelegramMessage['document']>;

const fileOf = (what: Extract<Part, { kind: 'file' }>['what'], given: Given): Part => ({
  ...{ kind: 'file', what, name: given.file_name ?? '', mime: given.mime_type ?? null, size: given.file_size ?? null },
  state: (given.file_size ?? 0) > MOST_BYTES ? 'too_large' : 'waits',
  ...{ at: given.file_id, file: null },
});

const plain = new Set(['message_id', 'date', 'edit_date', 'chat', 'from', 'text', 'caption', 'reply_to_message']);

const unknown = (message: TelegramMessage): Part => ({
  kind: 'unknown',
  what: Object.keys(message).find((key) => !plain.has(key)) ?? 'message',
});
