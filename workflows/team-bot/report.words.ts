import type { Language, Words } from '../words/words.schema.ts';
import { sayingIn, type Say } from './team-bot.words.ts';

/** What the report of the team's bot says. */
const words = {
  'title.all': { ru: 'Задачи команды', en: 'Tasks of the team', kk: 'Команда тапсырмалары', uk: 'Завдання команди' },
  'title.today': {
    ru: 'Задачи команды до конца дня',
    en: 'Tasks of the team until tonight',
    kk: 'Команданың күн соңына дейінгі тапсырмалары',
    uk: 'Завдання команди до кінця дня',
  },
  'title.week': {
    ru: 'Задачи команды до конца недели',
    en: 'Tasks of the team until Sunday',
    kk: 'Команданың апта соңына дейінгі тапсырмалары',
    uk: 'Завдання команди до кінця тижня',
  },
  'title.one': { ru: '{{name}}', en: '{{name}}', kk: '{{name}}', uk: '{{name}}' },
  late: { ru: 'Просроч.', en: 'Overdue', kk: 'Өтті', uk: 'Простроч.' },
  open: { ru: 'Открыто', en: 'Open', kk: 'Ашық', uk: 'Відкрито' },
  sum: { ru: 'Всего', en: 'All', kk: 'Барлығы', uk: 'Усього' },
  nobody: { ru: 'Ничьи', en: 'Nobody’s', kk: 'Иесіз', uk: 'Нічиї' },
  none: {
    ru: 'Открытых задач нет.',
    en: 'There are no open tasks.',
    kk: 'Ашық тапсырма жоқ.',
    uk: 'Відкритих завдань немає.',
  },
  'one.late': {
    ru: 'Просрочено: {{count}}',
    en: 'Overdue: {{count}}',
    kk: 'Мерзімі өтті: {{count}}',
    uk: 'Прострочено: {{count}}',
  },
  'one.today': { ru: 'Сегодня: {{count}}', en: 'Today: {{count}}', kk: 'Бүгін: {{count}}', uk: 'Сьогодні: {{count}}' },
  'one.later': { ru: 'Позже: {{count}}', en: 'Later: {{count}}', kk: 'Кейін: {{count}}', uk: 'Пізніше: {{count}}' },
  whoUnknown: {
    ru: 'Не знаю, кто это: {{who}}. Можно /report, /report week или /report имя.',
    en: 'I do not know who {{who}} is. Use /report, /report week or /report name.',
    kk: '{{who}} кім екенін білмеймін. /report, /report week немесе /report аты деп жазыңыз.',
    uk: 'Не знаю, хто це: {{who}}. Можна /report, /report week або /report ім’я.',
  },
} satisfies Record<string, Required<Words>>;

export type ReportSay = Say<keyof typeof words>;
export const reportSays = (language: Language): ReportSay => sayingIn(words, language);

/** A period, as people call it in any language. */
export const periodOf = (typed: string): 'all' | 'today' | 'week' | undefined => {
  const said = typed.trim().toLowerCase();
  if (said === '') return 'all';
  if (['today', 'сегодня', 'день', 'бүгін', 'сьогодні'].includes(said)) return 'today';
  return ['week', 'неделя', 'апта', 'тиждень'].includes(said) ? 'week' : undefined;
};
