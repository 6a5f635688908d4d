import type { Database } from '../prisma/client.ts';
import { readCompanySettings } from '../prisma/letter/company-settings.ts';
import { formByKey, openForm, type FormRow } from '../prisma/form/intake.ts';
import { FormDefinition } from '../workflows/form/form.schema.ts';
import { isDatabaseGone } from '../prisma/gone.ts';

/** How long a change of a form, or a newly published version of its pipeline, may go unnoticed. */
const FRESH_MS = 2000;

type Known = { readAt: number; form: FormRow | undefined };
const known = new WeakMap<Database, Map<string, Known>>();

/** A form by its key, cached for a moment, and for longer while the database is down, so that an error page can show what was typed. */
export const knownForm = async (db: Database, key: string): Promise<FormRow | undefined> => {
  const forms = known.get(db) ?? new Map<string, Known>();
  known.set(db, forms);
  const kept = forms.get(key);
  if (kept && kept.readAt > Date.now() - FRESH_MS) return kept.form;
  try {
    const row = await formByKey(db, key);
    const form = row && { ...row, definition: openForm({ ...row, definition: FormDefinition.parse(row.definition) }) };
    if (forms.size > 1000) forms.clear();
    forms.set(key, { readAt: Date.now(), form });
    return form;
  } catch (error) {
    if (kept?.form && isDatabaseGone(error)) return kept.form;
    throw error;
  }
};

type Company = { name: string; logo: string | null };
const companies = new WeakMap<Database['pool'], { readAt: number; company: Company }>();

/** Whose forms they are, as their pages say it; nobody where the database is down and it was never read. */
export const companyOnForms = async (db: Database): Promise<Company> => {
  const kept = companies.get(db.pool);
  if (kept && kept.readAt > Date.now() - FRESH_MS) return kept.company;
  try {
    const { name, logo } = await readCompanySettings(db);
    companies.set(db.pool, { readAt: Date.now(), company: { name, logo } });
    return { name, logo };
  } catch (error) {
    if (isDatabaseGone(error)) return kept?.company ?? { name: '', logo: null };
    throw error;
  }
};
