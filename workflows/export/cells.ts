import { DateTime } from 'luxon';
import type { FieldValue } from '../field/field.schema.ts';
import { clientValue } from '../field/field.ts';
import { itemsText } from '../field/items.ts';
import { columnName, columnWords, type ColumnKey } from '../lead/column.words.ts';
import type { Lead } from '../lead/lead.schema.ts';
import { exponentOf } from '../money/money.ts';
import type { PipelineDefinition, PipelineField } from '../pipeline/pipeline.schema.ts';
import type { Language } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

/** A cell of a file; a number stays one, so that a sheet can add it up. */
export type Cell = string | number | boolean | null;
type FileColumn = { name: string; cell: (lead: Lead) => Cell };

export type Reading = {
  definition: PipelineDefinition;
  /** fields of the client and the company, by their paths */
  around: PipelineField[];
  language: Language;
  /** whose days and hours moments are written in */
  zone: string;
  nameOf: (userId: string) => string | undefined;
};

/** The columns that a table shows, as those of a file; an amount brings its currency along. What is no column, or one of screens only, is left out. */
export const fileColumns = (keys: string[], reading: Reading): FileColumn[] =>
  keys.flatMap((key): FileColumn[] => {
    const field = reading.definition.fields.find((one) => key === `fields.${one.key}`);
    if (field)
      return [
        {
          name: inLanguage(field.name, reading.language),
          cell: (lead) => fieldCell(field, lead.fields[field.key], reading),
        },
      ];
    const beside = reading.around.find((one) => key === one.key);
    if (beside)
      return [
        {
          name: inLanguage(beside.name, reading.language),
          cell: (lead) => fieldCell(beside, clientValue(lead, key), reading),
        },
      ];
    const cells = cellsOf(reading);
    if (!Object.hasOwn(columnWords, key) || !Object.hasOwn(cells, key)) return [];
    const named = (one: ColumnKey): FileColumn => ({ name: columnName(one, reading.language), cell: cells[one]! });
    return key === 'amount' ? [named('amount'), named('currency')] : [named(key as ColumnKey)];
  });

const cellsOf = ({ definition, language, zone, nameOf }: Reading): Partial<Record<ColumnKey, FileColumn['cell']>> => {
  const named = (list: { key: string; name: PipelineField['name'] }[], key: string | null): Cell => {
    const found = list.find((one) => one.key === key);
    return found ? inLanguage(found.name, language) : key;
  };
  const client = (lead: Lead) => lead.contacts.find(({ main }) => main) ?? lead.contacts[0];
  const moment =
    (key: 'createdAt' | 'stageEnteredAt' | 'updatedAt' | 'closedAt') =>
    (lead: Lead): Cell =>
      lead[key] && momentText(lead[key], zone);
  return {
    name: ({ name }) => name,
    stage: ({ stage }) => named(definition.stages, stage),
    amount: ({ amount }) => amount && amount.amount / 10 ** exponentOf(amount.currency),
    currency: ({ amount }) => amount && amount.currency,
    responsible: ({ responsibleId }) => (responsibleId && nameOf(responsibleId)) ?? null,
    contact: (lead) => client(lead)?.name ?? null,
    phone: (lead) => client(lead)?.phones[0] ?? null,
    email: (lead) => client(lead)?.emails[0] ?? null,
    company: ({ company }) => company?.name ?? null,
    tags: ({ tags }) => itemsText(tags),
    'source.utm_source': ({ source }) => source['utm_source'] ?? null,
    createdAt: moment('createdAt'),
    stageEnteredAt: moment('stageEnteredAt'),
    updatedAt: moment('updatedAt'),
    closedAt: moment('closedAt'),
    lossReason: ({ lossReason }) => named(definition.lossReasons, lossReason),
    number: ({ number }) => number,
  };
};

/** A value as an import reads it back: options by their names, several with `;` between them. */
export const fieldCell = (
  field: PipelineField,
  value: FieldValue | undefined,
  { language, zone, nameOf }: Pick<Reading, 'language' | 'zone' | 'nameOf'>,
): Cell => {
  if (value === undefined || value === null) return null;
  const named = (one: string) => {
    const option = field.options?.find((each) => each.value === one);
    return option ? inLanguage(option.name, language) : one;
  };
  if (Array.isArray(value)) return itemsText(value.map(named));
  if (typeof value !== 'string') return value;
  if (field.type === 'person') return nameOf(value) ?? value;
  return field.type === 'moment' && /T.*(Z|[+-]\d\d:?\d\d)$/.test(value) ? momentText(value, zone) : named(value);
};

/** A moment on the wall of the reader, as a sheet sorts it. */
export const momentText = (at: string, zone: string): string =>
  DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
