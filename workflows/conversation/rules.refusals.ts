import type { RefusalKind } from '../refusal.ts';

/** Why an automation of a talk does not answer there. */
export const talkRulesRefusals = {
  AnsweredByItself: {
    status: 409,
    ru: 'На это сообщение уже ушёл автоматический ответ: второй не отправляется.',
    en: 'This message has been answered by itself already: a second automatic answer does not go.',
    kk: 'Бұл хабарламаға автоматты жауап кетіп қойған: екіншісі жіберілмейді.',
    uk: 'На це повідомлення вже пішла автоматична відповідь: друга не надсилається.',
  },
  AnsweredEnough: {
    status: 409,
    ru: 'За сутки здесь ушло слишком много автоматических ответов: возможно, отвечает программа.',
    en: 'Too many automatic answers have gone here within a day: a program may be answering.',
    kk: 'Бір тәулікте мұнда тым көп автоматты жауап кетті: бәлкім, бағдарлама жауап беріп тұр.',
    uk: 'За добу тут пішло забагато автоматичних відповідей: можливо, відповідає програма.',
  },
} satisfies Record<string, RefusalKind>;
