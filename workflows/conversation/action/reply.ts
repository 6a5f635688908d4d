import { z } from 'zod';
import { talkSay } from '../../automation/action/talk-say.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { Words } from '../../words/words.schema.ts';

const schema = z.object({ do: z.literal('conversation.reply'), text: Words });
type Reply = z.infer<typeof schema>;

/** Words to the client in this very talk, in the client's language. One message of the client's is answered by itself once. */
export const replyInTalk: ActionKind<Reply> = {
  ...(talkSay as unknown as ActionKind<Reply>),
  do: 'conversation.reply',
  name: { ru: 'Ответить клиенту', en: 'Answer the client', kk: 'Клиентке жауап беру', uk: 'Відповісти клієнту' },
  schema,
  fresh: () => ({
    do: 'conversation.reply',
    text: {
      ru: 'Здравствуйте, {{name}}! Мы получили ваше сообщение и скоро ответим.',
      en: 'Hello, {{name}}! We have received your message and will answer soon.',
      kk: 'Сәлеметсіз бе, {{name}}! Хабарламаңызды алдық, жақында жауап береміз.',
      uk: 'Вітаємо, {{name}}! Ми отримали ваше повідомлення і скоро відповімо.',
    },
  }),
  form: [
    {
      field: 'text',
      as: 'words',
      name: { ru: 'Текст', en: 'Text', kk: 'Мәтін', uk: 'Текст' },
      hint: {
        ru: '{{name}} — имя клиента. На одно сообщение уходит один автоматический ответ: если уже сказано приветствие, этот не уйдёт',
        en: '{{name}} is the client’s name. A message gets one automatic answer: where a greeting was said, this one does not go',
        kk: '{{name}} — клиенттің аты. Бір хабарламаға бір автоматты жауап кетеді: сәлемдесу айтылса, бұл кетпейді',
        uk: '{{name}} — ім’я клієнта. На одне повідомлення йде одна автоматична відповідь: якщо вже сказано привітання, ця не піде',
      },
    },
  ],
  refers: () => [],
  orders: ({ text }) => [{ kind: 'talk', order: { do: 'say', text } }],
};
