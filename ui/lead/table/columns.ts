import { clientValue } from '../../../workflows/field/field.ts';
import { columnName, columnWords, type ColumnKey } from '../../../workflows/lead/column.words.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import type { PipelineDefinition, PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import { valueText } from '../../field/value-text.ts';
import { nearDayText } from '../../kit/time.ts';
import type { TableColumn } from '../../table/layout.ts';
import { fieldsOfLeads } from './fields.ts';

/** `group`: the path of conditions by which its values part leads. */
export type Column = TableColumn & {
  group?: string;
  field?: PipelineField;
  text: (lead: Lead) => string;
};

type Names = {
  definition: PipelineDefinition;
  /** fields of the client and the company, by their paths */
  around: PipelineField[];
  language: Language;
  nameOf: (id: string | null) => string;
};

/** What a table shows first, before somebody arranges it. */
export const USUAL = ['name', 'stage', 'amount', 'responsible', 'phone'];

/** Everything about a lead that a table can show. */
export const leadColumns = ({ definition, around, language, nameOf }: Names): Column[] => {
  const column = (key: string, width: number, text: Column['text'], more: Partial<Column> = {}): Column => ({
    ...{ key, name: Object.hasOwn(columnWords, key) ? columnName(key as ColumnKey, language) : key, width, text },
    ...more,
  });
  const named = (list: { key: string; name: PipelineField['name'] }[], key: string | null) => {
    const found = list.find((one) => one.key === key);
    return found ? inLanguage(found.name, language) : (key ?? '');
  };
  const client = (lead: Lead) => lead.contacts.find(({ main }) => main) ?? lead.contacts[0];
  const asked = (key: string, field: PipelineField, of: (lead: Lead) => unknown): Column =>
    column(
      key,
      field.type === 'text' ? 160 : field.type === 'date' ? 150 : field.type === 'moment' ? 190 : 130,
      (lead) => {
        const value = of(lead);
        return field.type === 'person' ? nameOf((value ?? null) as string | null) : valueText(field, value, language);
      },
      {
        name: inLanguage(field.name, language),
        ...(field.type === 'number' || field.type === 'money' ? { right: true as const } : {}),
        ...(['list', 'checkbox', 'text'].includes(field.type) ? { group: key } : {}),
      },
    );
  const moment = (key: 'createdAt' | 'updatedAt' | 'stageEnteredAt' | 'closedAt') =>
    column(key, 124, (lead) => (lead[key] ? nearDayText(lead[key], Date.now() + lead.clockOffset) : ''));
  return [
    column('name', 230, ({ name }) => name),
    column('stage', 150, ({ stage }) => named(definition.stages, stage), { group: 'stage' }),
    column('amount', 120, ({ amount }) => (amount ? moneyText(amount, language) : ''), { right: true }),
    column('responsible', 140, ({ responsibleId }) => nameOf(responsibleId), { group: 'responsible' }),
    column('contact', 160, (lead) => client(lead)?.name ?? ''),
    column('phone', 160, (lead) => client(lead)?.phones[0] ?? ''),
    column('email', 180, (lead) => client(lead)?.emails[0] ?? ''),
    column('company', 150, ({ company }) => company?.name ?? '', { group: 'company.name' }),
    ...fieldsOfLeads(definition).map((field) => ({
      ...asked(`fields.${field.key}`, field, ({ fields }) => fields[field.key]),
      field,
    })),
    ...around.map((field) => ({
      ...asked(field.key, field, (lead) => clientValue(lead, field.key)),
      unsorted: true as const,
    })),
    column('tags', 150, ({ tags }) => tags.join(', ')),
    column('source.utm_source', 120, ({ source }) => source['utm_source'] ?? '', {
      group: 'source.utm_source',
    }),
    column('waits', 190, () => '', { unsorted: true }),
    moment('createdAt'),
    moment('stageEnteredAt'),
    moment('updatedAt'),
    moment('closedAt'),
    column('lossReason', 140, ({ lossReason }) => named(definition.lossReasons, lossReason)),
    column('number', 80, ({ number }) => String(number), { right: true }),
  ];
};
