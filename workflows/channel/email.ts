import { words } from '../automation/kind.ts';
import type { ChannelKind } from './kind.ts';

export const email: ChannelKind = {
  kind: 'email',
  icon: 'mail',
  name: words('Почта', 'E-mail', 'Пошта', 'Пошта'),
  message: words('Письмо', 'E-mail', 'Хат', 'Лист'),
  theMessage: words('письмо', 'The e-mail', 'хат', 'лист'),
  limits: { perSecond: 20, subject: 200, body: 256 * 1024, attachments: true },
  writes: 'letter',
  isPaid: false,
  isReceipted: false,
  client: {
    address: 'email',
    inParts: false,
    short: words('письмо {template}', 'e-mail {template}', '{template} хаты', 'лист {template}'),
    send: words(
      'отправить письмо {template}',
      'send the e-mail {template}',
      '{template} хатын жіберу',
      'надіслати лист {template}',
    ),
    firstText: words(
      '# Здравствуйте, {{contact.firstName}}!\n\nНапишите здесь, что важно клиенту.\n\n{{manager.name}}, {{company.name}}',
      '# Hello, {{contact.firstName}}!\n\nWrite here what matters to the client.\n\n{{manager.name}}, {{company.name}}',
      '# Сәлеметсіз бе, {{contact.firstName}}!\n\nКлиентке не маңызды екенін осында жазыңыз.\n\n{{manager.name}}, {{company.name}}',
      '# Вітаємо, {{contact.firstName}}!\n\nНапишіть тут, що важливо клієнтові.\n\n{{manager.name}}, {{company.name}}',
    ),
  },
};
