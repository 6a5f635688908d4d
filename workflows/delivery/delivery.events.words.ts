import type { Words } from '../words/words.schema.ts';

export const deliveryEventWords = {
  'delivery.queued': {
    ru: 'Сообщение клиенту: {{channel}}, {{recipient}}',
    en: 'Message to the client: {{channel}}, {{recipient}}',
    kk: 'Клиентке хабарлама: {{channel}}, {{recipient}}',
    uk: 'Повідомлення клієнту: {{channel}}, {{recipient}}',
  },
  'delivery.queued.later': {
    ru: 'Клиенту, утром по его времени ({{until}}): {{channel}}, {{recipient}}',
    en: 'To the client, in the morning there ({{until}}): {{channel}}, {{recipient}}',
    kk: 'Клиентке, оның таңында ({{until}}): {{channel}}, {{recipient}}',
    uk: 'Клієнту, вранці за його часом ({{until}}): {{channel}}, {{recipient}}',
  },
  'delivery.delivered': {
    ru: 'Доставлено: {{channel}}',
    en: 'Delivered: {{channel}}',
    kk: 'Жеткізілді: {{channel}}',
    uk: 'Доставлено: {{channel}}',
  },
  'delivery.sent': {
    ru: 'Отправлено: {{channel}}',
    en: 'Sent: {{channel}}',
    kk: 'Жіберілді: {{channel}}',
    uk: 'Надіслано: {{channel}}',
  },
  'delivery.read': {
    ru: 'Прочитано: {{channel}}',
    en: 'Read: {{channel}}',
    kk: 'Оқылды: {{channel}}',
    uk: 'Прочитано: {{channel}}',
  },
  'delivery.failed': {
    ru: 'Не доставлено: {{channel}}. {{reason}}',
    en: 'Not delivered: {{channel}}. {{reason}}',
    kk: 'Жеткізілмеді: {{channel}}. {{reason}}',
    uk: 'Не доставлено: {{channel}}. {{reason}}',
  },
  'delivery.retried': {
    ru: '{{who}}: отправлено ещё раз, {{channel}}',
    en: '{{who}}: sent once more, {{channel}}',
    kk: '{{who}}: тағы бір рет жіберілді, {{channel}}',
    uk: '{{who}}: надіслано ще раз, {{channel}}',
  },
} satisfies Record<string, Required<Words>>;
