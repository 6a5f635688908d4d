import type { Words } from '../words/words.schema.ts';

/** What fields are called where a sentence names them. */
export const fieldWords = {
  'field.responsible': { ru: 'ответственный', en: 'the responsible person', kk: 'жауапты', uk: 'відповідальний' },
  'field.stage': { ru: 'этап', en: 'the stage', kk: 'кезең', uk: 'етап' },
  'field.amount': { ru: 'сумма', en: 'the amount', kk: 'сома', uk: 'сума' },
  'field.amount.amount': { ru: 'сумма', en: 'the amount', kk: 'сома', uk: 'сума' },
  'field.amount.currency': { ru: 'валюта', en: 'the currency', kk: 'валюта', uk: 'валюта' },
  'field.tags': { ru: 'теги', en: 'the tags', kk: 'тегтер', uk: 'теги' },
  'field.name': { ru: 'название', en: 'the name', kk: 'атауы', uk: 'назва' },
  'field.createdAt': { ru: 'создание', en: 'creation', kk: 'құрылуы', uk: 'створення' },
  'field.closedAt': { ru: 'закрытие', en: 'closing', kk: 'жабылуы', uk: 'закриття' },
  'field.stageEnteredAt': { ru: 'вход в этап', en: 'entering the stage', kk: 'кезеңге кіру', uk: 'вхід на етап' },
  'field.contact.language': {
    ru: 'язык клиента',
    en: 'the client’s language',
    kk: 'клиенттің тілі',
    uk: 'мова клієнта',
  },
  'field.contact.email': {
    ru: 'почта клиента',
    en: 'the client’s e-mail',
    kk: 'клиенттің поштасы',
    uk: 'пошта клієнта',
  },
  'field.contact.phone': {
    ru: 'телефон клиента',
    en: 'the client’s phone',
    kk: 'клиенттің телефоны',
    uk: 'телефон клієнта',
  },
  'field.contact.timeZone': {
    ru: 'часовой пояс клиента',
    en: 'the client’s time zone',
    kk: 'клиенттің уақыт белдеуі',
    uk: 'часовий пояс клієнта',
  },
  'field.company.name': { ru: 'компания', en: 'the company', kk: 'компания', uk: 'компанія' },
  'field.invoices.unpaid': {
    ru: 'неоплаченных счетов',
    en: 'unpaid invoices',
    kk: 'төленбеген шоттар',
    uk: 'несплачених рахунків',
  },
  'field.invoices.paid': {
    ru: 'оплаченных счетов',
    en: 'paid invoices',
    kk: 'төленген шоттар',
    uk: 'сплачених рахунків',
  },
  'field.tasks.open': { ru: 'открытых задач', en: 'open tasks', kk: 'ашық тапсырмалар', uk: 'відкритих завдань' },
  'field.tasks.overdue': {
    ru: 'просроченных задач',
    en: 'overdue tasks',
    kk: 'мерзімі өткен тапсырмалар',
    uk: 'прострочених завдань',
  },
  'field.now.hour': { ru: 'час дня', en: 'the hour', kk: 'сағат', uk: 'година' },
  'field.now.weekday': { ru: 'день недели', en: 'the weekday', kk: 'апта күні', uk: 'день тижня' },
} satisfies Record<string, Required<Words>>;
