import type { FormDay } from './form.schema.ts';

/** Every one of the last `count` days up to `today` (UTC), including those without a visit. */
export const lastDays = (days: FormDay[], today: string, count = 30): FormDay[] => {
  const known = new Map(days.map((day) => [day.day, day]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(last - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { day, shown: 0, sent: 0, answered: 0, spam: 0 };
  });
};

/** `percent`: how many of those who were shown the form sent it; undefined where no view was counted. What plain HTML and programs send was never shown by us. */
export const conversionOf = (days: FormDay[]): { shown: number; sent: number; spam: number; percent?: number } => {
  const sum = (of: 'shown' | 'sent' | 'answered' | 'spam') => days.reduce((total, day) => total + day[of], 0);
  const [shown, answered] = [sum('shown'), sum('answered')];
  const percent = Math.min(100, Math.round((answered / shown) * 100));
  return { shown, sent: sum('sent'), spam: sum('spam'), ...(shown > 0 ? { percent } : {}) };
};
