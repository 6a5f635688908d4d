import type { FieldNoun } from '../field/field.schema.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

/** The columns of the lists of clients and companies, besides their fields: by these keys they are filtered, sorted and exported. */
const columns = {
  name: { ru: 'Имя', en: 'Name', kk: 'Аты', uk: 'Ім’я' },
  company: { ru: 'Компания', en: 'Company', kk: 'Компания', uk: 'Компанія' },
  position: { ru: 'Должность', en: 'Position', kk: 'Лауазымы', uk: 'Посада' },
  phone: { ru: 'Телефон', en: 'Phone', kk: 'Телефон', uk: 'Телефон' },
  email: { ru: 'Почта', en: 'E-mail', kk: 'Пошта', uk: 'Пошта' },
  language: { ru: 'Язык', en: 'Language', kk: 'Тілі', uk: 'Мова' },
  timeZone: { ru: 'Часовой пояс', en: 'Time zone', kk: 'Уақыт белдеуі', uk: 'Часовий пояс' },
  taxId: { ru: 'БИН или ИНН', en: 'Tax number', kk: 'БСН немесе ЖСН', uk: 'Податковий номер' },
  people: { ru: 'Людей', en: 'People', kk: 'Адамдар', uk: 'Людей' },
  openLeads: { ru: 'Открытых сделок', en: 'Open leads', kk: 'Ашық мәмілелер', uk: 'Відкритих угод' },
  leads: { ru: 'Всего сделок', en: 'All leads', kk: 'Барлық мәмілелер', uk: 'Усього угод' },
  responsible: { ru: 'Ответственный', en: 'Responsible', kk: 'Жауапты', uk: 'Відповідальний' },
  createdAt: { ru: 'Добавлен', en: 'Added', kk: 'Қосылған', uk: 'Додано' },
} satisfies Record<string, Words>;

type ColumnKey = keyof typeof columns;
export type ListNoun = Extract<FieldNoun, 'contact' | 'company'>;

/** A company is a she in Russian, and has a title instead of a name. */
const ofCompanies: Partial<Record<ColumnKey, Words>> = {
  name: { ru: 'Название', en: 'Name', kk: 'Атауы', uk: 'Назва' },
  createdAt: { ru: 'Добавлена', en: 'Added', kk: 'Қосылған', uk: 'Додано' },
};

export const listKeys: Record<ListNoun, ColumnKey[]> = {
  contact: [
    ...(['name', 'phone', 'email', 'company', 'position', 'openLeads', 'leads', 'responsible'] as const),
    ...(['language', 'timeZone', 'createdAt'] as const),
  ],
  company: ['name', 'taxId', 'people', 'openLeads', 'leads', 'responsible', 'createdAt'],
};

export const listName = (noun: ListNoun, key: ColumnKey, language: Language): string =>
  inLanguage(listWords(noun, key), language);

const listWords = (noun: ListNoun, key: ColumnKey): Words => (noun === 'company' && ofCompanies[key]) || columns[key];

const types: Partial<Record<ColumnKey, PipelineField['type']>> = {
  ...{ people: 'number', openLeads: 'number', leads: 'number', createdAt: 'moment' },
  ...{ language: 'list', responsible: 'multi_list' },
};

/** The same as fields, so that a condition about them is said and built like one about any field. */
export const listFacts = (noun: ListNoun, users: { email: string; name: string }[]): PipelineField[] =>
  listKeys[noun].map((key) => ({
    key,
    name: listWords(noun, key),
    type: types[key] ?? 'text',
    ...(key === 'language'
      ? { options: Object.entries(languageNames).map(([value, name]) => ({ value, name: { ru: name } })) }
      : {}),
    ...(key === 'responsible'
      ? { options: users.map(({ email, name }) => ({ value: email, name: { ru: name } })) }
      : {}),
  }));

export const languageNames: Record<Language, string> = {
  ru: 'Русский',
  en: 'English',
  kk: 'Қазақша',
  uk: 'Українська',
};
