import type { Words } from '../words/words.schema.ts';

/** When: due times of steps, and the days of conditions. */
export const dayWords = {
  'due.endOfDay': {
    ru: 'до конца рабочего дня',
    en: 'by the end of the working day',
    kk: 'жұмыс күнінің соңына дейін',
    uk: 'до кінця робочого дня',
  },
  'due.after': { ru: 'через {{time}}', en: 'in {{time}}', kk: '{{time, ablative}} кейін', uk: 'за {{time}}' },
  'due.working': {
    ru: 'через {{duration}} рабочего времени',
    en: 'in {{duration}} of working time',
    kk: '{{duration}} жұмыс уақытынан кейін',
    uk: 'за {{duration}} робочого часу',
  },
  'due.otherHour': {
    ru: 'на следующий рабочий день в другой час',
    en: 'on the next working day at another hour',
    kk: 'келесі жұмыс күні басқа сағатта',
    uk: 'на наступний робочий день в іншу годину',
  },
  'due.nextDay': {
    ru: 'на следующий рабочий день в {{clock}}',
    en: 'on the next working day at {{clock}}',
    kk: 'келесі жұмыс күні сағат {{clock}}',
    uk: 'на наступний робочий день о {{clock}}',
  },
  'days.since': { ru: 'с {{from}}', en: 'from {{from}}', kk: '{{from, ablative}} бастап', uk: 'з {{from}}' },
  'days.until': { ru: 'по {{to}}', en: 'until {{to}}', kk: '{{to, dative}} дейін', uk: 'по {{to}}' },
  'days.today': { ru: 'сегодня', en: 'today', kk: 'бүгін', uk: 'сьогодні' },
  'days.yesterday': { ru: 'вчера', en: 'yesterday', kk: 'кеше', uk: 'вчора' },
  'days.tomorrow': { ru: 'завтра', en: 'tomorrow', kk: 'ертең', uk: 'завтра' },
  'days.this_week': { ru: 'на этой неделе', en: 'this week', kk: 'осы аптада', uk: 'цього тижня' },
  'days.last_week': { ru: 'на прошлой неделе', en: 'last week', kk: 'өткен аптада', uk: 'минулого тижня' },
  'days.next_week': { ru: 'на следующей неделе', en: 'next week', kk: 'келесі аптада', uk: 'наступного тижня' },
  'days.this_month': { ru: 'в этом месяце', en: 'this month', kk: 'осы айда', uk: 'цього місяця' },
  'days.last_month': { ru: 'в прошлом месяце', en: 'last month', kk: 'өткен айда', uk: 'минулого місяця' },
  'days.next_month': { ru: 'в следующем месяце', en: 'next month', kk: 'келесі айда', uk: 'наступного місяця' },
} satisfies Record<string, Words>;
