import { z } from 'zod';

const id = z.number().int();
const Person = z.looseObject({
  id,
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const Chat = z.looseObject({ id, type: z.string(), title: z.string().optional() });

const Message = z.looseObject({
  message_id: id,
  date: id,
  chat: Chat,
  from: Person.optional(),
  /** a group that speaks as itself: whoever of its admins it is */
  sender_chat: Chat.optional(),
  text: z.string().optional(),
  entities: z.array(z.looseObject({ type: z.string(), offset: id, length: id })).optional(),
  new_chat_members: z.array(Person).optional(),
  left_chat_member: Person.optional(),
  migrate_to_chat_id: id.optional(),
});

/** As much of an update as the team's bot reads. */
export const TeamUpdate = z.looseObject({
  update_id: id,
  message: Message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: Person,
      data: z.string().optional(),
      /** `date` 0: it is too old to be changed */
      message: z.looseObject({ message_id: id, date: id.default(0), chat: Chat }).optional(),
    })
    .optional(),
  my_chat_member: z.looseObject({ chat: Chat, new_chat_member: z.looseObject({ status: z.string() }) }).optional(),
});
export type TeamUpdate = z.infer<typeof TeamUpdate>;
export type Person = z.infer<typeof Person>;
export type Message = z.infer<typeof Message>;
