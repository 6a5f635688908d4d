import type { CompanyPatch, NewCompany } from '../../workflows/company/company.schema.ts';
import {
  changeCompany as decideChange,
  companyColumns,
  evolveCompany,
  type CompanyState,
} from '../../workflows/company/decide.ts';
import { written } from '../../workflows/event/difference.ts';
import { withDefaults } from '../../workflows/field/field.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { changedSince, recordChange, recordEvent } from '../contact/contact-row.ts';
import { newColumns } from '../event/event.ts';
import { houseFields } from '../field/house-fields.ts';
import { readFields } from '../field/values.ts';
import type { Company } from '../generated/client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import type { RowOf } from '../row.ts';
import { fold } from '../../workflows/search/fold.ts';
import { command, type Doing } from '../write.ts';

export type CompanyRow = RowOf<Company, { fields: Record<string, unknown> }>;

export const companyOf = ({ name, tax_id: taxId, fields }: CompanyRow): CompanyState => ({ name, taxId, fields });

export const readCompanyRow = async (db: Database, id: string): Promise<CompanyRow | undefined> =>
  (await db.pool.query<CompanyRow>('SELECT * FROM company WHERE id = $1', [id])).rows[0];

/** Refused: FieldWrong. */
export const createCompany = (
  db: Database,
  { company, ...doing }: Doing & { company: NewCompany },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { company } }, async () => {
    const { name, taxId } = company;
    const read = await readFields(db, 'company', company.fields);
    if (isRefusal(read)) return read;
    const fields = withDefaults(await houseFields(db), 'company', read);
    const id = uuidv7();
    const row = { name, tax_id: taxId, ...(Object.keys(fields).length > 0 ? { fields } : {}) };
    return {
      inserts: [
        { table: 'company', row: { id, ...row, search: searchOf(company), created_by: doing.actor.id, event_seq: 1 } },
      ],
      events: [
        recordEvent('company', { id, event_seq: 0 }, doing, {
          type: 'company.created',
          data: { name, set: newColumns(row) },
        }),
      ],
      result: { id, version: 1 },
    };
  });

/** What others have changed meanwhile stays. Refused: NotFound, CompanyMerged, VersionChanged, FieldWrong. */
export const changeCompany = (
  db: Database,
  { companyId, patch, ...doing }: Doing & { companyId: string; patch: CompanyPatch },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { change: companyId, patch } }, async () => {
    const row = await readCompanyRow(db, companyId);
    if (!row) return refuse('NotFound');
    const { version, ...values } = patch;
    const fields = values.fields && (await readFields(db, 'company', values.fields));
    if (isRefusal(fields)) return fields;
    const wish = { ...values, ...(fields ? { fields } : {}) };
    const state = companyOf(row);
    const theirs = row.version === version ? [] : await changedSince(db, companyId, version);
    const decided = decideChange(state, wish, { version: row.version, theirs, mergedInto: row.merged_into_id });
    if (isRefusal(decided)) return decided;
    if (decided.length === 0) return { result: { id: row.id, version: row.version } };
    const at = new Date().toISOString();
    const { events, set } = written(companyColumns, evolveCompany, { state, events: decided, at });
    const search = searchOf(decided.reduce(evolveCompany, state));
    return recordChange('company', row, { ...doing, at }, { events, set: { ...set, search } });
  });

export const searchOf = ({ name, taxId }: { name: string; taxId: string | null }): string =>
  fold(`${name} ${taxId ?? ''}`);
