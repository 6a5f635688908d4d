import type { ChannelKind } from '../../workflows/channel/kind.ts';

/** The description of a toy channel: goes to workflows/channel/. */
export const pigeon: ChannelKind = {
  kind: 'pigeon',
  icon: 'feather',
  name: { ru: 'Голубиная почта', en: 'Pigeon post', kk: 'Көгершін пошта', uk: 'Голубина пошта' },
  message: { ru: 'Записка', en: 'Note', kk: 'Жазба', uk: 'Записка' },
  theMessage: { ru: 'записка', en: 'The note', kk: 'жазба', uk: 'записка' },
  limits: { perSecond: 50, subject: 0, body: 100, attachments: false },
  writes: 'text',
  isPaid: false,
  isReceipted: false,
  client: {
    address: 'phone',
    inParts: false,
    short: {
      ru: 'записка {{template}}',
      en: 'note {{template}}',
      kk: '{{template}} жазбасы',
      uk: 'записка {{template}}',
    },
    send: {
      ru: 'отправить голубя с запиской {{template}}',
      en: 'send a pigeon with {{template}}',
      kk: '{{template}} жазбасымен көгершін жіберу',
      uk: 'надіслати голуба із запискою {{template}}',
    },
    firstText: { ru: 'Курлык', en: 'Coo', kk: 'Гу', uk: 'Курли' },
    also: { ru: 'птица голубь', en: 'bird dove', kk: 'құс көгершін', uk: 'птах голуб' },
  },
};
