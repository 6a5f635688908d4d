import type { RefusalKind } from '../refusal.ts';

export const adFormRefusals = {
  AdSourceExists: {
    status: 409,
    field: 'key',
    ru: 'Источник рекламы с таким ключом уже есть. Возьмите другой ключ.',
    en: 'There is an ad source with this key already. Choose another key.',
    kk: 'Мұндай кілті бар жарнама көзі бар. Басқа кілт таңдаңыз.',
    uk: 'Джерело реклами з таким ключем уже є. Виберіть інший ключ.',
  },
  AdSourceClosed: {
    status: 410,
    ru: 'Этот источник рекламы выключен. Включите его в настройках, раздел «Реклама».',
    en: 'This ad source is switched off. Switch it on in the settings, “Ads”.',
    kk: 'Бұл жарнама көзі өшірілген. Оны баптаулардағы «Жарнама» бөлімінде қосыңыз.',
    uk: 'Це джерело реклами вимкнено. Увімкніть його в налаштуваннях, розділ «Реклама».',
  },
} satisfies Record<string, RefusalKind>;
