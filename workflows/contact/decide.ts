import type { CatalogueEvent } from '../event/catalogue.ts';
import type { Keeping } from '../event/difference.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Language } from '../words/words.schema.ts';
import { changedBy, changesOf, type ValueChange } from './wish.ts';

export type OtherCompany = { role: string };

/** What users change of a contact. */
export type ContactState = {
  name: string;
  language: Language;
  timeZone: string | null;
  companyId: string | null;
  position: string;
  /** besides the main one, by their ids; null: no longer */
  companies: Record<string, OtherCompany | null>;
  fields: Record<string, unknown>;
};

/** What a wish looks at: the version of the record now, what others have changed since it was read, whether its author sees all of the contact. */
export type ContactWorld = { version: number; theirs: string[]; mergedInto: string | null; sees: boolean };

/** Refused: ContactMerged, ContactOfColleague, VersionChanged. */
export const changeContact = (
  state: ContactState,
  wish: Partial<ContactState>,
  world: ContactWorld,
): CatalogueEvent<'contact.changed'>[] | Refusal => {
  const refusal = whyNotChange(world);
  if (refusal) return refusal;
  const changes = changesOf(state, wish, world);
  if (isRefusal(changes) || changes.length === 0) return changes as [] | Refusal;
  return [{ type: 'contact.changed', data: { changes, version: world.version + 1 } }];
};

/** What came with a colleague's leads is not hers to change. */
export const whyNotChange = ({ mergedInto, sees }: Pick<ContactWorld, 'mergedInto' | 'sees'>): Refusal | undefined => {
  if (mergedInto !== null) return refuse('ContactMerged');
  return sees ? undefined : refuse('ContactOfColleague');
};

export const evolveContact = (state: ContactState, { data }: { type: string; data: object }): ContactState =>
  'changes' in data ? changedBy(state, data.changes as ValueChange[]) : state;

export const contactColumns: Keeping<ContactState> = {
  name: ({ name }) => ({ name }),
  language: ({ language }) => ({ language }),
  timeZone: ({ timeZone }) => ({ time_zone: timeZone }),
  companyId: ({ companyId }) => ({ company_id: companyId }),
  position: ({ position }) => ({ position }),
  companies: ({ companies }) => ({ other_companies: keptCompanies(companies) }),
  fields: ({ fields }) => ({ fields }),
};

/** Null where there is none. */
const keptCompanies = (companies: ContactState['companies']) => {
  const kept = Object.entries(companies).filter(([, one]) => one !== null);
  return kept.length > 0 ? Object.fromEntries(kept) : null;
};
