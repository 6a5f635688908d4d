import { words } from '../../workflows/automation/kind.ts';
import type { ChannelKind } from '../../workflows/channel/kind.ts';

/** The description of a toy channel: goes to workflows/channel/. */
export const pigeon: ChannelKind = {
  kind: 'pigeon',
  icon: 'feather',
  name: words('Голубиная почта', 'Pigeon post', 'Көгершін пошта', 'Голубина пошта'),
  message: words('Записка', 'Note', 'Жазба', 'Записка'),
  theMessage: words('записка', 'The note', 'жазба', 'записка'),
  limits: { perSecond: 50, subject: 0, body: 100, attachments: false },
  writes: 'text',
  isPaid: false,
  isReceipted: false,
  client: {
    address: 'phone',
    inParts: false,
    short: words('записка {template}', 'note {template}', '{template} жазбасы', 'записка {template}'),
    send: words(
      'отправить голубя с запиской {template}',
      'send a pigeon with {template}',
      '{template} жазбасымен көгершін жіберу',
      'надіслати голуба із запискою {template}',
    ),
    firstText: words('Курлык', 'Coo', 'Гу', 'Курли'),
  },
};
