import { z } from 'zod';
import { Key } from '../key.schema.ts';
import type { ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('message.send'),
  channel: z.enum(['email', 'sms']),
  template: Key,
  attach: z.array(z.enum(['contract', 'invitation', 'invoice', 'receipt'])).default([]),
});

const files = {
  contract: { ru: 'договор', en: 'contract', kk: 'шарт', uk: 'договір' },
  invitation: {
    ru: 'приглашение в календарь',
    en: 'calendar invitation',
    kk: 'күнтізбелік шақыру',
    uk: 'запрошення в календар',
  },
  invoice: { ru: 'счёт', en: 'invoice', kk: 'шот', uk: 'рахунок' },
  receipt: { ru: 'квитанция', en: 'receipt', kk: 'түбіртек', uk: 'квитанція' },
};

export const sendMessage: ActionKind<z.infer<typeof schema>> = {
  do: 'message.send',
  icon: 'send',
  group: 'client',
  name: { ru: 'Отправить сообщение', en: 'Send a message', kk: 'Хабарлама жіберу', uk: 'Надіслати повідомлення' },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'message.send', channel: 'email', template: 'received', attach: [] }),
  form: [
    {
      field: 'channel',
      as: 'choice',
      name: { ru: 'Канал', en: 'Channel', kk: 'Арна', uk: 'Канал' },
      options: [
        { value: 'email', name: { ru: 'Письмо', en: 'E-mail', kk: 'Хат', uk: 'Лист' } },
        { value: 'sms', name: { ru: 'SMS', en: 'SMS', kk: 'SMS', uk: 'SMS' } },
      ],
    },
    { field: 'template', as: 'template', name: { ru: 'Шаблон', en: 'Template', kk: 'Үлгі', uk: 'Шаблон' } },
    {
      field: 'attach',
      as: 'files',
      optional: true,
      name: { ru: 'Файлы', en: 'Files', kk: 'Файлдар', uk: 'Файли' },
      options: Object.entries(files).map(([value, name]) => ({ value, name })),
      shownIf: { field: 'channel', is: 'email' },
    },
  ],
  sentence: ({ channel, template, attach = [] }, speaker) =>
    speaker.say(
      channel === 'email'
        ? {
            ru: 'отправить письмо {{template}}',
            en: 'send the e-mail {{template}}',
            kk: '{{template}} хатын жіберу',
            uk: 'надіслати лист {{template}}',
          }
        : {
            ru: 'отправить SMS {{template}}',
            en: 'send the SMS {{template}}',
            kk: '{{template}} SMS жіберу',
            uk: 'надіслати SMS {{template}}',
          },
      { template: speaker.template(template) },
    ) +
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
  refers: ({ template, channel }) => [{ to: 'template', key: template, channel }],
  foresee: ({ channel, template }, ahead) => ahead.send({ channel, template }),
};
