import { changeCompany, companyColumns, evolveCompany, type CompanyState } from '../../workflows/company/decide.ts';
import { written } from '../../workflows/event/difference.ts';
import type { CompanyWish } from '../../workflows/import/reading.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { searchOf } from '../company/company.ts';
import { newColumns } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { noteOn, tell, type Gathered } from './gathered.ts';
import { rememberCompany, type Known, type KnownCompany } from './known.ts';
import type { Read } from './reading.ts';

export const newCompany = (
  gathered: Gathered,
  known: Known,
  { me }: Read,
  { note, ...wish }: CompanyWish,
): KnownCompany => {
  const { taxId, fields } = wish;
  const name = wish.name || taxId!;
  const id = uuidv7();
  const row = { name, tax_id: taxId, ...(Object.keys(fields).length > 0 ? { fields } : {}) };
  gathered.inserts.push({
    table: 'company',
    row: { id, ...row, search: searchOf({ name, taxId }), created_by: me.id, event_seq: 1 },
  });
  tell(gathered, { noun: 'company', id, seq: 1 }, { type: 'company.created', data: { name, set: newColumns(row) } });
  noteOn(gathered, 'company', id, note);
  gathered.made.companies += 1;
  const company = { id, name, taxId };
  rememberCompany(known, company);
  return company;
};

/** What is empty is filled, nothing else; one of the same batch stays as its first row made it. */
export const fillCompany = (gathered: Gathered, known: Known, { row }: KnownCompany, wish: CompanyWish): boolean => {
  if (!row) return false;
  noteOn(gathered, 'company', row.id, wish.note);
  const { name, tax_id: taxId, fields, version } = row;
  const state: CompanyState = { name, taxId, fields };
  const more = Object.fromEntries(Object.entries(wish.fields).filter(([key]) => (fields[key] ?? '') === ''));
  const change = { ...(taxId === null && wish.taxId !== null ? { taxId: wish.taxId } : {}), fields: more };
  const decided = changeCompany(state, change, { version, theirs: [], mergedInto: null });
  if (isRefusal(decided) || decided.length === 0) return wish.note !== '';
  const { events, set } = written(companyColumns, evolveCompany, { state, events: decided, at: gathered.at });
  const after = decided.reduce(evolveCompany, state);
  gathered.updates.push({
    ...{ table: 'company', id: row.id, version, events: events.length },
    set: { ...set, search: searchOf(after) },
  });
  for (const [index, event] of events.entries())
    tell(gathered, { noun: 'company', id: row.id, seq: row.event_seq + index + 1 }, event);
  const next = { ...row, ...set, version: version + 1, event_seq: row.event_seq + events.length };
  rememberCompany(known, { id: row.id, name: next.name, taxId: after.taxId, row: next });
  return true;
};
