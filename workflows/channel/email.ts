import type { ChannelKind, FileLimits } from './kind.ts';

const MB = 1024 * 1024;
/** What servers take in one letter, as its bytes are before they are written in letters. */
const FILES: FileLimits = { most: 18 * MB, picture: 18 * MB, caption: 256 * 1024, together: 10 };

export const email: ChannelKind = {
  kind: 'email',
  icon: 'mail',
  name: { ru: 'Почта', en: 'E-mail', kk: 'Пошта', uk: 'Пошта' },
  message: { ru: 'Письмо', en: 'E-mail', kk: 'Хат', uk: 'Лист' },
  theMessage: { ru: 'письмо', en: 'The e-mail', kk: 'хат', uk: 'лист' },
  limits: { perSecond: 20, subject: 200, body: 256 * 1024, attachments: true, files: FILES },
  each: { of: 'domain', perSecond: 10, burst: 100 },
  writes: 'letter',
  isPaid: false,
  isReceipted: false,
  talks: { address: 'email', own: false },
  namesAnswered: true,
  client: {
    address: 'email',
    inParts: false,
    short: { ru: 'письмо {{template}}', en: 'e-mail {{template}}', kk: '{{template}} хаты', uk: 'лист {{template}}' },
    send: {
      ru: 'отправить письмо {{template}}',
      en: 'send the e-mail {{template}}',
      kk: '{{template}} хатын жіберу',
      uk: 'надіслати лист {{template}}',
    },
    firstText: {
      ru: '# Здравствуйте, {{contact.firstName}}!\n\nНапишите здесь, что важно клиенту.\n\n{{manager.name}}, {{company.name}}',
      en: '# Hello, {{contact.firstName}}!\n\nWrite here what matters to the client.\n\n{{manager.name}}, {{company.name}}',
      kk: '# Сәлеметсіз бе, {{contact.firstName}}!\n\nКлиентке не маңызды екенін осында жазыңыз.\n\n{{manager.name}}, {{company.name}}',
      uk: '# Вітаємо, {{contact.firstName}}!\n\nНапишіть тут, що важливо клієнтові.\n\n{{manager.name}}, {{company.name}}',
    },
    also: {
      ru: 'письмо email e-mail почта',
      en: 'email e-mail letter mail',
      kk: 'хат email пошта',
      uk: 'лист email пошта',
    },
  },
};
