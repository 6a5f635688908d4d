import type { Words } from '../words/words.schema.ts';

/** What a column may fill besides fields: its name, and what people call such a column, in small letters and by its beginning. */
export const targetWords = {
  'lead.name': {
    name: { ru: 'Название сделки', en: 'Name of the lead', kk: 'Мәміле атауы', uk: 'Назва угоди' },
    called:
      'название сделки|сделка|название|тема|lead name|deal name|lead|deal|title|subject|opportunity|мәміле|угода|назва угоди|назва',
  },
  'lead.stage': {
    name: { ru: 'Этап', en: 'Stage', kk: 'Кезең', uk: 'Етап' },
    called: 'этап|стадия|статус|stage|status|кезең|мәртебе|етап|стадія|статус угоди',
  },
  'lead.responsible': {
    name: { ru: 'Ответственный', en: 'Responsible', kk: 'Жауапты', uk: 'Відповідальний' },
    called: 'ответственный|менеджер|сотрудник|responsible|owner|assigned|manager|жауапты|менеджер|відповідальний',
  },
  'lead.amount': {
    name: { ru: 'Сумма', en: 'Amount', kk: 'Сома', uk: 'Сума' },
    called: 'сумма|бюджет|стоимость|цена|amount|budget|value|price|сома|құны|бағасы|сума|вартість|ціна',
  },
  'lead.currency': {
    name: { ru: 'Валюта', en: 'Currency', kk: 'Валюта', uk: 'Валюта' },
    called: 'валюта|currency',
  },
  'lead.tags': {
    name: { ru: 'Теги', en: 'Tags', kk: 'Тегтер', uk: 'Теги' },
    called: 'теги|тег|метки|tags|tag|labels|тегтер|мітки',
  },
  'lead.source': {
    name: { ru: 'Источник', en: 'Source', kk: 'Дереккөз', uk: 'Джерело' },
    called: 'источник|канал|source|utm_source|lead source|дереккөз|көзі|джерело',
  },
  'lead.note': {
    name: { ru: 'Заметка к сделке', en: 'Note on the lead', kk: 'Мәмілеге жазба', uk: 'Нотатка до угоди' },
    called:
      'примечание|комментарий|заметка|описание|note|comment|description|ескерту|түсініктеме|жазба|примітка|коментар|нотатка|опис',
  },
  'lead.createdAt': {
    name: { ru: 'Дата создания', en: 'Created', kk: 'Құрылған күні', uk: 'Дата створення' },
    called: 'дата создания|создана|создан|дата|created|date|құрылған|күні|дата створення|створено',
  },
  'lead.lossReason': {
    name: { ru: 'Причина отказа', en: 'Loss reason', kk: 'Бас тарту себебі', uk: 'Причина відмови' },
    called: 'причина отказа|причина|loss reason|lost reason|бас тарту себебі|причина відмови',
  },
  'contact.name': {
    name: { ru: 'Имя клиента', en: 'Name of the client', kk: 'Клиенттің аты', uk: 'Ім’я клієнта' },
    called:
      'имя|фамилия|отчество|фио|ф.и.о|клиент|контакт|контактное лицо|name|full name|first name|last name|surname|client|contact|customer|аты|аты-жөні|тегі|есімі|імʼя|прізвище|по батькові|піб|клієнт',
  },
  'contact.phone': {
    name: { ru: 'Телефон', en: 'Phone', kk: 'Телефон', uk: 'Телефон' },
    called: 'телефон|тел|моб|сотовый|номер телефона|whatsapp|phone|mobile|tel|cell|ұялы|нөмірі',
  },
  'contact.email': {
    name: { ru: 'Почта', en: 'E-mail', kk: 'Пошта', uk: 'Пошта' },
    called: 'почта|email|e-mail|mail|эл. почта|электронная почта|пошта|ел. пошта|електронна пошта',
  },
  'contact.position': {
    name: { ru: 'Должность', en: 'Position', kk: 'Лауазымы', uk: 'Посада' },
    called: 'должность|position|job|job title|role|лауазымы|посада',
  },
  'contact.note': {
    name: { ru: 'Заметка к клиенту', en: 'Note on the client', kk: 'Клиентке жазба', uk: 'Нотатка до клієнта' },
    called:
      'примечание|комментарий|заметка|описание|note|comment|description|ескерту|түсініктеме|жазба|примітка|коментар|нотатка|опис',
  },
  'company.name': {
    name: { ru: 'Название компании', en: 'Name of the company', kk: 'Компания атауы', uk: 'Назва компанії' },
    called:
      'компания|организация|фирма|название компании|company|organization|organisation|account|компания атауы|ұйым|компанія|організація|назва компанії|фірма',
  },
  'company.taxId': {
    name: { ru: 'БИН или ИНН', en: 'Tax number', kk: 'БСН немесе ЖСН', uk: 'Податковий номер' },
    called: 'бин|инн|иин|бин/иин|tax|tax id|vat|бсн|жсн|єдрпоу|іпн|податковий',
  },
  'company.note': {
    name: { ru: 'Заметка к компании', en: 'Note on the company', kk: 'Компанияға жазба', uk: 'Нотатка до компанії' },
    called:
      'примечание|комментарий|заметка|описание|note|comment|description|ескерту|түсініктеме|жазба|примітка|коментар|нотатка|опис',
  },
} satisfies Record<string, { name: Required<Words>; called: string }>;
export type OwnTarget = keyof typeof targetWords;
