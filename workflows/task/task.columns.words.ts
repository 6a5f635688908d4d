import type { Words } from '../words/words.schema.ts';

export const taskColumnWords = {
  'column.due_at': { ru: 'Срок', en: 'Due', kk: 'Мерзімі', uk: 'Строк' },
  'column.done_at': { ru: 'Выполнена', en: 'Done', kk: 'Орындалды', uk: 'Виконано' },
  'column.outcome': { ru: 'Итог', en: 'Outcome', kk: 'Қорытынды', uk: 'Підсумок' },
  'column.result': { ru: 'Результат', en: 'Result', kk: 'Нәтиже', uk: 'Результат' },
  'column.track': { ru: 'Номер', en: 'Number', kk: 'Нөмірі', uk: 'Номер' },
  'column.text': { ru: 'Текст', en: 'Text', kk: 'Мәтін', uk: 'Текст' },
  'column.priority': { ru: 'Приоритет', en: 'Priority', kk: 'Маңыздылығы', uk: 'Пріоритет' },
  'column.type': { ru: 'Вид', en: 'Kind', kk: 'Түрі', uk: 'Вид' },
  'column.overdue_at': { ru: 'Просрочено', en: 'Overdue since', kk: 'Мерзімі өтті', uk: 'Прострочено' },
  'column.reminded_at': { ru: 'Напомнили', en: 'Reminded', kk: 'Еске салынды', uk: 'Нагадали' },
  'column.escalated_at': {
    ru: 'Передано супервайзеру',
    en: 'Escalated',
    kk: 'Супервайзерге берілді',
    uk: 'Передано супервайзеру',
  },
} satisfies Record<string, Required<Words>>;
