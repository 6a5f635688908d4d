import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

const visitor: Words = { ru: 'Посетитель сайта', en: 'Site visitor', kk: 'Сайт қонағы', uk: 'Відвідувач сайту' };

/** Whom nobody has asked for a name; two are told apart by the end. */
export const visitorName = (thread: string, language: Language): string =>
  `${inLanguage(visitor, language)} ${thread
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase()}`;
