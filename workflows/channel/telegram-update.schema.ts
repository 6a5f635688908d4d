import { z } from 'zod';

const id = z.number().int();
const User = z.looseObject({
  id,
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const Chat = z.looseObject({ id, type: z.string() });
const FileOf = z.looseObject({
  file_id: z.string(),
  file_size: id.optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});

export const TelegramMessage = z.looseObject({
  message_id: id,
  date: id,
  edit_date: id.optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_to_message: z.looseObject({ message_id: id }).optional(),
  photo: z.array(FileOf).optional(),
  voice: FileOf.optional(),
  audio: FileOf.optional(),
  video: FileOf.optional(),
  video_note: FileOf.optional(),
  animation: FileOf.optional(),
  document: FileOf.optional(),
  sticker: FileOf.optional(),
  location: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
  venue: z.looseObject({ title: z.string() }).optional(),
  contact: z
    .looseObject({
      phone_number: z.string(),
      first_name: z.string().default(''),
      last_name: z.string().optional(),
      user_id: id.optional(),
    })
    .optional(),
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;

/** https://core.telegram.org/bots/api#update, as much of it as we read; the rest is kept as it came. */
export const TelegramUpdate = z.looseObject({
  update_id: id,
  message: TelegramMessage.optional(),
  edited_message: TelegramMessage.optional(),
  /** a pressed button: only the team's bot has such */
  callback_query: z.looseObject({ message: z.looseObject({ chat: Chat }).optional() }).optional(),
  my_chat_member: z.looseObject({ chat: Chat, new_chat_member: z.looseObject({ status: z.string() }) }).optional(),
});
export type TelegramUpdate = z.infer<typeof TelegramUpdate>;
