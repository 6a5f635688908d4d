import { Link } from '@tanstack/react-router';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { listKeys, listName, type ListNoun } from '../../workflows/contact/list.words.ts';
import type { CompanyItem } from '../../workflows/company/company.schema.ts';
import type { ContactItem } from '../../workflows/contact/contact.schema.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { FieldValue } from '../field/FieldValue.tsx';
import { nearDayText } from '../kit/time.ts';
import { languageNames, type Language } from '../language.ts';
import { valueText } from '../field/value-text.ts';
import type { LineColumn } from '../table/Line.tsx';
import css from '../table/Table.module.css';
import { Phone } from './Phone.tsx';

export type ListItem = { id: string; name: string; fields: ContactItem['fields']; createdAt: string } & Partial<
  Omit<ContactItem, 'id' | 'name' | 'fields' | 'createdAt'> & Omit<CompanyItem, 'id' | 'name' | 'fields' | 'createdAt'>
>;
export type ListColumn = LineColumn<ListItem> & { field?: PipelineField };

type Known = (typeof listKeys)[ListNoun][number];
type Names = { language: Language; fields: PipelineField[]; nameOf: (id: string | null) => string };

/** What a list shows before somebody arranges it. */
export const usualColumns: Record<ListNoun, string[]> = {
  contact: ['name', 'phone', 'email', 'company', 'openLeads', 'responsible'],
  company: ['name', 'taxId', 'people', 'openLeads', 'responsible'],
};

/** Everything about a client or a company that a list can show. */
export const listColumns = (noun: ListNoun, { language, fields, nameOf }: Names): ListColumn[] => [
  ...listKeys[noun].map((key): ListColumn => ({
    key,
    name: listName(noun, key, language),
    ...columnOf(noun, nameOf)[key],
  })),
  ...fields.map((field): ListColumn => {
    const right = field.type === 'number' || field.type === 'money' ? { right: true as const } : {};
    const value = ({ fields: held }: ListItem) => held[field.key];
    return {
      ...{ key: `fields.${field.key}`, name: inLanguage(field.name, language), width: 130, field, ...right },
      text: (item) =>
        field.type === 'person'
          ? nameOf((value(item) ?? null) as string | null)
          : valueText(field, value(item), language),
      ...(namedElsewhere.has(field.type)
        ? { cell: (item: ListItem) => <FieldValue field={field} value={value(item)} />, unsorted: true as const }
        : {}),
    };
  }),
];

/** Whose value is the id of something that has a name. */
const namedElsewhere = new Set(['contact', 'file', 'image']);

const numberOf = (count: number | undefined): string => (count ? String(count) : '');

type Bare = Omit<ListColumn, 'key' | 'name'>;
const columnOf = (noun: ListNoun, nameOf: Names['nameOf']): Record<Known, Bare> => ({
  name: {
    width: 210,
    text: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link to={noun === 'contact' ? '/contacts/$id' : '/companies/$id'} params={{ id }} className={css.name}>
        {name}
      </Link>
    ),
  },
  phone: {
    ...{ width: 165, unsorted: true },
    text: ({ phones = [] }) => phones.map(phoneText).join(', '),
    cell: ({ id, phones = [] }) => phones[0] && <Phone phone={phones[0]} contactId={id} />,
  },
  email: { width: 180, unsorted: true, text: ({ emails = [] }) => emails.join(', ') },
  company: {
    width: 150,
    text: ({ company }) => company?.name ?? '',
    cell: ({ company }) =>
      company && (
        <Link to="/companies/$id" params={{ id: company.id }} className={css.name}>
          {company.name}
        </Link>
      ),
  },
  position: { width: 140, text: ({ position = '' }) => position },
  taxId: { width: 140, text: ({ taxId }) => taxId ?? '' },
  people: { width: 90, right: true, unsorted: true, text: ({ contacts }) => numberOf(contacts) },
  openLeads: { width: 130, right: true, unsorted: true, text: ({ openLeads }) => numberOf(openLeads) },
  leads: { width: 110, right: true, unsorted: true, text: ({ leads }) => numberOf(leads) },
  responsible: { width: 140, unsorted: true, text: ({ responsible = [] }) => responsible.map(nameOf).join(', ') },
  language: { width: 110, text: ({ language }) => (language ? languageNames[language] : '') },
  timeZone: { width: 140, text: ({ timeZone }) => timeZone ?? '' },
  createdAt: { width: 124, text: ({ createdAt }) => nearDayText(createdAt, Date.now()) },
});
