import type { Words } from '../../words/words.schema.ts';

export const settingChangeWords = {
  became: {
    ru: '{{where}}: было {{before}}, стало {{after}}',
    en: '{{where}}: {{before}} became {{after}}',
    kk: '{{where}}: {{before}} болған, енді {{after}}',
    uk: '{{where}}: було {{before}}, стало {{after}}',
  },
  fieldBecame: {
    ru: '{{where}}, {{field}}: было {{before}}, стало {{after}}',
    en: '{{where}}, {{field}}: {{before}} became {{after}}',
    kk: '{{where}}, {{field}}: {{before}} болған, енді {{after}}',
    uk: '{{where}}, {{field}}: було {{before}}, стало {{after}}',
  },
  fieldSet: {
    ru: '{{where}}, {{field}}: теперь {{after}}',
    en: '{{where}}, {{field}}: now {{after}}',
    kk: '{{where}}, {{field}}: енді {{after}}',
    uk: '{{where}}, {{field}}: тепер {{after}}',
  },
  fieldUnset: {
    ru: '{{where}}, {{field}}: больше не задано (было {{before}})',
    en: '{{where}}, {{field}}: no longer set (was {{before}})',
    kk: '{{where}}, {{field}}: енді берілмеген ({{before}} болған)',
    uk: '{{where}}, {{field}}: більше не задано (було {{before}})',
  },
  fieldTranslated: {
    ru: '{{where}}, {{field}}: изменён перевод ({{languages}})',
    en: '{{where}}, {{field}}: the translation changed ({{languages}})',
    kk: '{{where}}, {{field}}: аударма өзгерді ({{languages}})',
    uk: '{{where}}, {{field}}: змінено переклад ({{languages}})',
  },
  recoloured: {
    ru: '{{where}}: другой цвет',
    en: '{{where}}: another colour',
    kk: '{{where}}: басқа түс',
    uk: '{{where}}: інший колір',
  },
  changed: { ru: '{{where}}: изменено', en: '{{where}}: changed', kk: '{{where}}: өзгерді', uk: '{{where}}: змінено' },
} satisfies Record<string, Required<Words>>;

/** The settings of a stage, a field, an outcome and the whole pipeline. */
export const settingWords = {
  pipeline: { ru: 'Воронка', en: 'The pipeline', kk: 'Воронка', uk: 'Воронка' },
  name: { ru: 'название', en: 'name', kk: 'атауы', uk: 'назва' },
  currency: { ru: 'валюта', en: 'currency', kk: 'валюта', uk: 'валюта' },
  team: { ru: 'группа', en: 'team', kk: 'топ', uk: 'група' },
  calendar: { ru: 'календарь', en: 'calendar', kk: 'күнтізбе', uk: 'календар' },
  kind: { ru: 'вид', en: 'kind', kk: 'түрі', uk: 'вид' },
  probability: { ru: 'вероятность, %', en: 'probability, %', kk: 'ықтималдығы, %', uk: 'імовірність, %' },
  rotsAfterDays: {
    ru: 'застоялась после, дней',
    en: 'stale after, days',
    kk: 'тұралайды, күннен кейін',
    uk: 'застій після, днів',
  },
  movers: {
    ru: 'кто может переводить сюда',
    en: 'who may move leads here',
    kk: 'мұнда кім ауыстыра алады',
    uk: 'хто може переводити сюди',
  },
  retired: { ru: 'закрыт для новых', en: 'closed to new leads', kk: 'жаңаларға жабық', uk: 'закрито для нових' },
  entryFields: {
    ru: 'что заполнить при входе',
    en: 'what must be filled in to enter',
    kk: 'кіргенде не толтыру керек',
    uk: 'що заповнити при вході',
  },
  checklist: {
    ru: 'что отметить при входе',
    en: 'what must be ticked to enter',
    kk: 'кіргенде нені белгілеу керек',
    uk: 'що відмітити при вході',
  },
  entryIf: { ru: 'условие входа', en: 'condition of entering', kk: 'кіру шарты', uk: 'умова входу' },
  type: { ru: 'вид поля', en: 'kind of field', kk: 'өріс түрі', uk: 'вид поля' },
  options: { ru: 'варианты', en: 'options', kk: 'нұсқалар', uk: 'варіанти' },
  stage: { ru: 'этап', en: 'stage', kk: 'кезең', uk: 'етап' },
  tasks: { ru: 'Задачи', en: 'Tasks', kk: 'Тапсырмалар', uk: 'Завдання' },
  remindBeforeMinutes: {
    ru: 'напомнить за, минут',
    en: 'remind before, minutes',
    kk: 'бұрын еске салу, минут',
    uk: 'нагадати за, хвилин',
  },
  ladder: {
    ru: 'если не сделали в срок',
    en: 'if not done in time',
    kk: 'мерзімінде орындалмаса',
    uk: 'якщо не зроблено вчасно',
  },
  sendingHours: { ru: 'часы отправки', en: 'sending hours', kk: 'жіберу сағаттары', uk: 'години надсилання' },
  invoices: { ru: 'Счета', en: 'Invoices', kk: 'Шоттар', uk: 'Рахунки' },
  dueDays: { ru: 'срок оплаты, дней', en: 'due in, days', kk: 'төлеу мерзімі, күн', uk: 'строк оплати, днів' },
  remindBeforeHours: {
    ru: 'напомнить за, часов',
    en: 'remind before, hours',
    kk: 'бұрын еске салу, сағат',
    uk: 'нагадати за, годин',
  },
  remindAfterHours: {
    ru: 'напомнить после срока через, часов',
    en: 'remind after the term, hours',
    kk: 'мерзімнен кейін еске салу, сағат',
    uk: 'нагадати після строку через, годин',
  },
  sent: { ru: 'шаблон счёта', en: 'template of the invoice', kk: 'шот үлгісі', uk: 'шаблон рахунку' },
  reminder: {
    ru: 'шаблон напоминания',
    en: 'template of the reminder',
    kk: 'еске салу үлгісі',
    uk: 'шаблон нагадування',
  },
  overdue: {
    ru: 'шаблон просрочки',
    en: 'template for overdue ones',
    kk: 'мерзімі өткен шот үлгісі',
    uk: 'шаблон прострочення',
  },
  receipt: { ru: 'шаблон квитанции', en: 'template of the receipt', kk: 'түбіртек үлгісі', uk: 'шаблон квитанції' },
} satisfies Record<string, Required<Words>>;

export type Setting = keyof typeof settingWords;
