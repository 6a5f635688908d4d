import type { LetterFacts } from '../../prisma/letter/letter.ts';
import { zoneOf } from '../../workflows/contact/zone.ts';
import { offsetAt } from '../../workflows/contact/zone-name.ts';
import { receiptOf } from '../../workflows/invoice/receipt.ts';
import { plainName, plainWords, seenSigns } from '../../workflows/letter/plain-words.ts';
import { exponentOf } from '../../workflows/money/money.ts';
import type { Currency, Money } from '../../workflows/money/money.schema.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Defaults } from '../template.ts';
import { isMoney, moment, moneyValue, wordingFor, type Wording } from './wording.ts';

/** The client's time zone where it is known, else the company's; an hour names its zone where the two may differ. */
export const wordingOf = ({ language, contact, calendar }: LetterFacts): Wording => {
  const client = zoneOf({ ...contact, language }, calendar.zone);
  const known = client.by === 'said' || client.by === 'phone' ? client.zone : null;
  return wordingFor(language, known ?? calendar.zone, (iso) =>
    known ? offsetAt(known, iso) !== offsetAt(calendar.zone, iso) : client.elsewhere,
  );
};

/** The client's name in plain words; empty where the client gave none, or only an address. */
export const clientName = ({ contact }: Pick<LetterFacts, 'contact'>): string => plainName(contact.name);

/** Letters greet a client without a name; a document cannot: there an empty name stops it. */
export const greetings = (language: string): Defaults => {
  const [begins, within] = nameless[language as Language] ?? nameless.ru;
  return { 'contact.name': { begins, within }, 'contact.firstName': { begins, within } };
};
const nameless = {
  ru: ['Уважаемый клиент', 'уважаемый клиент'],
  en: ['Dear client', 'dear client'],
  kk: ['Құрметті клиент', 'құрметті клиент'],
  uk: ['Шановний клієнте', 'шановний клієнте'],
} satisfies Record<Language, [string, string]>;

/**
 * The values of a template: lead, contact, manager, company (the seller), stage, invoice, payment, payUrl, task, meeting, callback. `escape` makes a
 * client's own words harmless for where the text goes.
 */
export const letterValues = (
  facts: LetterFacts,
  publicUrl: string,
  escape: (text: string) => string,
): Record<string, unknown> => {
  const wording = wordingOf(facts);
  const language = facts.language as Language;
  const { lead, contact, responsible, invoice, seller, pipeline, colleagues } = facts;
  const receipt = invoice && receiptOf(invoice);
  const money = (amount: number, currency: string) => moneyValue({ amount, currency: currency as Currency }, language);
  const at = (iso: string) => moment(iso, wording);
  const text = (value: unknown) => escape(String(value ?? ''));
  // a phone is not broken over lines
  const phone = (value: unknown) => text(value).replace(/ /g, '\u00a0');
  const name = clientName(facts);
  const stage = pipeline?.definition.stages.find(({ key }) => key === lead?.stage);
  const company = {
    name: text(seller.name),
    phone: phone(seller.phone),
    email: text(seller.email),
    address: text(seller.address),
    fields: aroundOf('company', facts, wording, text),
    toString: () => text(seller.name),
  };
  return {
    lead: lead && {
      number: lead.number,
      name: text((colleagues?.name ? seenSigns(lead.name) : plainName(lead.name)) || `№ ${lead.number}`),
      amount: lead.amount === null ? '' : money(lead.amount, lead.currency ?? 'KZT'),
      fields: fieldsOf(facts, wording, text),
    },
    contact: {
      name: text(name),
      firstName: text(name.split(' ')[0]),
      phone: phone(contact.phone),
      email: text(contact.email),
      fields: aroundOf('contact', facts, wording, text),
    },
    manager: {
      name: text(responsible?.name ?? seller.name),
      phone: phone(responsible?.phone ?? seller.phone),
      email: text(responsible?.email ?? seller.email),
    },
    company,
    stage: stage ? text(inLanguage(stage.name, language)) : '',
    invoice: invoice &&
      receipt && {
        number: invoice.number,
        total: money(invoice.total, invoice.currency),
        paid: money(receipt.paid, invoice.currency),
        refunded: receipt.refunded > 0 ? money(receipt.refunded, invoice.currency) : '',
        open: money(receipt.open, invoice.currency),
        dueAt: at(invoice.due_at.toISOString()),
        lines: invoice.lines.map((line) => ({
          ...line,
          text: text(line.text),
          unitAmount: money(line.unitAmount, invoice.currency),
          amount: money(line.amount, invoice.currency),
        })),
      },
    payUrl: invoice ? `${publicUrl}/pay/${invoice.pay_token}` : '',
    payment: lastPayment(facts, money),
    task: facts.task && { text: text(facts.task.text), dueAt: at(facts.task.dueAt) },
    meeting: facts.meeting && at(facts.meeting.dueAt),
    callback: facts.callback && {
      at: moment(new Date(facts.callback.at).toISOString(), wording, true),
      url: `${publicUrl}/call-time/${facts.callback.token}`,
    },
    language,
  };
};

/**
 * Every field of the pipeline is there, formatted by its type, so that an empty one is not reported as a mistake of the template. A
 * stranger's text becomes plain words; what a user wrote may be a link.
 */
const fieldsOf = (facts: LetterFacts, wording: Wording, text: Escape): Record<string, unknown> => {
  const { lead, pipeline, colleagues } = facts;
  const words = (key: string, value: unknown) =>
    text(typeof value === 'string' && !colleagues?.fields.includes(key) ? plainWords(value) : value);
  const known = (pipeline?.definition.fields ?? []).map((field): [string, unknown] => {
    const value = lead?.fields[field.key] ?? '';
    return [field.key, fieldText(field, value, facts, wording, text) ?? words(field.key, value)];
  });
  const others = Object.entries(lead?.fields ?? {}).map(([key, value]): [string, unknown] => [key, words(key, value)]);
  return Object.fromEntries([...others, ...known]);
};

/** Those of the client or of the company; whoever wrote them, words stay words. */
const aroundOf = (noun: string, facts: LetterFacts, wording: Wording, text: Escape): Record<string, unknown> =>
  Object.fromEntries(
    (facts.around?.fields ?? []).flatMap((field) => {
      const [of, , key = ''] = field.key.split('.');
      const value = facts.around?.values[field.key] ?? '';
      const words = text(typeof value === 'string' ? plainWords(value) : value);
      return of === noun ? [[key, fieldText(field, value, facts, wording, text) ?? words]] : [];
    }),
  );

type Escape = (value: unknown) => string;

/** A value as its reader reads it; undefined where it is plain words. */
const fieldText = (
  field: PipelineField,
  value: unknown,
  facts: LetterFacts,
  wording: Wording,
  text: Escape,
): unknown => {
  const { lead, pipeline, language, names = {} } = facts;
  const named = (one: unknown): string => {
    const option = field.options?.find((each) => each.value === one);
    return option ? inLanguage(option.name, language as Language) : plainWords(String(one));
  };
  if (Array.isArray(value)) return text(value.map(named).join(', '));
  if (field.options?.some((one) => one.value === value)) return text(named(value));
  if (field.type === 'person' || field.type === 'contact') return text(plainName(names[String(value)] ?? ''));
  // users alone upload files, so its name is a colleague's
  if (field.type === 'file' || field.type === 'image') return text(seenSigns(names[String(value)] ?? ''));
  const currency = (lead?.currency ?? pipeline?.definition.currency ?? 'KZT') as Currency;
  return typed(field, value, currency, wording);
};

/** A value formatted by its type; undefined where it is plain words. */
const typed = ({ type }: PipelineField, value: unknown, currency: Currency, wording: Wording): unknown => {
  if (value === '') return '';
  if ((type === 'date' || type === 'moment') && typeof value === 'string')
    return moment(value, wording, type === 'moment');
  if (typeof value === 'boolean') return value;
  if (type === 'money' && isMoney(value)) return moneyValue(value, wording.language);
  if (typeof value !== 'number') return undefined;
  if (type === 'money')
    return moneyValue({ amount: Math.round(value * 10 ** exponentOf(currency)), currency }, wording.language);
  return Number.isFinite(value) ? { value, toString: () => wording.number(value) } : { stands: String(value) };
};

const lastPayment = ({ variables, payments }: LetterFacts, money: (amount: number, currency: string) => Money) => {
  const payment = isMoney(variables['payment']) ? variables['payment'] : payments.at(-1);
  return payment
    ? {
        amount: money(payment.amount, payment.currency),
        toString: () => money(payment.amount, payment.currency).toString(),
      }
    : null;
};
