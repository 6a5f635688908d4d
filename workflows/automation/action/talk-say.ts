import { z } from 'zod';
import { TalkAccount } from '../../channel/account.schema.ts';
import { accountName } from '../../channel/index.ts';
import { Words } from '../../words/words.schema.ts';
import { bracketed } from '../../words/bracketed.ts';
import type { ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('talk.say'),
  /** a channel, or one of its accounts; without it in the conversation of the subject, else by the next one that reaches the client */
  channel: TalkAccount.optional(),
  text: Words,
});

/** Words to the client of a subject, in the client's language; `{{track}}` and other values of the subject are put in. */
export const talkSay: ActionKind<z.infer<typeof schema>> = {
  do: 'talk.say',
  icon: 'send',
  group: 'client',
  name: { ru: 'Написать клиенту', en: 'Write to the client', kk: 'Клиентке жазу', uk: 'Написати клієнту' },
  also: {
    ru: 'сообщение отправить письмо чат ответить',
    en: 'message send mail chat answer',
    kk: 'хабарлама жіберу хат чат жауап',
    uk: 'повідомлення надіслати лист чат відповісти',
  },
  schema,
  fresh: () => ({
    do: 'talk.say',
    text: {
      ru: 'Здравствуйте! Мы получили ваше обращение {{track}} и скоро ответим.',
      en: 'Hello! We have received your request {{track}} and will answer soon.',
      kk: 'Сәлеметсіз бе! {{track}} өтінішіңізді алдық, жақында жауап береміз.',
      uk: 'Вітаємо! Ми отримали ваше звернення {{track}} і скоро відповімо.',
    },
  }),
  form: [
    {
      field: 'text',
      as: 'words',
      name: { ru: 'Текст', en: 'Text', kk: 'Мәтін', uk: 'Текст' },
      hint: {
        ru: '{{track}} — номер обращения, {{subject}} — его тема',
        en: '{{track}} is the number of the ticket, {{subject}} its subject',
        kk: '{{track}} — өтініш нөмірі, {{subject}} — тақырыбы',
        uk: '{{track}} — номер звернення, {{subject}} — його тема',
      },
    },
    {
      field: 'channel',
      as: 'talk_account',
      optional: true,
      name: { ru: 'Где', en: 'Where', kk: 'Қайда', uk: 'Де' },
      hint: {
        ru: 'Не выбрано: в переписке обращения, а если её нет, по адресу клиента',
        en: 'Not chosen: in the conversation of the ticket, and without one by an address of the client',
        kk: 'Таңдалмаса: өтініштің хат алмасуында, ол болмаса клиенттің мекенжайымен',
        uk: 'Не вибрано: у листуванні звернення, а якщо його немає, за адресою клієнта',
      },
    },
  ],
  sentence: ({ channel, text }, { say, text: said, language }) =>
    say(
      channel
        ? {
            ru: 'написать клиенту {{text}}: {{where}}',
            en: 'write {{text}} to the client: {{where}}',
            kk: 'клиентке {{text}} деп жазу: {{where}}',
            uk: 'написати клієнту {{text}}: {{where}}',
          }
        : {
            ru: 'написать клиенту {{text}}',
            en: 'write {{text}} to the client',
            kk: 'клиентке {{text}} деп жазу',
            uk: 'написати клієнту {{text}}',
          },
      {
        text: bracketed(said(text)),
        where: channel ? accountName(channel, language) : '',
      },
    ),
  refers: ({ channel }) => (channel?.includes(':') ? [{ to: 'channel', key: channel }] : []),
  orders: ({ channel: account, text }) => [
    { kind: 'talk', order: { do: 'say', text, ...(account ? { account } : {}) } },
  ],
};
