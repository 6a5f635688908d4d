import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

const words: Words = {
  ru: 'Сообщение клиенту не ушло. {why} Когда исправите, отправьте его ещё раз из истории сделки.',
  en: 'A message to the client did not go out. {why} When it is mended, send it again from the story of the lead.',
  kk: 'Клиентке хабар кетпеді. {why} Түзеткеннен кейін оны мәміле тарихынан қайта жіберіңіз.',
  uk: 'Повідомлення клієнту не пішло. {why} Коли виправите, надішліть його ще раз з історії угоди.',
};

/** What the responsible person has to do about a message that must not go out as it is. */
export const unsentTask = (why: string, language: Language): string =>
  inLanguage(words, language)
    .replace('{why}', () => why)
    .slice(0, 500);
