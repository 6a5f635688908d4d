import { plainText } from '../words/plain.ts';
import type { FieldOption, FieldType, FieldValue } from './field.schema.ts';
import { readFieldValue } from './field-value.ts';
import { itemsIn } from './items.ts';

/** What a field may hold: its type and, of a list, what it offers. */
export type Shape = { type: FieldType; options: FieldOption[] };
/** Texts that become an option, null: nothing. Of a list they are the values of its options, else texts as they stand. */
export type OptionMap = Record<string, string | null>;
/** `partly`: something of it is lost, as the second of two options. */
export type Converted = { as: 'empty' | 'kept' | 'converted' | 'partly' | 'lost'; value: FieldValue };
export type Conversion = {
  from: Shape;
  to: Shape;
  map?: OptionMap | undefined;
  /** what users and clients are called who are values, by their ids */
  names?: Record<string, string> | undefined;
};

/** What a value becomes when its field gets another type or other options; nothing of what cannot be read for certain. */
export const convert = (conversion: Conversion, value: FieldValue | undefined): Converted => {
  if (isNothing(value)) return { as: 'empty', value: null };
  const { from, to } = conversion;
  if (isList(to.type)) return intoOptions(conversion, value!);
  if (to.type === from.type || (TEXTS.has(to.type) && TEXTS.has(from.type))) return { as: 'kept', value: value! };
  if (NUMBERS.has(to.type) && NUMBERS.has(from.type)) return { as: 'kept', value: value! };
  if (to.type === 'file' && from.type === 'image') return { as: 'kept', value: value! };
  if (ids.has(to.type)) return LOST;
  const text = textOf(conversion, value!);
  if (text === undefined) return LOST;
  if (TEXTS.has(to.type)) return text === value ? { as: 'kept', value } : { as: 'converted', value: text };
  return read(to, from, text, value!);
};

const LOST: Converted = { as: 'lost', value: null };
/** Whose values are ids of something else. */
const ids = new Set(['person', 'contact', 'file', 'image']);
const TEXTS = new Set(['text', 'long_text']);
const NUMBERS = new Set(['number', 'money']);
export const isList = (type: string): boolean => type === 'list' || type === 'multi_list';

export const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) ? value.length === 0 : typeof value === 'string' && plainText(value) === '');

const read = (to: Shape, from: Shape, text: string, value: FieldValue): Converted => {
  // a point and a comma in one number: which of them is the decimal mark is not guessed for many records at once
  if (NUMBERS.has(to.type) && /[.,]\d+[.,]/.test(text)) return LOST;
  const answer = readFieldValue(to, text);
  if ('why' in answer || answer.value === null) return LOST;
  const day = to.type === 'date' && typeof answer.value === 'string' ? answer.value.slice(0, 10) : answer.value;
  if (day === value) return { as: 'kept', value };
  // the hour goes
  return { as: to.type === 'date' && from.type === 'moment' ? 'partly' : 'converted', value: day };
};

/** Every text of a value, as people see it; an option's name in the language that every option has. */
const textOf = ({ from, names = {} }: Conversion, value: FieldValue): string | undefined => {
  if (ids.has(from.type)) return names[String(value)];
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  const named = (one: unknown) => from.options.find((option) => option.value === one)?.name.ru ?? String(one);
  return Array.isArray(value) ? value.map(named).join('; ') : isList(from.type) ? named(value) : String(value);
};

const intoOptions = ({ from, to, map = {}, names }: Conversion, value: FieldValue): Converted => {
  const given = isList(from.type) ? [value].flat() : typeof value === 'string' ? textItems(to, value) : undefined;
  const items = given ?? [textOf({ from, to, names }, value)];
  const found = items.map((item) => (item === undefined ? undefined : optionFor({ from, to, map }, String(item))));
  // in the order of the options, whatever the order of the clicks
  const kept = to.options.map((option) => option.value).filter((one) => found.includes(one));
  if (kept.length === 0) return LOST;
  const loses = found.some((one) => one === undefined || one === null);
  if (to.type === 'multi_list') {
    const same = Array.isArray(value) && found.every((one, index) => one === value[index]);
    return same ? { as: 'kept', value } : { as: loses ? 'partly' : 'converted', value: kept };
  }
  const first = kept[0]!;
  return first === value
    ? { as: 'kept', value }
    : { as: loses || kept.length > 1 ? 'partly' : 'converted', value: first };
};

const textItems = (to: Shape, text: string): string[] =>
  to.type === 'multi_list' && optionFor({ from: to, to, map: {} }, text) === undefined ? itemsIn(text) : [text];

/** The option that stands for an item now: by the map, by its own value, or by its name; undefined where there is none. */
const optionFor = ({ from, to, map = {} }: Conversion, item: string): string | null | undefined => {
  if (Object.hasOwn(map, item)) return map[item];
  if (isList(from.type) && to.options.some(({ value }) => value === item)) return item;
  const named = from.options.find(({ value }) => value === item)?.name.ru ?? item;
  const answer = readFieldValue({ type: 'list', options: to.options }, named);
  return 'value' in answer && to.options.length > 0 ? (answer.value as string | null) : undefined;
};
