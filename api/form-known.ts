import type { Database } from '../prisma/client.ts';
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
