import { DateTime } from 'luxon';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import { moneyText } from '../../workflows/money/money.ts';
import type { Money } from '../../workflows/money/money.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';

/** How values are worded for one client: in their language and their zone. */
export type Wording = {
  language: string;
  zone: string;
  date(iso: string): string;
  time(iso: string): string;
  number(value: number): string;
  answer(yes: boolean): string;
};

/** `tellsZone`: whether the hour of a moment must name its zone. */
export const wordingFor = (
  language: string,
  zone: string,
  tellsZone: (iso: string) => boolean = () => false,
): Wording => {
  const at = (iso: string) => DateTime.fromISO(iso, { zone }).setLocale(language);
  return {
    language,
    zone,
    date: (iso) => at(iso).toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: (iso) => at(iso).toFormat('HH:mm') + (tellsZone(iso) ? ` (${zoneName(zone, iso, language)})` : ''),
    number: (value) => numberText(value, language),
    answer: (yes) => inLanguage(yes ? words.yes : words.no, language as Language),
  };
};

const words = {
  yes: { ru: 'да', en: 'yes', kk: 'иә', uk: 'так' },
  no: { ru: 'нет', en: 'no', kk: 'жоқ', uk: 'ні' },
};

/** Thousands are separated from five digits on, so that a year stays a year. */
const numberText = (value: number, language: string): string => {
  const [whole = '', part] = String(value).split('.');
  if (!/^-?\d+$/.test(whole)) return String(value);
  const digits = whole.replace('-', '').length;
  const grouped = digits < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00a0');
  return part === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${part}`;
};

/** Prints as text by itself, and still lets a helper know its kind. */
export type MoneyValue = Money & { toString(): string };
export const moneyValue = ({ amount, currency }: Money, language: string): MoneyValue => ({
  amount,
  currency,
  toString: () => moneyText({ amount, currency }, language),
});
export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

export type Moment = { iso: string; toString(): string };
/** A day, or a day and its hour; what is not a moment is kept as it is, and never printed. */
export const moment = (iso: string, wording: Wording, withTime = false): Moment | StandIn =>
  DateTime.fromISO(iso).isValid
    ? { iso, toString: () => wording.date(iso) + (withTime ? `, ${wording.time(iso)}` : '') }
    : { stands: iso };
export const isMoment = (value: unknown): value is Moment =>
  typeof value === 'object' && value !== null && 'iso' in value;

export type StandIn = { stands: string };
export const isStandIn = (value: unknown): value is StandIn =>
  typeof value === 'object' && value !== null && 'stands' in value;
