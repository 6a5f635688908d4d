import type { Lead, LeadPatch } from '../../workflows/lead/lead.schema.ts';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import { readFieldValue } from '../../workflows/field/field-value.ts';
import { itemsText } from '../../workflows/field/items.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import { minorUnits, typedAmount } from '../kit/amount.ts';

/** The form's texts: `name`, `amount`, `tags`, and the pipeline's own fields as `fields.<key>`. */
export type Typed = Record<string, string>;

export const typedOf = (lead: Lead, fields: { key: string }[], language: string): Typed => ({
  name: lead.name,
  amount: lead.amount ? typedAmount(lead.amount.amount, lead.amount.currency, language) : '',
  tags: lead.tags.join(', '),
  ...Object.fromEntries(fields.map(({ key }) => [`fields.${key}`, fieldTyped(lead.fields[key])])),
});

/** A value as the inputs hold it. */
export const fieldTyped = (value: FieldValue | undefined): string =>
  Array.isArray(value) ? itemsText(value) : String(value ?? '');

/** Only what differs from what was there when the editing began. */
export const patchOf = (
  typed: Typed,
  before: Typed,
  version: number,
  currency: Currency,
  types: Record<string, string>,
): LeadPatch => {
  const changed = Object.keys(typed).filter((key) => typed[key] !== before[key]);
  const fields = Object.fromEntries(
    changed
      .filter((key) => key.startsWith('fields.'))
      .map((key) => [key.slice('fields.'.length), valueOf(typed[key]!, types[key.slice('fields.'.length)])]),
  );
  const amount = minorUnits(typed['amount'], currency);
  return {
    version,
    ...(changed.includes('name') ? { name: typed['name']!.trim() } : {}),
    ...(changed.includes('amount') ? { amount: amount === undefined ? null : { amount, currency } } : {}),
    ...(changed.includes('tags') ? { tags: tagsOf(typed['tags']!) } : {}),
    ...(Object.keys(fields).length ? { fields } : {}),
  };
};

/** Others' changes come in where nothing was typed; what was typed stays. `theirs`: what differs now from what was there. */
export const mergeTyped = (typed: Typed, before: Typed, fresh: Typed): { typed: Typed; theirs: string[] } => ({
  typed: Object.fromEntries(
    Object.keys(fresh).map((key) => [key, typed[key] === before[key] ? fresh[key]! : typed[key]!]),
  ),
  theirs: Object.keys(fresh).filter((key) => fresh[key] !== before[key]),
});

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** What was typed into one of the pipeline's own fields, as its value; null for nothing. What cannot be one goes as it is: the server says why. */
export const valueOf = (text: string, type = 'text'): FieldValue => {
  const typed = text.trim();
  const read = readFieldValue({ type }, typed);
  return typed === '' ? null : 'value' in read ? read.value : typed;
};

/** Names for the sentence about a conflict. */
export const shownField = (key: string, fields: { key: string; name: string }[], t: (key: string) => string): string =>
  key.startsWith('fields.') ? (fields.find((field) => `fields.${field.key}` === key)?.name ?? key) : t(`field.${key}`);
