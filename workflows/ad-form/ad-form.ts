import { normalEmail, normalPhone } from '../contact/contact.ts';
import type { FieldValue } from '../field/field.schema.ts';
import { readFieldValue } from '../field/field-value.ts';
import { plainText } from '../words/plain.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { languages } from '../words/words.ts';
import type { AdKind, AdMapping } from './ad-form.schema.ts';
import { fullName } from './full-name.ts';
import { isTestLead } from './test-lead.ts';

export type AdAnswer = { name: string; value: string };
/** One lead of an advertising network. Where it comes without answers, they must be fetched by its id. */
export type AdLead = {
  externalId: string;
  answers?: AdAnswer[] | undefined;
  isTest: boolean;
  /** form, campaign and advert, by the network's own numbers */
  source: Record<string, string>;
};

/** The leads in one body that Meta sends: each change of the field `leadgen`. Anything else is ignored. */
export const readMeta = (body: unknown): AdLead[] =>
  listIn(objectIn(body)?.['entry'])
    .flatMap((entry) => listIn(objectIn(entry)?.['changes']))
    .flatMap((change): AdLead[] => {
      const { field, value } = objectIn(change) ?? {};
      const lead = field === 'leadgen' ? objectIn(value) : undefined;
      const externalId = idIn(lead?.['leadgen_id']);
      if (!lead || !externalId) return [];
      const answers = readFieldData(lead);
      return [
        {
          externalId,
          answers,
          isTest: isTestLead(answers ?? []),
          source: sourceIn(lead, ['form_id', 'ad_id', 'adgroup_id', 'campaign_id', 'page_id']),
        },
      ];
    });

/** What Meta answers about one lead, or forwards with it: `field_data: [{ name, values }]`. */
export const readFieldData = (lead: unknown): AdAnswer[] | undefined => {
  const data = objectIn(lead)?.['field_data'];
  if (!Array.isArray(data)) return undefined;
  return data.slice(0, MOST).flatMap((one): AdAnswer[] => {
    const { name, values } = objectIn(one) ?? {};
    if (typeof name !== 'string') return [];
    const texts = (Array.isArray(values) ? values : [values]).filter(isScalar);
    return [{ name: clean(name, 200), value: clean(texts.join(', '), 2000) }];
  });
};

/** What Google sends: one lead, with its answers by column. Columns that it adds later are accepted as they are. */
export const readGoogle = (body: unknown): (AdLead & { key: string }) | undefined => {
  const lead = objectIn(body);
  const externalId = idIn(lead?.['lead_id']);
  if (!lead || !externalId || typeof lead['google_key'] !== 'string') return undefined;
  const answers = listIn(lead['user_column_data'])
    .slice(0, MOST)
    .flatMap((one): AdAnswer[] => {
      const { column_id: id, column_name: name, string_value: value } = objectIn(one) ?? {};
      const called = [id, name].find((text): text is string => typeof text === 'string' && text !== '');
      return called && isScalar(value) ? [{ name: clean(called, 200), value: clean(value, 2000) }] : [];
    });
  return {
    externalId,
    answers,
    isTest: /^(true|1)$/i.test(String(lead['is_test'])) || isTestLead(answers),
    key: lead['google_key'],
    source: sourceIn(lead, ['form_id', 'campaign_id', 'adgroup_id', 'creative_id', 'gcl_id']),
  };
};

/** The names that the networks use for what everybody asks for. */
export const usualMapping: Record<AdKind, AdMapping> = {
  meta: [
    { from: 'full_name', to: 'contact.name' },
    { from: 'first_name', to: 'contact.name' },
    { from: 'last_name', to: 'contact.name' },
    { from: 'phone_number', to: 'contact.phone' },
    { from: 'email', to: 'contact.email' },
  ],
  google: [
    { from: 'FULL_NAME', to: 'contact.name' },
    { from: 'FIRST_NAME', to: 'contact.name' },
    { from: 'LAST_NAME', to: 'contact.name' },
    { from: 'PHONE_NUMBER', to: 'contact.phone' },
    { from: 'EMAIL', to: 'contact.email' },
  ],
};

export type AdField = { key: string; type: string; options?: { value: string; name: Words }[] | undefined };
export type AdPerson = {
  name: string;
  phone: string | null;
  email: string | null;
  language: Language;
  fields: Record<string, FieldValue>;
  /** what was given as a phone or an e-mail but cannot be one, as it was written */
  unread?: Unread;
};
export type Unread = { phone?: string; email?: string };

/**
 * The answers as a person and the fields of a lead. Of several answers to one place, the first usable one counts; text is joined. All of them
 * stay in the raw entry.
 */
export const personOf = (
  answers: AdAnswer[],
  { kind, mapping, fields, language }: { kind: AdKind; mapping: AdMapping; fields: AdField[]; language: Language },
): AdPerson => {
  const given = (to: string): string[] =>
    (mapping.length > 0 ? mapping : usualMapping[kind])
      .filter((one) => one.to === to)
      .flatMap(({ from }) => answers.filter(({ name }) => name === from).map(({ value }) => wordsOf(to, value)))
      .filter((value, index, all) => value !== '' && all.indexOf(value) === index);
  const [phones, emails] = [given('contact.phone'), given('contact.email')];
  const phone = firstOf(withPieces(phones), (text) => normalPhone(text, language)) ?? null;
  const email = firstOf(withPieces(emails), normalEmail) ?? null;
  const unread = {
    ...(!phone && isSaid(phones) ? { phone: phones.join(', ') } : {}),
    ...(!email && isSaid(emails) ? { email: emails.join(', ') } : {}),
  };
  const spoken = given('contact.language').map((text) => text.toLowerCase());
  const known = fields.flatMap((field): [string, Exclude<FieldValue, null>][] => {
    const values = given(field.key);
    const value = measured.has(field.type)
      ? firstOf(values, (text) => valueFor(field, text))
      : valueFor(field, values.join(' '));
    return value === undefined ? [] : [[field.key, value]];
  });
  return {
    name: (fullName(given('contact.name')) || phone || email || Object.values(unread)[0] || '').slice(0, 200),
    phone,
    email,
    language: languages.find((code) => spoken.some((text) => text.startsWith(code))) ?? language,
    fields: Object.fromEntries(known),
    ...(Object.keys(unread).length > 0 ? { unread } : {}),
  };
};

/** A name stays on one line, as at every door. */
const wordsOf = (to: string, value: string): string => (to === 'contact.name' ? plainText(value) : value.trim());

/** These hold one value; several pieces of text may stand side by side. */
const measured = new Set(['number', 'checkbox', 'date', 'list']);

const firstOf = <T>(values: string[], read: (text: string) => T | undefined): T | undefined => {
  for (const text of values) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** People write two numbers or addresses into one answer: tried as a whole first, then split at its commas. */
const withPieces = (values: string[]): string[] =>
  values.flatMap((value) => [value, ...value.split(/[,;\n]|\s\/\s/).map((piece) => piece.trim())]);

const isSaid = (values: string[]): boolean => values.some((value) => /[\p{L}\p{N}]/u.test(value));

const valueFor = (field: AdField, text: string): Exclude<FieldValue, null> | undefined => {
  // networks write a day as its first moment
  const read = readFieldValue(field, field.type === 'date' ? text.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1') : text);
  if ('why' in read || read.value === null || read.value === '') return undefined;
  return typeof read.value === 'string' ? read.value.slice(0, 500) : read.value;
};

const MOST = 100;

/** Without the characters that PostgreSQL cannot store. */
const clean = (value: unknown, length: number): string =>
  String(value).replaceAll('\0', '').normalize('NFC').slice(0, length).toWellFormed();

const sourceIn = (lead: Record<string, unknown>, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (isScalar(lead[name]) ? [[name, clean(lead[name], 200)]] : [])));

const idIn = (value: unknown): string | undefined => {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^[\x21-\x7e]{1,200}$/.test(text) ? text : undefined;
};
const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
const objectIn = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 1000) : []);
