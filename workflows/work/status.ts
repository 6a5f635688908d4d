import { isWorkingTime, type Calendar } from '../calendar/calendar.ts';
import type { Status } from './status.schema.ts';

/** Until an admin says otherwise. The first that takes is where everybody begins, the first that takes nothing is a break. */
export const defaultStatuses: Status[] = [
  {
    ...{ key: 'online', takes: true, minutes: null, asksReason: false },
    name: { ru: 'На связи', en: 'Online', kk: 'Байланыста', uk: 'На зв’язку' },
  },
  {
    ...{ key: 'break', takes: false, minutes: 15, asksReason: false },
    name: { ru: 'Перерыв', en: 'Break', kk: 'Үзіліс', uk: 'Перерва' },
  },
  {
    ...{ key: 'training', takes: false, minutes: null, asksReason: true },
    name: { ru: 'Обучение', en: 'Training', kk: 'Оқу', uk: 'Навчання' },
  },
  {
    ...{ key: 'after_work', takes: false, minutes: 5, asksReason: false },
    name: { ru: 'Дописываю', en: 'Finishing up', kk: 'Аяқтап жатырмын', uk: 'Дописую' },
  },
  {
    ...{ key: 'offline', takes: false, minutes: null, asksReason: false },
    name: { ru: 'Не работаю', en: 'Offline', kk: 'Жұмыста емеспін', uk: 'Не працюю' },
  },
];

/** Where somebody is put who did not open what came to her so many times. */
export const MISSES = 3;
export const breakOf = (statuses: Status[]): string => statuses.find(({ takes }) => !takes)?.key ?? 'break';

type Stands = { status: string; since: string | null; absent: boolean; left: boolean; calendar: Calendar };

/** So long a word that was said out of hours counts. */
const OWN_WORD_MS = 12 * 3_600_000;

/**
 * Whether new work comes to her: she works here, is not absent, her status takes, and it is her time, or she came online out of it. A status that
 * the list does not know any more takes nothing.
 */
export const takesWork = (statuses: Status[], { status, since, absent, left, calendar }: Stands, now: string) => {
  if (absent || left || statuses.find(({ key }) => key === status)?.takes !== true) return false;
  if (isWorkingTime(calendar, now)) return true;
  return since !== null && Date.parse(now) - Date.parse(since) < OWN_WORD_MS && !isWorkingTime(calendar, since);
};

/** When the minutes of a status are over. */
export const overAt = (statuses: Status[], status: string, since: string | null): string | null => {
  const minutes = statuses.find(({ key }) => key === status)?.minutes ?? null;
  return since === null || minutes === null ? null : new Date(Date.parse(since) + minutes * 60_000).toISOString();
};

/** The reason of a status that a supervisor has set without another one; its reader is told it in her language. */
export const BY_SUPERVISOR = 'by_supervisor';
