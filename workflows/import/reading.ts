import type { NewAddress } from '../contact/address.schema.ts';
import type { FieldNoun } from '../field/field.schema.ts';
import type { Money } from '../money/money.schema.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { plainText } from '../words/plain.ts';
import type { Cell, ImportSettings } from './import.schema.ts';
import type { RowFault } from './row-fault.ts';
import type { Target } from './target.ts';

type Named = { id: string; name: string; email: string };

/** What a row is read with. */
export type Reading = {
  noun: FieldNoun;
  settings: ImportSettings;
  /** by column; null: left out */
  targets: (Target | null)[];
  /** of leads */
  definition: PipelineDefinition | undefined;
  users: Named[];
  /** IANA: whose wall clock the file means */
  zone: string;
  /** clients named in fields, by the address that names them */
  clients: ReadonlyMap<string, string>;
};

export type LeadWish = {
  name: string;
  stage: string;
  lossReason: string | null;
  responsibleId: string | undefined;
  amount: Money | null;
  tags: string[];
  source: string;
  note: string;
  createdAt: string | undefined;
  fields: Record<string, unknown>;
};
export type PersonWish = {
  name: string;
  addresses: NewAddress[];
  position: string;
  note: string;
  fields: Record<string, unknown>;
};
export type CompanyWish = { name: string; taxId: string | null; note: string; fields: Record<string, unknown> };
/** What a row says. A row of companies has no contact, one of contacts no lead. */
export type RowWish = { lead?: LeadWish; contact?: PersonWish; company?: CompanyWish };

/** A cell that says something, and where it stands. */
export type Placed = { cell: Cell; column: number };
/** Notes what is wrong. */
export type Wrong = (column: number | null, code: RowFault['code'], values?: RowFault['values']) => void;

/** A user by e-mail or by a name that only one of them has. */
export const userCalled = (users: Named[], cell: Cell): string | undefined => {
  const said = plainText(String(cell)).toLowerCase();
  const found = users.filter(({ id, name, email }) =>
    [id, email.toLowerCase(), plainText(name).toLowerCase()].includes(said),
  );
  return found.length === 1 ? found[0]!.id : undefined;
};
