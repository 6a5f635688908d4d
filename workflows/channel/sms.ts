import type { ChannelKind } from './kind.ts';

export const sms: ChannelKind = {
  kind: 'sms',
  icon: 'message',
  name: { ru: 'SMS', en: 'SMS', kk: 'SMS', uk: 'SMS' },
  message: { ru: 'SMS', en: 'SMS', kk: 'SMS', uk: 'SMS' },
  theMessage: { ru: 'SMS', en: 'The SMS', kk: 'SMS', uk: 'SMS' },
  limits: { perSecond: 50, subject: 0, body: 1600, attachments: false },
  each: { of: 'recipient', perSecond: 0.2, burst: 5 },
  writes: 'text',
  isPaid: true,
  isReceipted: true,
  talks: { address: 'phone', own: false },
  client: {
    address: 'phone',
    inParts: true,
    short: { ru: 'SMS {{template}}', en: 'SMS {{template}}', kk: '{{template}} SMS', uk: 'SMS {{template}}' },
    send: {
      ru: 'отправить SMS {{template}}',
      en: 'send the SMS {{template}}',
      kk: '{{template}} SMS жіберу',
      uk: 'надіслати SMS {{template}}',
    },
    firstText: {
      ru: '{{contact.firstName}}, здравствуйте! {{company.name}}',
      en: 'Hello, {{contact.firstName}}! {{company.name}}',
      kk: '{{contact.firstName}}, сәлеметсіз бе! {{company.name}}',
      uk: '{{contact.firstName}}, вітаємо! {{company.name}}',
    },
    also: { ru: 'sms смс', en: 'sms text', kk: 'sms', uk: 'sms смс' },
  },
};
