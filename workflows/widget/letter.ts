import { fill } from '../words/fill.ts';
import type { Language, Words } from '../words/words.schema.ts';

export type UnreadMessage = { by: string | null; text: string; files: string[] };
type Letter = { messages: UnreadMessage[]; site: string | undefined; company: string; language: Language };

const words = {
  subject: {
    ru: 'Ответ на ваше сообщение',
    en: 'An answer to your message',
    kk: 'Хабарламаңызға жауап',
    uk: 'Відповідь на ваше повідомлення',
  },
  begins: {
    ru: 'Здравствуйте! Вы писали нам в чате {{where}}. Вот ответ, который вы ещё не видели:',
    en: 'Hello! You wrote to us in the chat {{where}}. Here is the answer that you have not seen yet:',
    kk: 'Сәлеметсіз бе! Сіз бізге {{where}} чатында жазған едіңіз. Сіз әлі көрмеген жауап:',
    uk: 'Вітаємо! Ви писали нам у чаті {{where}}. Ось відповідь, якої ви ще не бачили:',
  },
  file: {
    ru: 'Файл в чате: {{name}}',
    en: 'A file in the chat: {{name}}',
    kk: 'Чаттағы файл: {{name}}',
    uk: 'Файл у чаті: {{name}}',
  },
  ends: {
    ru: 'Просто ответьте на это письмо: ответ придёт в тот же чат.',
    en: 'Just answer this letter: your answer comes into the same chat.',
    kk: 'Осы хатқа жауап берсеңіз болғаны: жауабыңыз сол чатқа келеді.',
    uk: 'Просто дайте відповідь на цей лист: вона надійде в той самий чат.',
  },
  back: {
    ru: 'Или вернитесь в чат: {{site}}',
    en: 'Or go on in the chat: {{site}}',
    kk: 'Немесе чатқа оралыңыз: {{site}}',
    uk: 'Або поверніться в чат: {{site}}',
  },
} satisfies Record<string, Words>;

/** What a visitor who is gone has not read, as one letter. */
export const unreadLetter = ({ messages, site, company, language }: Letter): { subject: string; body: string } => {
  const said = messages.map(({ by, text, files }) => {
    const lines = [text, ...files.map((name) => fill(words.file, language, { name }))].filter(Boolean).join('\n');
    return by ? `${by}: ${lines}` : lines;
  });
  return {
    subject: [fill(words.subject, language), company].filter(Boolean).join(' · ').slice(0, 200),
    body: [
      fill(words.begins, language, { where: site ? new URL(site).host : company }).replace('  ', ' '),
      ...said,
      [fill(words.ends, language), ...(site ? [fill(words.back, language, { site })] : [])].join('\n'),
    ].join('\n\n'),
  };
};
