import { changedBy, changesOf, type ValueChange } from '../contact/wish.ts';
import type { CatalogueEvent } from '../event/catalogue.ts';
import type { Keeping } from '../event/difference.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';

/** What users change of a company. */
export type CompanyState = { name: string; taxId: string | null; fields: Record<string, unknown> };

export type CompanyWorld = { version: number; theirs: string[]; mergedInto: string | null };

/** Refused: CompanyMerged, VersionChanged. */
export const changeCompany = (
  state: CompanyState,
  wish: Partial<CompanyState>,
  world: CompanyWorld,
): CatalogueEvent<'company.changed'>[] | Refusal => {
  if (world.mergedInto !== null) return refuse('CompanyMerged');
  const changes = changesOf(state, wish, world);
  if (isRefusal(changes) || changes.length === 0) return changes as [] | Refusal;
  return [{ type: 'company.changed', data: { changes, version: world.version + 1 } }];
};

export const evolveCompany = (state: CompanyState, { data }: { type: string; data: object }): CompanyState =>
  'changes' in data ? changedBy(state, data.changes as ValueChange[]) : state;

export const companyColumns: Keeping<CompanyState> = {
  name: ({ name }) => ({ name }),
  taxId: ({ taxId }) => ({ tax_id: taxId }),
  fields: ({ fields }) => ({ fields }),
};
