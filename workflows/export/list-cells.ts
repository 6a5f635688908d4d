import type { CompanyItem } from '../company/company.schema.ts';
import type { ContactItem } from '../contact/contact.schema.ts';
import { listKeys, listName, type ListNoun } from '../contact/list.words.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { inLanguage } from '../words/words.ts';
import { itemsText } from '../field/items.ts';
import { fieldCell, momentText, type Cell, type Reading } from './cells.ts';

type Item = Partial<Omit<ContactItem, 'fields'> & Omit<CompanyItem, 'fields'>> &
  Pick<ContactItem, 'fields' | 'createdAt'>;
type Column = { name: string; cell: (item: Item) => Cell };
type Known = (typeof listKeys)[ListNoun][number];

/** The columns of a list of clients or companies as those of a file, as an import reads them back. What is none is left out. */
export const listColumns = (
  noun: ListNoun,
  keys: string[],
  { fields, ...reading }: Pick<Reading, 'language' | 'zone' | 'nameOf'> & { fields: PipelineField[] },
): Column[] =>
  keys.flatMap((key): Column[] => {
    const field = fields.find((one) => key === `fields.${one.key}`);
    if (field)
      return [
        {
          name: inLanguage(field.name, reading.language),
          cell: (item) => fieldCell(field, item.fields[field.key], reading),
        },
      ];
    const known = listKeys[noun].find((one) => one === key);
    return known ? [{ name: listName(noun, known, reading.language), cell: cellsOf(reading)[known] }] : [];
  });

const cellsOf = ({ zone, nameOf }: Pick<Reading, 'zone' | 'nameOf'>): Record<Known, Column['cell']> => ({
  name: ({ name }) => name ?? null,
  company: ({ company }) => company?.name ?? null,
  position: ({ position }) => position || null,
  phone: ({ phones }) => itemsText(phones ?? []),
  email: ({ emails }) => itemsText(emails ?? []),
  language: ({ language }) => language ?? null,
  timeZone: ({ timeZone }) => timeZone ?? null,
  taxId: ({ taxId }) => taxId ?? null,
  people: ({ contacts }) => contacts ?? null,
  openLeads: ({ openLeads }) => openLeads ?? null,
  leads: ({ leads }) => leads ?? null,
  responsible: ({ responsible }) => itemsText((responsible ?? []).map((id) => nameOf(id) ?? id)),
  createdAt: ({ createdAt }) => momentText(createdAt, zone),
});
