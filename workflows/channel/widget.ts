import type { ChannelKind } from './kind.ts';

export const widget: ChannelKind = {
  kind: 'widget',
  icon: 'message-circle',
  name: { ru: 'Чат на сайте', en: 'Site chat', kk: 'Сайттағы чат', uk: 'Чат на сайті' },
  message: { ru: 'Сообщение', en: 'Message', kk: 'Хабарлама', uk: 'Повідомлення' },
  theMessage: { ru: 'сообщение', en: 'The message', kk: 'хабарлама', uk: 'повідомлення' },
  // nobody carries it: only our own record is written to
  limits: {
    ...{ perSecond: 200, subject: 0, body: 8000, attachments: false },
    files: { most: 50_000_000, picture: 20_000_000, caption: 8000, together: 10 },
  },
  writes: 'text',
  isPaid: false,
  isReceipted: true,
  talks: { address: 'widget', own: true, mailed: true },
  namesAnswered: true,
  client: null,
};
