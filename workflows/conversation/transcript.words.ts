import type { Words } from '../words/words.schema.ts';

/** What a talk tells of its copies. */
export const talkTranscriptWords = {
  'conversation.transcribed': {
    ru: '{{who}}: копия переписки отправлена на {{to}}',
    en: '{{who}}: sent a copy of the conversation to {{to}}',
    kk: '{{who}}: хат алмасудың көшірмесі {{to}} поштасына жіберілді',
    uk: '{{who}}: копію листування надіслано на {{to}}',
  },
} satisfies Record<string, Words>;

/** What a copy says itself. */
export const transcriptWords = {
  subject: {
    ru: 'Копия переписки',
    en: 'A copy of the conversation',
    kk: 'Хат алмасудың көшірмесі',
    uk: 'Копія листування',
  },
  begins: {
    ru: 'Здравствуйте! По вашей просьбе отправляем копию нашей переписки.',
    en: 'Hello! As you asked, here is a copy of our conversation.',
    kk: 'Сәлеметсіз бе! Өтінішіңіз бойынша хат алмасуымыздың көшірмесін жібереміз.',
    uk: 'Вітаємо! На ваше прохання надсилаємо копію нашого листування.',
  },
  beginsInside: {
    ru: 'Переписка с клиентом: {{client}}',
    en: 'The conversation with the client: {{client}}',
    kk: 'Клиентпен хат алмасу: {{client}}',
    uk: 'Листування з клієнтом: {{client}}',
  },
  zone: {
    ru: 'Время указано по часам: {{zone}}.',
    en: 'The times are by the clock of {{zone}}.',
    kk: 'Уақыт мына сағат бойынша: {{zone}}.',
    uk: 'Час указано за годинником: {{zone}}.',
  },
  newest: {
    ru: 'Переписка длинная: здесь её последняя часть.',
    en: 'The conversation is long: this is its last part.',
    kk: 'Хат алмасу ұзақ: мұнда оның соңғы бөлігі.',
    uk: 'Листування довге: тут його остання частина.',
  },
  file: {
    ru: 'Файл: {{name}}',
    en: 'A file: {{name}}',
    kk: 'Файл: {{name}}',
    uk: 'Файл: {{name}}',
  },
  us: {
    ru: 'Мы',
    en: 'We',
    kk: 'Біз',
    uk: 'Ми',
  },
} satisfies Record<string, Words>;
