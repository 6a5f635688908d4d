import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { TalkAccount } from '../../channel/account.schema.ts';
import { accountName } from '../../channel/index.ts';

const schema = z.object({
  do: z.literal('talk.send'),
  /** a channel of conversations, or one of its accounts; without it where the client wrote last, else by the next channel that reaches her */
  channel: TalkAccount.optional(),
  template: Key,
});

/** A template as plain text into a conversation that the client has begun. */
export const talkSend: ActionKind<z.infer<typeof schema>> = {
  do: 'talk.send',
  icon: 'message',
  group: 'client',
  name: {
    ru: 'Написать в переписке',
    en: 'Write in the conversation',
    kk: 'Хат алмасуда жазу',
    uk: 'Написати в листуванні',
  },
  also: {
    ru: 'сообщение чат мессенджер ответить где писал последним шаблон',
    en: 'message chat messenger answer where she last wrote template',
    kk: 'хабарлама чат мессенджер жауап үлгі',
    uk: 'повідомлення чат месенджер відповісти де писав востаннє шаблон',
  },
  schema,
  fresh: () => ({ do: 'talk.send', template: 'received' }),
  form: [
    {
      field: 'channel',
      as: 'talk_account',
      optional: true,
      name: { ru: 'Где', en: 'Where', kk: 'Қайда', uk: 'Де' },
      hint: {
        ru: 'Не выбрано: там, где клиент писал последним, а если там не ответить, следующим каналом, который до него доходит',
        en: 'Not chosen: where the client wrote last, and where that is impossible by the next channel that reaches them',
        kk: 'Таңдалмаса: клиент соңғы жазған жерде, ал ол мүмкін болмаса, оған жететін келесі арнамен',
        uk: 'Не вибрано: там, де клієнт писав востаннє, а якщо там не відповісти, наступним каналом, який до нього доходить',
      },
    },
    { field: 'template', as: 'template', name: { ru: 'Шаблон', en: 'Template', kk: 'Үлгі', uk: 'Шаблон' } },
  ],
  sentence: ({ channel, template }, { say, template: named, language }) =>
    say(
      channel
        ? {
            ru: 'написать клиенту {{template}}: {{where}}',
            en: 'write {{template}} to the client: {{where}}',
            kk: 'клиентке {{template}} жазу: {{where}}',
            uk: 'написати клієнту {{template}}: {{where}}',
          }
        : {
            ru: 'написать клиенту {{template}} там, где он писал последним',
            en: 'write {{template}} to the client where they wrote last',
            kk: 'клиентке соңғы жазған жерінде {{template}} жазу',
            uk: 'написати клієнту {{template}} там, де він писав востаннє',
          },
      { template: named(template), where: channel ? accountName(channel, language) : '' },
    ),
  refers: ({ channel, template }) => [
    ...(channel?.includes(':') ? [{ to: 'channel' as const, key: channel }] : []),
    { to: 'template', key: template },
  ],
  orders: ({ channel: account, template }) => [
    { kind: 'talk', order: { do: 'send', template, ...(account ? { account } : {}) } },
  ],
};
