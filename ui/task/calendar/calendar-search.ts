import { text } from '../../search-text.ts';

type CalendarView = 'day' | 'week' | 'people';

/** What the calendar shows is its address. */
export const calendarSearch = (
  search: Record<string, unknown>,
): {
  by?: CalendarView | undefined;
  date?: string | undefined;
  who?: string | undefined;
  task?: string | undefined;
} => ({
  ...(['day', 'week', 'people'].includes(String(search.by)) ? { by: search.by as CalendarView } : {}),
  ...(/^\d{4}-\d\d-\d\d$/.test(text(search.date) ?? '') ? { date: text(search.date) } : {}),
  ...(text(search.who) ? { who: text(search.who) } : {}),
  ...(text(search.task) ? { task: text(search.task) } : {}),
});
