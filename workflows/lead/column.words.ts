import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

/** The columns of a table of leads, besides the fields of a pipeline, and what its head and a file's first line call them. */
export const columnWords = {
  name: { ru: 'Сделка', en: 'Lead', kk: 'Мәміле', uk: 'Угода' },
  stage: { ru: 'Этап', en: 'Stage', kk: 'Кезең', uk: 'Етап' },
  amount: { ru: 'Сумма', en: 'Amount', kk: 'Сома', uk: 'Сума' },
  currency: { ru: 'Валюта', en: 'Currency', kk: 'Валюта', uk: 'Валюта' },
  responsible: { ru: 'Ответственный', en: 'Responsible', kk: 'Жауапты', uk: 'Відповідальний' },
  contact: { ru: 'Клиент', en: 'Client', kk: 'Клиент', uk: 'Клієнт' },
  phone: { ru: 'Телефон', en: 'Phone', kk: 'Телефон', uk: 'Телефон' },
  email: { ru: 'Почта', en: 'E-mail', kk: 'Пошта', uk: 'Пошта' },
  company: { ru: 'Компания', en: 'Company', kk: 'Компания', uk: 'Компанія' },
  tags: { ru: 'Теги', en: 'Tags', kk: 'Тегтер', uk: 'Теги' },
  'source.utm_source': { ru: 'Источник', en: 'Source', kk: 'Дереккөз', uk: 'Джерело' },
  waits: { ru: 'Чего ждёт', en: 'Waits for', kk: 'Нені күтеді', uk: 'На що чекає' },
  createdAt: { ru: 'Создана', en: 'Created', kk: 'Құрылған', uk: 'Створена' },
  stageEnteredAt: { ru: 'В этапе с', en: 'In stage since', kk: 'Кезеңде', uk: 'В етапі з' },
  updatedAt: { ru: 'Изменена', en: 'Changed', kk: 'Өзгертілген', uk: 'Змінена' },
  closedAt: { ru: 'Закрыта', en: 'Closed', kk: 'Жабылған', uk: 'Закрита' },
  lossReason: { ru: 'Причина отказа', en: 'Loss reason', kk: 'Бас тарту себебі', uk: 'Причина відмови' },
  number: { ru: '№', en: 'No.', kk: '№', uk: '№' },
} satisfies Record<string, Words>;

export type ColumnKey = keyof typeof columnWords;

export const columnName = (key: ColumnKey, language: Language): string => inLanguage(columnWords[key], language);
