import { speakerOf, type Names } from '../../../workflows/automation/automation-sentence.ts';
import type { FieldType } from '../../../workflows/field/field.schema.ts';
import type { Currency } from '../../../workflows/money/money.schema.ts';
import type { PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { languageNames, languages, type Language } from '../../language.ts';

export type FactKind =
  'text' | 'number' | 'money' | 'date' | 'moment' | 'choice' | 'choices' | 'checkbox' | 'tags' | 'weekday' | 'record';

export type Option = { value: string; name: string };

/** Something that a condition may look at, by the path that the rules read. */
export type Fact = {
  path: string;
  name: string;
  kind: FactKind;
  group: FactGroup;
  options?: Option[];
  currency?: Currency;
  /** whose days are known: a list is read by somebody, an automation by nobody */
  days?: true;
};
export type FactGroup = 'lead' | 'fields' | 'contact' | 'counts' | 'money' | 'source' | 'time';

type FactContext = {
  currency: Currency;
  users: { id: string; email: string; name: string }[];
  calendars: { key: string; name: string }[];
};

/** Everything about a lead that a condition may ask, with names in the reader's language. */
export const leadFacts = (names: Names, language: Language, { currency, users, calendars }: FactContext): Fact[] => {
  const speaker = speakerOf(names, language);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const fact = (path: string, kind: FactKind, group: FactGroup, more: Partial<Fact> = {}): Fact => ({
    path,
    name: capital(speaker.fact(path)),
    kind,
    group,
    ...more,
  });
  const stages = names.stages.map(({ key, name }) => ({ value: key, name: inLanguage(name, language) }));
  const asked = (path: string, group: FactGroup, field: PipelineField): Fact =>
    fieldFact(path, group, field, language, { currency, users });
  const own = names.fields.map((field) => asked(`fields.${field.key}`, 'fields', field));
  const around = (names.around ?? []).map((field) => asked(field.key, 'contact', field));
  return [
    fact('stage', 'choice', 'lead', { options: stages }),
    fact('responsible', 'choice', 'lead', { options: users.map(({ email, name }) => ({ value: email, name })) }),
    fact('amount.amount', 'money', 'lead', { currency }),
    fact('tags', 'tags', 'lead'),
    fact('name', 'text', 'lead'),
    fact('createdAt', 'moment', 'lead'),
    fact('stageEnteredAt', 'moment', 'lead'),
    fact('closedAt', 'moment', 'lead'),
    ...own,
    fact('contact.language', 'choice', 'contact', {
      options: languages.map((value) => ({ value, name: languageNames[value] })),
    }),
    fact('contact.email', 'text', 'contact'),
    fact('contact.phone', 'text', 'contact'),
    fact('contact.timeZone', 'text', 'contact'),
    fact('company.name', 'text', 'contact'),
    ...around,
    ...names.outcomes.map(({ key }) => fact(`outcomes.${key}`, 'number', 'counts')),
    ...names.stages.map(({ key }) => fact(`entries.${key}`, 'number', 'counts')),
    fact('tasks.open', 'number', 'counts'),
    fact('tasks.overdue', 'number', 'counts'),
    fact('invoices.unpaid', 'number', 'money'),
    fact('invoices.paid', 'number', 'money'),
    ...['utm_source', 'utm_medium', 'utm_campaign', 'form', 'channel', 'referrer'].map((name) =>
      fact(`source.${name}`, 'text', 'source'),
    ),
    fact('now.hour', 'number', 'time'),
    fact('now.weekday', 'weekday', 'time'),
    ...calendars.map(({ key, name }) =>
      fact(`calendar.${key}.working`, 'checkbox', 'time', {
        name: capital(speaker.fact(`calendar.${key}.working`).replace(key, name)),
      }),
    ),
  ];
};

/** The same of a noun that says itself what may be asked of it. */
export const nounFactsOf = (names: Names, language: Language, { currency, users, calendars }: FactContext): Fact[] => {
  const shared = leadFacts({ ...names, outcomes: [], around: [] }, language, { currency, users, calendars });
  const every = /^(stage|tags|createdAt|stageEnteredAt|closedAt|entries\..+|fields\..+|now\..+|calendar\..+)$/;
  return [
    ...(names.around ?? []).map((field) => fieldFact(field.key, 'lead', field, language, { currency, users })),
    ...shared.filter(({ path }) => every.test(path)),
  ];
};

/** One that a list asks, whose reader's days are known. */
export const inDays = (fact: Fact): Fact =>
  fact.kind === 'date' || fact.kind === 'moment' ? { ...fact, days: true } : fact;

/** Fields as facts by themselves, each by its own path; `group` says under which head they stand. */
export const fieldFact = (
  path: string,
  group: FactGroup,
  { name, type, options }: PipelineField,
  language: Language,
  { currency, users }: Pick<FactContext, 'currency' | 'users'>,
): Fact => ({
  ...{ path, name: inLanguage(name, language), kind: kindOfField[type], group },
  ...(type === 'money' ? { currency } : {}),
  ...(type === 'person' ? { options: users.map(({ id, name }) => ({ value: id, name })) } : {}),
  ...(type === 'list' || type === 'multi_list'
    ? { options: (options ?? []).map((one) => ({ value: one.value, name: inLanguage(one.name, language) })) }
    : {}),
});

const kindOfField: Record<FieldType, FactKind> = {
  text: 'text',
  long_text: 'text',
  link: 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  moment: 'moment',
  list: 'choice',
  multi_list: 'choices',
  checkbox: 'checkbox',
  person: 'choice',
  contact: 'record',
  file: 'record',
  image: 'record',
};

/** A path that is not in the list (a field that was removed) is shown by the path itself. */
export const factOf = (facts: Fact[], path: string): Fact =>
  facts.find((fact) => fact.path === path) ?? { path, name: path, kind: 'text', group: 'fields' };
