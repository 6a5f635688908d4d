import { lackingFields } from '../../workflows/field/field.ts';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import { readRow } from '../../workflows/import/read-row.ts';
import { type RowWish } from '../../workflows/import/reading.ts';
import type { RowFault } from '../../workflows/import/row-fault.ts';
import { inEach, inLanguage } from '../../workflows/words/words.ts';
import type { WaitingRow } from './import-row.ts';
import { companyMeant, personMeant, type Known, type KnownCompany, type KnownPerson } from './known.ts';
import type { Read } from './reading.ts';

/** What is to become of a row: it makes something new, meets what is there, or says why it cannot. */
export type Taking =
  | { what: 'refused'; faults: RowFault[] }
  | { what: 'new' | 'matched'; wish: RowWish; person: KnownPerson | undefined; company: KnownCompany | undefined };

/** What a row says, before anybody is looked up. */
export const wishOf = ({ cells, why }: WaitingRow, read: Read): RowWish | { faults: RowFault[] } => {
  if (why) return { faults: why };
  if (read.targets.some((target, column) => target === null && read.settings.mapping[column]))
    return { faults: [{ column: null, code: 'ImportChangedSince' }] };
  return readRow(cells, read);
};

export const takingOf = (wish: RowWish | { faults: RowFault[] }, read: Read, known: Known): Taking => {
  if ('faults' in wish) return { what: 'refused', faults: wish.faults };
  const { contact } = wish;
  const person = contact && personMeant(known, contact, wish.lead?.name ?? '');
  const company = wish.company && companyMeant(known, wish.company);
  const found = { lead: person && !person.own, contact: person, company }[read.noun];
  if (found) return { what: 'matched', wish, person, company };
  const lacks = lackingFields(read.needed, (wish[read.noun]?.fields ?? {}) as Record<string, FieldValue>, 'create');
  if (lacks.length === 0) return { what: 'new', wish, person, company };
  const fields = inEach((language) => lacks.map(({ name }) => inLanguage(name, language)).join(', '));
  return { what: 'refused', faults: [{ column: null, code: 'FieldNeeded', values: { fields } }] };
};
