import type { Outgoing } from '../../../prisma/conversation/outgoing.queries.ts';
import type { Button, FileWhat, Part } from '../../../workflows/conversation/part.schema.ts';
import type { OutgoingFile, OutgoingMessage } from '../channel.ts';

type Message = Pick<OutgoingMessage, 'recipient' | 'body' | 'files'>;
export type BotOrder = { method: string; order: Record<string, unknown> };

/** A message as a call of the Bot API. Words go as they are, without markup: nothing in them can be misread. */
export const ordersOf = ({ recipient, body, files: [file] }: Message, outgoing: Outgoing): BotOrder => {
  const { parts, replyTo, change } = outgoing;
  const chat = chatOf(recipient);
  if (change) return changeOrder(chat, body, { ...outgoing, change });
  const place = parts.find((part) => part.kind === 'place');
  const answers = replyTo?.startsWith(`${chat}/`) ? Number(replyTo.slice(chat.length + 1)) : undefined;
  const order = {
    chat_id: chat,
    // the message may be gone by now, which must not hold up the answer
    ...(answers ? { reply_parameters: { message_id: answers, allow_sending_without_reply: true } } : {}),
    ...keyboardOf(parts),
  };
  if (file) return fileOrder(file, { ...order, ...(body === '' ? {} : { caption: withPlace(body, place) }) });
  return place && body.trim() === ''
    ? { method: 'sendLocation', order: { ...order, latitude: place.latitude, longitude: place.longitude } }
    : { method: 'sendMessage', order: { ...order, text: withPlace(body, place) } };
};

/** Links under a message stay as they are only where they are said again. */
const changeOrder = (
  chat: string,
  text: string,
  { change, parts }: Outgoing & { change: NonNullable<Outgoing['change']> },
): BotOrder => {
  const order = { chat_id: chat, message_id: Number(change.id.slice(chat.length + 1)) };
  if (change.do === 'delete') return { method: 'deleteMessage', order };
  const hasFile = parts.some(({ kind }) => kind === 'file');
  return hasFile
    ? { method: 'editMessageCaption', order: { ...order, caption: text, ...keyboardOf(parts) } }
    : { method: 'editMessageText', order: { ...order, text, ...keyboardOf(parts) } };
};

/** The chat of an address of ours: "777@anna_bot". */
export const chatOf = (recipient: string): string => recipient.split('@')[0]!;

const methods: Record<FileWhat, [method: string, field: string]> = {
  picture: ['sendPhoto', 'photo'],
  voice: ['sendVoice', 'voice'],
  audio: ['sendAudio', 'audio'],
  video: ['sendVideo', 'video'],
  sticker: ['sendDocument', 'document'],
  document: ['sendDocument', 'document'],
};

const fileOrder = ({ what, name, path }: OutgoingFile, order: Record<string, unknown>): BotOrder => {
  const [method, field] = methods[what];
  const more = what === 'video' ? { supports_streaming: true } : {};
  // telegraf writes an object that it does not know as nothing into a form
  const written = Object.entries(order).map(([key, value]) => [key, isObject(value) ? JSON.stringify(value) : value]);
  return { method, order: { ...Object.fromEntries(written), ...more, [field]: { source: path, filename: name } } };
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The same file as it is, where Telegram does not take it as a picture, a voice or a film; undefined where the answer is about something else. */
export const asDocument = (message: Message, outgoing: Outgoing, description: string): BotOrder | undefined => {
  const [file] = message.files;
  if (!file || file.what === 'document' || !unfit.test(description)) return undefined;
  return ordersOf({ ...message, files: [{ ...file, what: 'document' }] }, outgoing);
};
const unfit = /PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|PHOTO_SAVE_FILE_INVALID|VOICE_MESSAGES_FORBIDDEN/;

const withPlace = (text: string, place: { latitude: number; longitude: number } | undefined): string =>
  place ? `${text}\nhttps://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}` : text;

/** Addresses stand under the message; the others stand in for the keyboard, and what is pressed comes as the client's words. */
const keyboardOf = (parts: Part[]): { reply_markup?: object } => {
  const buttons = parts.find((part) => part.kind === 'buttons');
  if (!buttons) return {};
  if (buttons.rows.flat().every(({ url }) => url))
    return { reply_markup: { inline_keyboard: buttons.rows.map(linksOf) } };
  const keyboard = buttons.rows.map((row) => row.map(keyOf));
  return { reply_markup: { keyboard, one_time_keyboard: true, resize_keyboard: true } };
};

const linksOf = (row: Button[]) => row.map(({ text, url }) => ({ text, url }));
const keyOf = ({ text, asks }: Button) => ({ text, ...(asks === 'phone' ? { request_contact: true } : {}) });
