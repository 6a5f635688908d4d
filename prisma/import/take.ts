import type { Gathered } from './gathered.ts';
import type { Known } from './known.ts';
import type { Read } from './reading.ts';
import { fillCompany, newCompany } from './take-company.ts';
import { newImportedLead } from './take-lead.ts';
import { addAddresses, fillPerson, newPerson } from './take-person.ts';
import type { Taking } from './taking.ts';

/** What became of a row. */
export type Taken = {
  state: 'done' | 'skipped';
  leadId: string | null;
  contactId: string | null;
  companyId: string | null;
  /** which of them are new */
  made: ('lead' | 'contact' | 'company')[] | null;
};

/** Writes what a row says into what is gathered; `number` is for a lead. */
export const take = (
  gathered: Gathered,
  known: Known,
  read: Read,
  { what, wish, person, company }: Exclude<Taking, { what: 'refused' }>,
  number: number,
): Taken => {
  const { matches } = read.settings;
  const found = { leadId: null, contactId: person?.id ?? null, companyId: company?.id ?? null, made: null };
  if (what === 'matched' && matches === 'skip') return { state: 'skipped', ...found };
  const companyId = company?.id ?? (wish.company ? newCompany(gathered, known, read, wish.company).id : null);
  const filled =
    what === 'matched' && company && wish.company && read.noun !== 'lead'
      ? fillCompany(gathered, known, company, wish.company)
      : wish.company !== undefined && !company;
  const { contact, lead } = wish;
  const madeCompany = !company && companyId !== null ? (['company'] as const) : [];
  const of = (...more: ('lead' | 'contact')[]): Taken['made'] => {
    const made = [...more, ...madeCompany];
    return made.length > 0 ? made : null;
  };
  if (!contact) return { state: filled ? 'done' : 'skipped', leadId: null, contactId: null, companyId, made: of() };
  const isFilling = what === 'matched' && (read.noun === 'contact' || matches === 'fill');
  if (person && isFilling) {
    const changed = fillPerson(gathered, known, read, person, { contact, companyId });
    return { state: changed || filled ? 'done' : 'skipped', leadId: null, contactId: person.id, companyId, made: of() };
  }
  const name = contact.name || lead?.name || wish.company?.name || contact.addresses[0]?.value || '';
  const client = person ?? newPerson(gathered, known, read, { contact, name, companyId });
  if (person) addAddresses(gathered, known, read, person, contact.addresses);
  const leadId = lead ? newImportedLead(gathered, read, { lead, contact, person: client, companyId, number }) : null;
  const made = of(...(leadId ? (['lead'] as const) : []), ...(person ? [] : (['contact'] as const)));
  return { state: 'done', leadId, contactId: client.id, companyId, made };
};
