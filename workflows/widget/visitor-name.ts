import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

const visitor: Words = { ru: 'Посетитель сайта', en: 'Site visitor', kk: 'Сайт қонағы', uk: 'Відвідувач сайту' };

/** Whom nobody has asked for a name; two are told apart by the end. */
export const visitorName = (thread: string, language: Language): string =>
  `${inLanguage(visitor, language)} ${thread
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase()}`;

/** Whether it is such a name, in any language. */
export const isVisitorName = (name: string): boolean =>
  Object.values(visitor).some(
    (words) => name.startsWith(`${words} `) && /^[A-Z0-9]{4}$/.test(name.slice(words.length + 1)),
  );

/** What a visitor is told of a person of ours. */
export const firstNameOf = (name: string): string => name.split(' ')[0] ?? '';
