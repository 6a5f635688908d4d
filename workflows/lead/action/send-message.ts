import { z } from 'zod';
import { ClientAccount } from '../../channel/account.schema.ts';
import { channelOf, clientChannels, kindOf } from '../../channel/index.ts';
import { inEach } from '../../words/words.ts';
import { Key } from '../../automation/key.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';

const schema = z.object({
  do: z.literal('message.send'),
  channel: ClientAccount,
  template: Key,
  attach: z.array(z.enum(['contract', 'invitation', 'invoice', 'receipt'])).default([]),
  usefulHours: z.number().int().min(1).max(720).optional(),
});

const files = {
  contract: { ru: 'договор', en: 'contract', kk: 'келісімшарт', uk: 'договір' },
  invitation: {
    ru: 'приглашение в календарь',
    en: 'calendar invitation',
    kk: 'күнтізбелік шақыру',
    uk: 'запрошення в календар',
  },
  invoice: { ru: 'счёт', en: 'invoice', kk: 'шот', uk: 'рахунок' },
  receipt: { ru: 'квитанция', en: 'receipt', kk: 'түбіртек', uk: 'квитанція' },
};

const written = {
  ru: 'написать клиенту шаблон договор',
  en: 'write template',
  kk: 'жазу үлгі',
  uk: 'написати клієнту шаблон договір',
};

export const sendMessage: ActionKind<z.infer<typeof schema>> = {
  do: 'message.send',
  icon: 'send',
  group: 'client',
  name: { ru: 'Отправить сообщение', en: 'Send a message', kk: 'Хабарлама жіберу', uk: 'Надіслати повідомлення' },
  also: inEach((language) =>
    [written[language], ...clientChannels.map(({ client }) => client.also[language])].join(' '),
  ),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'message.send', channel: clientChannels[0]!.kind, template: 'received', attach: [] }),
  form: [
    { field: 'channel', as: 'channel', name: { ru: 'Канал', en: 'Channel', kk: 'Арна', uk: 'Канал' } },
    { field: 'template', as: 'template', name: { ru: 'Шаблон', en: 'Template', kk: 'Үлгі', uk: 'Шаблон' } },
    {
      field: 'attach',
      as: 'files',
      optional: true,
      name: { ru: 'Файлы', en: 'Files', kk: 'Файлдар', uk: 'Файли' },
      options: Object.entries(files).map(([value, name]) => ({ value, name })),
      shownIf: ({ channel }) => channelOf(channel)?.limits.attachments,
    },
    {
      field: 'usefulHours',
      as: 'number',
      optional: true,
      name: {
        ru: 'Не отправлять позже, часов',
        en: 'Not sent later than, hours',
        kk: 'Бұдан кеш жіберілмейді, сағат',
        uk: 'Не надсилати пізніше, годин',
      },
      hint: {
        ru: 'Если канал не работал. Пусто: напоминание 12, ответ на событие 72',
        en: 'If the channel was down. Empty: 12 for a reminder, 72 for an answer to an event',
        kk: 'Арна істемеген болса. Бос: еске салу 12, оқиғаға жауап 72',
        uk: 'Якщо канал не працював. Порожньо: нагадування 12, відповідь на подію 72',
      },
    },
  ],
  sentence: ({ channel, template, attach = [] }, speaker) =>
    speaker.say(channelOf(channel)?.client?.send ?? { ru: `${channel} {{template}}` }, {
      template: speaker.template(template),
    }) +
    (attach.length
      ? speaker.say(
          {
            ru: ' с файлом: {{files}}',
            en: ' with a file: {{files}}',
            kk: ' (файл: {{files}})',
            uk: ' з файлом: {{files}}',
          },
          {
            files: speaker.list(attach.map((file) => speaker.words(files[file]))),
          },
        )
      : ''),
  refers: ({ template, channel }) => [
    { to: 'channel', key: channel },
    { to: 'template', key: template, channel: kindOf(channel) },
  ],
  // the same words by a channel that the client has
  hasOther: ({ channel, template }, other) => {
    const sent = other as z.infer<typeof schema>;
    return sent.do === 'message.send' && sent.template === template && kindOf(sent.channel) !== kindOf(channel);
  },
  orders: ({ channel: account, template, attach: attachments, usefulHours }) => [
    { kind: 'message', order: { account, template, attachments, ...(usefulHours ? { usefulHours } : {}) } },
  ],
};
