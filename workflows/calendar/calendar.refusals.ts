import type { RefusalKind } from '../refusal.ts';

export const calendarRefusals = {
  CalendarInUse: {
    status: 409,
    ru: 'Календарь в деле. Люди: {{people}}. Воронки: {{pipelines}}. Сначала дайте им другой календарь.',
    en: 'The calendar is in use. People: {{people}}. Pipelines: {{pipelines}}. Give them another calendar first.',
    kk: 'Күнтізбе қолданыста. Адамдар: {{people}}. Воронкалар: {{pipelines}}. Алдымен оларға басқа күнтізбе беріңіз.',
    uk: 'Календар у роботі. Люди: {{people}}. Воронки: {{pipelines}}. Спершу дайте їм інший календар.',
  },
} satisfies Record<string, RefusalKind>;
