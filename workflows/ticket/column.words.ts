import type { Words } from '../words/words.schema.ts';

/** What a ticket's values are called, by fact. */
export const ticketValueWords = {
  subject: { ru: 'Тема', en: 'Subject', kk: 'Тақырыбы', uk: 'Тема' },
  description: { ru: 'Описание', en: 'Description', kk: 'Сипаттама', uk: 'Опис' },
  type: { ru: 'Вид', en: 'Type', kk: 'Түрі', uk: 'Вид' },
  topic: { ru: 'Раздел', en: 'Topic', kk: 'Бөлім', uk: 'Розділ' },
  priority: { ru: 'Приоритет', en: 'Priority', kk: 'Басымдық', uk: 'Пріоритет' },
  source: { ru: 'Откуда', en: 'Came by', kk: 'Қайдан', uk: 'Звідки' },
  responsible: { ru: 'Ответственный', en: 'Responsible', kk: 'Жауапты', uk: 'Відповідальний' },
  language: { ru: 'Язык', en: 'Language', kk: 'Тілі', uk: 'Мова' },
  branch: { ru: 'Филиал', en: 'Branch', kk: 'Филиал', uk: 'Філія' },
  region: { ru: 'Регион', en: 'Region', kk: 'Аймақ', uk: 'Регіон' },
  contactId: { ru: 'Клиент', en: 'Client', kk: 'Клиент', uk: 'Клієнт' },
  leadId: { ru: 'Сделка', en: 'Lead', kk: 'Мәміле', uk: 'Угода' },
  parentId: { ru: 'Часть обращения', en: 'Part of', kk: 'Өтініштің бөлігі', uk: 'Частина звернення' },
  dueAt: { ru: 'Обещано до', en: 'Promised by', kk: 'Уәде мерзімі', uk: 'Обіцяно до' },
  rating: { ru: 'Оценка клиента', en: 'The client’s rating', kk: 'Клиент бағасы', uk: 'Оцінка клієнта' },
  tags: { ru: 'Теги', en: 'Tags', kk: 'Тегтер', uk: 'Теги' },
} as const satisfies Record<string, Required<Words>>;

/** What only a list of tickets says of them. */
export const ticketListWords = {
  stage: { ru: 'Этап', en: 'Stage', kk: 'Кезең', uk: 'Етап' },
  contact: { ru: 'Клиент', en: 'Client', kk: 'Клиент', uk: 'Клієнт' },
  group: { ru: 'Скилл-группа', en: 'Skill group', kk: 'Дағды тобы', uk: 'Скіл-група' },
  nextDueAt: { ru: 'Срок', en: 'Due', kk: 'Мерзімі', uk: 'Строк' },
  postponedUntil: { ru: 'Отложено до', en: 'Postponed until', kk: 'Кейінге қалдырылды', uk: 'Відкладено до' },
  stageEnteredAt: { ru: 'На этапе с', en: 'At the stage since', kk: 'Кезеңде', uk: 'На етапі з' },
  createdAt: { ru: 'Создано', en: 'Created', kk: 'Құрылды', uk: 'Створено' },
} as const satisfies Record<string, Required<Words>>;

export const priorityWords = {
  low: { ru: 'низкий', en: 'low', kk: 'төмен', uk: 'низький' },
  normal: { ru: 'обычный', en: 'normal', kk: 'қалыпты', uk: 'звичайний' },
  high: { ru: 'высокий', en: 'high', kk: 'жоғары', uk: 'високий' },
  urgent: { ru: 'срочный', en: 'urgent', kk: 'шұғыл', uk: 'терміновий' },
} as const satisfies Record<string, Required<Words>>;

export const sourceWords = {
  hand: { ru: 'вручную', en: 'by hand', kk: 'қолмен', uk: 'вручну' },
  talk: { ru: 'из переписки', en: 'a conversation', kk: 'хат алмасудан', uk: 'з листування' },
  email: { ru: 'письмо', en: 'e-mail', kk: 'хат', uk: 'лист' },
  form: { ru: 'форма', en: 'a form', kk: 'форма', uk: 'форма' },
  api: { ru: 'API', en: 'API', kk: 'API', uk: 'API' },
  bot: { ru: 'бот команды', en: 'the team’s bot', kk: 'топ боты', uk: 'бот команди' },
  automation: { ru: 'автоматизация', en: 'an automation', kk: 'автоматтандыру', uk: 'автоматизація' },
} as const satisfies Record<string, Required<Words>>;
