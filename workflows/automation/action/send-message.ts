import { z } from 'zod';
import { ClientAccount } from '../../channel/account.schema.ts';
import { channelOf, clientChannels, kindOf } from '../../channel/index.ts';
import { Key } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('message.send'),
  channel: ClientAccount,
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
  fresh: () => ({ do: 'message.send', channel: clientChannels[0]!.kind, template: 'received', attach: [] }),
  form: [
    { field: 'channel', as: 'channel', name: words('Канал', 'Channel', 'Арна', 'Канал') },
    { field: 'template', as: 'template', name: words('Шаблон', 'Template', 'Үлгі', 'Шаблон') },
    {
      field: 'attach',
      as: 'files',
      optional: true,
      name: words('Файлы', 'Files', 'Файлдар', 'Файли'),
      options: Object.entries(files).map(([value, name]) => ({ value, name })),
      shownIf: ({ channel }) => channelOf(channel)?.limits.attachments,
    },
  ],
  sentence: ({ channel, template, attach = [] }, speaker) =>
    speaker.say(channelOf(channel)?.client?.send ?? { ru: `${channel} {template}` }, {
      template: speaker.template(template),
    }) +
    (attach.length
      ? speaker.say(words(' с файлом: {files}', ' with a file: {files}', ' (файл: {files})', ' з файлом: {files}'), {
          files: speaker.list(attach.map((file) => speaker.words(files[file]))),
        })
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
  foresee: ({ channel, template }, ahead) => ahead.send({ channel, template }),
};
