import { words } from '../automation/kind.ts';
import type { ChannelKind } from './kind.ts';

export const sms: ChannelKind = {
  kind: 'sms',
  icon: 'message',
  name: words('SMS', 'SMS', 'SMS', 'SMS'),
  message: words('SMS', 'SMS', 'SMS', 'SMS'),
  theMessage: words('SMS', 'The SMS', 'SMS', 'SMS'),
  limits: { perSecond: 50, subject: 0, body: 1600, attachments: false },
  writes: 'text',
  isPaid: true,
  isReceipted: true,
  client: {
    address: 'phone',
    inParts: true,
    short: words('SMS {template}', 'SMS {template}', '{template} SMS', 'SMS {template}'),
    send: words(
      'отправить SMS {template}',
      'send the SMS {template}',
      '{template} SMS жіберу',
      'надіслати SMS {template}',
    ),
    firstText: words(
      '{{contact.firstName}}, здравствуйте! {{company.name}}',
      'Hello, {{contact.firstName}}! {{company.name}}',
      '{{contact.firstName}}, сәлеметсіз бе! {{company.name}}',
      '{{contact.firstName}}, вітаємо! {{company.name}}',
    ),
  },
};
