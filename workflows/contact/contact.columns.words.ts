import type { Words } from '../words/words.schema.ts';

/** What the columns of contacts and companies are called. */
export const contactColumnWords = {
  'column.time_zone': { ru: 'Часовой пояс', en: 'Time zone', kk: 'Уақыт белдеуі', uk: 'Часовий пояс' },
  'column.company_id': { ru: 'Компания', en: 'Company', kk: 'Компания', uk: 'Компанія' },
  'column.other_companies': {
    ru: 'Другие компании',
    en: 'Other companies',
    kk: 'Басқа компаниялар',
    uk: 'Інші компанії',
  },
  'column.position': { ru: 'Должность', en: 'Position', kk: 'Лауазымы', uk: 'Посада' },
  'column.tax_id': { ru: 'БИН или ИНН', en: 'Tax number', kk: 'БСН немесе ЖСН', uk: 'Податковий номер' },
} satisfies Record<string, Required<Words>>;
