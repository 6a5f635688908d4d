import type { Outgoing } from '../../../prisma/conversation/outgoing.queries.ts';
import type { Button, Part } from '../../../workflows/conversation/part.schema.ts';

type Message = { recipient: string; body: string };

/** A message as a call of the Bot API. Words go as they are, without markup: nothing in them can be misread. */
export const ordersOf = (
  { recipient, body }: Message,
  { parts, replyTo }: Outgoing,
): { method: string; order: Record<string, unknown> } => {
  const chat = recipient.split('@')[0]!;
  const place = parts.find((part) => part.kind === 'place');
  const answers = replyTo?.startsWith(`${chat}/`) ? Number(replyTo.slice(chat.length + 1)) : undefined;
  const order = {
    chat_id: chat,
    // the message may be gone by now, which must not hold up the answer
    ...(answers ? { reply_parameters: { message_id: answers, allow_sending_without_reply: true } } : {}),
    ...keyboardOf(parts),
  };
  return place && body.trim() === ''
    ? { method: 'sendLocation', order: { ...order, latitude: place.latitude, longitude: place.longitude } }
    : { method: 'sendMessage', order: { ...order, text: withPlace(body, place) } };
};

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
