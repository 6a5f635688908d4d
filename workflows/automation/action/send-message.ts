import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('message.send'),
  channel: z.enum(['email', 'sms']),
  template: Key,
  attach: z.array(z.enum(['contract', 'invitation', 'invoice', 'receipt'])).default([]),
});

const files = {
  contract: words('договор', 'contract', 'шарт', 'договір'),
  invitation: words('приглашение в календарь', 'calendar invitation', 'күнтізбелік шақыру', 'запрошення в календар'),
  invoice: words('счёт', 'invoice', 'шот', 'рахунок'),
  receipt: words('квитанция', 'receipt', 'түбіртек', 'квитанція'),
};

export const sendMessage: ActionKind<z.infer<typeof schema>> = {
  do: 'message.send',
  icon: 'send',
  group: 'client',
  name: words('Отправить сообщение', 'Send a message', 'Хабарлама жіберу', 'Надіслати повідомлення'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'message.send', channel: 'email', template: 'received', attach: [] }),
  form: [
    {
      field: 'channel',
      as: 'choice',
      name: words('Канал', 'Channel', 'Арна', 'Канал'),
      options: [
        { value: 'email', name: words('Письмо', 'E-mail', 'Хат', 'Лист') },
        { value: 'sms', name: words('SMS', 'SMS', 'SMS', 'SMS') },
      ],
    },
    { field: 'template', as: 'template', name: words('Шаблон', 'Template', 'Үлгі', 'Шаблон') },
    {
      field: 'attach',
      as: 'files',
      optional: true,
      name: words('Файлы', 'Files', 'Файлдар', 'Файли'),
      options: Object.entries(files).map(([value, name]) => ({ value, name })),
      shownIf: { field: 'channel', is: 'email' },
    },
  ],
  sentence: ({ channel, template, attach = [] }, speaker) =>
    speaker.say(
      channel === 'email'
        ? words(
            'отправить письмо {template}',
            'send the e-mail {template}',
            '{template} хатын жіберу',
            'надіслати лист {template}',
          )
        : words(
            'отправить SMS {template}',
            'send the SMS {template}',
            '{template} SMS жіберу',
            'надіслати SMS {template}',
          ),
      { template: speaker.template(template) },
    ) +
    (attach.length
      ? speaker.say(words(' с файлом: {files}', ' with a file: {files}', ' (файл: {files})', ' з файлом: {files}'), {
          files: speaker.list(attach.map((file) => speaker.words(files[file]))),
        })
      : ''),
  refers: ({ template, channel }) => [{ to: 'template', key: template, channel }],
  simulate: ({ channel, template }, lead) => lead.send({ channel, template }),
};
