import type { Language } from '../../../workflows/words/words.schema.ts';
import type { Day } from './life.ts';

// the browser's own dates lack Kazakh
const weekdays: Record<Language, string[]> = {
  ru: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  kk: ['дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс'],
  uk: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'],
};
const months: Record<Language, string[]> = {
  ru: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  kk: ['қаң', 'ақп', 'нау', 'сәу', 'мам', 'мау', 'шіл', 'там', 'қыр', 'қаз', 'қар', 'жел'],
  uk: ['січ', 'лют', 'бер', 'кві', 'тра', 'чер', 'лип', 'сер', 'вер', 'жов', 'лис', 'гру'],
};

export const weekdayName = ({ weekday }: Day, language: Language): string => weekdays[language][weekday - 1] ?? '';

export const dateName = ({ date }: Day, language: Language): string => {
  const [, month = '1', day = '1'] = date.split('-');
  return `${Number(day)} ${months[language][Number(month) - 1] ?? ''}`;
};

/** "вт 24 ноя" */
export const dayName = (day: Day, language: Language): string =>
  `${weekdayName(day, language)} ${dateName(day, language)}`;
