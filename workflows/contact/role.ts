import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

/** What people are on a lead, most often. Any other word that a user types stays as it is. */
export const roles: Record<string, Required<Words>> = {
  client: { ru: 'клиент', en: 'client', kk: 'клиент', uk: 'клієнт' },
  decides: { ru: 'принимает решение', en: 'decides', kk: 'шешім қабылдайды', uk: 'приймає рішення' },
  pays: { ru: 'платит', en: 'pays', kk: 'төлейді', uk: 'платить' },
  uses: { ru: 'пользуется', en: 'uses it', kk: 'пайдаланады', uk: 'користується' },
  advises: { ru: 'советует', en: 'advises', kk: 'кеңес береді', uk: 'радить' },
};

export const roleText = (role: string, language: Language): string => {
  const known = Object.hasOwn(roles, role) ? roles[role] : undefined;
  return known ? inLanguage(known, language) : role;
};
