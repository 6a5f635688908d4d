import type { Words } from '../words/words.schema.ts';
import { plainDigits, plainText } from '../words/plain.ts';
import type { FieldValue } from './field.schema.ts';
import { itemsIn } from './items.ts';

export type FieldFault =
  | 'number'
  | 'thousands'
  | 'date'
  | 'notADay'
  | 'dayOrMonth'
  | 'moment'
  | 'option'
  | 'checkbox'
  | 'link'
  | 'text'
  | 'person'
  | 'contact'
  | 'file';
/** A field's type: of a pipeline's or the house's field, an ad network's answer, a form's question. */
export type ValueField = {
  type: string;
  options?: { value: string; name?: Words; archived?: boolean | undefined }[] | undefined;
};
export type Read = { value: FieldValue } | { why: FieldFault };

/**
 * What somebody gave for a field, as its record keeps it: one rule for every door. What can mean two things is not guessed but asked for again.
 * Nothing (null, blanks) empties the field.
 */
export const readFieldValue = (field: ValueField, value: unknown): Read => {
  if (value === null || value === undefined) return { value: null };
  if (field.type === 'multi_list') return readSeveral(field, value);
  if (typeof value === 'number' && !Number.isFinite(value)) return { why: 'number' };
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return { why: 'text' };
  if (field.type === 'text' || field.type === 'long_text') return { value };
  if (typeof value === 'string' && plainText(value) === '') return { value: null };
  return readers[field.type]?.(value, field) ?? { value };
};

type Reader = (value: string | number | boolean, field: ValueField) => Read | undefined;

/** A list of options, or its text with `;` between them. */
const readSeveral = (field: ValueField, value: unknown): Read => {
  const items = Array.isArray(value) ? value : itemsIn(String(value));
  const given = items.filter((item) => typeof item !== 'string' || plainText(item) !== '');
  const read = given.map((item) => (typeof item === 'string' ? optionIn(field, item) : undefined));
  if (read.includes(undefined)) return { why: 'option' };
  const values = [...new Set(read as string[])];
  return { value: values.length === 0 ? null : values };
};

/** An option by its value or its name, however it is written; undefined where the list has none such. */
const optionIn = ({ options }: ValueField, given: string): string | undefined => {
  if (!options || options.length === 0) return given;
  const said = plainText(given).toLowerCase();
  const known = options.find(({ value }) => value === given);
  const named = options.find(
    ({ value, name, archived }) =>
      !archived && [value, ...Object.values(name ?? {})].some((one) => plainText(one).toLowerCase() === said),
  );
  return (known ?? named)?.value;
};

const idOf =
  (why: 'person' | 'contact' | 'file'): Reader =>
  (value) => {
    const id = plainText(String(value)).toLowerCase();
    return isId(id) ? { value: id } : { why };
  };

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const readNumber: Reader = (value) => {
  if (typeof value === 'boolean') return { why: 'number' };
  const number = typeof value === 'number' ? value : numberIn(value);
  if (typeof number !== 'number') return { why: number };
  return Math.abs(number) < 1e15 ? { value: number } : { why: 'number' };
};

const readers: Record<string, Reader> = {
  number: readNumber,
  money: readNumber,
  date: (value) => (typeof value === 'string' ? dateIn(value) : { why: 'date' }),
  moment: (value) => (typeof value === 'string' ? momentIn(value) : { why: 'moment' }),
  list: (value, field) => {
    if (!field.options || field.options.length === 0) return undefined;
    const found = optionIn(field, String(value));
    return found === undefined ? { why: 'option' } : { value: found };
  },
  person: idOf('person'),
  contact: idOf('contact'),
  file: idOf('file'),
  image: idOf('file'),
  checkbox: (value) => {
    const said = typeof value === 'string' ? plainText(value).toLowerCase() : String(value);
    return YES.has(said) ? { value: true } : NO.has(said) ? { value: false } : { why: 'checkbox' };
  },
  link: (value) => {
    const text = plainText(String(value));
    const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`;
    const isLink = !/\s/.test(text) && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
    return isLink && new URL(address).hostname.includes('.') ? { value: address } : { why: 'link' };
  },
};

const YES = new Set(['true', 'yes', 'y', 'on', '1', 'да', 'иә', 'так', '+', '✓', '✔']);
const NO = new Set(['false', 'no', 'n', 'off', '0', 'нет', 'жоқ', 'ні', '-', '−']);

/** `1 250,5`, `1,234.56`, `1'500`: three digits after one comma or point may be thousands or decimals, so they are asked for again. */
const numberIn = (typed: string): number | 'number' | 'thousands' => {
  // a superscript or a fraction is not a digit
  if (/\p{No}/u.test(typed)) return 'number';
  const text = plainDigits(plainText(typed).normalize('NFKC'))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replace(/^[−–‒]/, '-');
  const [, sign = '', body = ''] = /^([+-]?)\s?(.+)$/.exec(text) ?? [];
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return 'thousands';
  const { whole, part = '0' } = (PLAIN.exec(body) ?? GROUPED.exec(body))?.groups ?? {};
  return whole === undefined ? 'number' : Number(`${sign}${whole.replace(/\D/g, '')}.${part}`);
};
const PLAIN = /^(?<whole>\d+)(?:[.,](?<part>\d+))?$/;
/** Groups of three with one separator, and decimals after another. */
const GROUPED =
  /^(?<whole>\d{1,3}(?:( |'|’)\d{3})(?:\2\d{3})*|\d{1,3}(?:,\d{3})+(?=$|\.)|\d{1,3}(?:\.\d{3})+(?=$|,))(?:[.,](?<part>\d+))?$/;

type Day = { value: string } | { why: 'date' | 'notADay' | 'dayOrMonth' };

/** The year first, or the day first with points; with other separators only where day and month cannot be confused. */
const dateIn = (typed: string): Day => {
  const text = plainDigits(plainText(typed));
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  // a moment that an automation computed stays whole: which day it is depends on the zone
  if (isMoment(text)) return { value: text };
  const [, first = '', sign = '', second = '', year = ''] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (first === '') return { why: 'date' };
  if (sign === '.' || Number(first) > 12 || first === second) return dayOf(year, second, first);
  return Number(second) > 12 ? dayOf(year, first, second) : { why: 'dayOrMonth' };
};

/** A year far from ours belongs to another calendar (2569 in Thailand, 1447 after the Hijra), or is half typed. */
const dayOf = (year: string, month: string, day: string): Day => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isDay = !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return isDay && Number(year) >= 1800 && Number(year) < 2200 ? { value: text } : { why: 'notADay' };
};

const momentIn = (typed: string): { value: string } | { why: FieldFault } => {
  const text = plainDigits(plainText(typed));
  if (isMoment(text)) return { value: text };
  const [, day = '', hours = '', minutes = ''] = /^(\S+?)(?:,?\s+(\d{1,2}):(\d\d))?$/.exec(text) ?? [];
  const date = dateIn(day);
  if ('why' in date) return { why: date.why === 'date' ? 'moment' : date.why };
  if (hours === '') return date;
  return Number(hours) < 24 && Number(minutes) < 60
    ? { value: `${date.value}T${hours.padStart(2, '0')}:${minutes}` }
    : { why: 'moment' };
};

/** RFC 3339, the zone may be missing; each part is checked, since Date accepts 30 February. */
const isMoment = (text: string): boolean => {
  const [, day = '', hour = '', minute = '', second = '0', hours = '0', minutes = '0'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-](\d\d):?(\d\d))?$/i.exec(text) ?? [];
  if (day === '') return false;
  const [year = '', month = '', date = ''] = day.split('-');
  const isZone = Number(hours) <= 14 && Number(minutes) < 60;
  return (
    isZone && 'value' in dayOf(year, month, date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  );
};
