import type { FieldNoun } from '../field/field.schema.ts';
import { plainText } from '../words/plain.ts';
import { addressesIn } from './addresses.ts';
import type { Cell } from './import.schema.ts';
import { fieldsWish } from './read-field.ts';
import { createdIn, moneyIn, stageIn, tagsIn, userIn } from './read-lead.ts';
import type { Placed, Reading, RowWish, Wrong } from './reading.ts';
import type { RowFault } from './row-fault.ts';

const MOST_LETTERS = 200;
const MOST_NOTE = 10_000;

/** A row as the record would have it, or all that is wrong with it. */
export const readRow = (cells: Cell[], reading: Reading): RowWish | { faults: RowFault[] } => {
  const faults: RowFault[] = [];
  const wrong: Wrong = (column, code, values) => void faults.push({ column, code, ...(values ? { values } : {}) });
  const placed = cellsByTarget(cells, reading);
  const all = (key: string) => placed.get(key) ?? [];
  const text = (key: string, most = MOST_LETTERS, between = ' '): string => {
    const said = all(key).map(({ cell }) => (between === ' ' ? plainText(String(cell)) : String(cell).trim()));
    const whole = said.join(between);
    if ([...whole].length > most) wrong(all(key)[0]!.column, 'ImportTextLong', { most });
    return whole;
  };
  const fieldsOf = (noun: FieldNoun) => fieldsWish(noun, placed, reading, faults);

  const wish: RowWish = {};
  const company = {
    name: text('company.name'),
    taxId: taxIdOf(text('company.taxId')),
    note: text('company.note', MOST_NOTE, '\n'),
  };
  if (company.taxId === undefined) wrong(all('company.taxId')[0]!.column, 'ImportTaxId');
  if (company.name || company.taxId || reading.noun === 'company')
    wish.company = { ...company, taxId: company.taxId ?? null, fields: fieldsOf('company') };
  if (reading.noun !== 'company')
    wish.contact = {
      name: text('contact.name'),
      addresses: addressesIn(all('contact.phone'), all('contact.email'), reading.settings.language, faults),
      position: text('contact.position', 120),
      note: text('contact.note', MOST_NOTE, '\n'),
      fields: fieldsOf('contact'),
    };
  if (reading.noun === 'lead' && reading.definition)
    wish.lead = {
      name: text('lead.name'),
      ...stageIn(
        reading,
        reading.definition,
        { stage: all('lead.stage')[0], lossReason: all('lead.lossReason')[0] },
        wrong,
      ),
      responsibleId: userIn(reading, all('lead.responsible')[0], wrong),
      amount: moneyIn(reading, all('lead.amount')[0], all('lead.currency')[0], wrong),
      tags: tagsIn(all('lead.tags'), wrong),
      source: text('lead.source', 500),
      note: text('lead.note', MOST_NOTE, '\n'),
      createdAt: createdIn(reading, all('lead.createdAt')[0], wrong),
      fields: fieldsOf('lead'),
    };
  if (!nameOf(wish)) wrong(null, 'ImportNameless');
  return faults.length > 0 ? { faults } : named(wish);
};

/** What stands in the row, by what it fills; empty cells fill nothing. */
const cellsByTarget = (cells: Cell[], { targets }: Reading): Map<string, Placed[]> => {
  const placed = new Map<string, Placed[]>();
  for (const [column, target] of targets.entries()) {
    const cell = cells[column] ?? null;
    if (!target || cell === null || plainText(String(cell)) === '') continue;
    placed.set(target.key, [...(placed.get(target.key) ?? []), { cell, column }]);
  }
  return placed;
};

const nameOf = ({ lead, contact, company }: RowWish): string =>
  lead?.name || contact?.name || company?.name || contact?.addresses[0]?.value || '';

/** Whoever has no name is called by what else is known. */
const named = (wish: RowWish): RowWish => {
  const { lead, contact, company } = wish;
  return {
    ...wish,
    ...(lead
      ? {
          lead: {
            ...lead,
            name: lead.name || nameOf({ ...(contact ? { contact } : {}), ...(company ? { company } : {}) }),
          },
        }
      : {}),
  };
};

const taxIdOf = (text: string): string | null | undefined => {
  const plain = text.replace(/[\s-]/g, '');
  return plain === '' ? null : /^[0-9A-Za-z]{5,20}$/.test(plain) ? plain : undefined;
};
