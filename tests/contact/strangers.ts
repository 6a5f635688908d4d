import { formByKey, takeForm } from '../../prisma/form/intake.ts';
import { FormDefinition } from '../../workflows/form/form.schema.ts';
import { form } from '../support/desk.ts';
import type { Office } from '../support/office.ts';

type Filled = { name?: string; phone?: string; email?: string };

/** An office with a form that asks for a name, a phone and an e-mail and needs none of them; `fill` is what a client leaves in it. */
export const openForm = async (office: Office) => {
  const fields = form.fields.map((field) => ({ ...field, required: false }));
  const definition = FormDefinition.parse({ ...form, fields });
  await office.db.pool.query(`INSERT INTO form (key, pipeline_id, definition) SELECT 'site', id, $1 FROM pipeline`, [
    JSON.stringify(definition),
  ]);
  const row = (await formByKey(office.db, 'site'))!;
  return async (body: Filled): Promise<string> => {
    const filled = { ...body, consent: true };
    const raw = Buffer.from(JSON.stringify(filled));
    const taken = await takeForm(office.db, {
      actor: { kind: 'client' },
      form: row,
      body: filled,
      raw,
      language: 'ru',
    });
    if (!('id' in taken)) throw new Error(JSON.stringify(taken));
    return taken.id;
  };
};

let people = 0;
/** A person whom nobody has met yet. */
export const stranger = (name = 'Айгүл Нұрланова') => {
  people += 1;
  return { name, phone: `+7701${String(5_000_000 + people)}`, email: `client${people}@example.com` };
};

export const clientOf = async (office: Office, leadId: string): Promise<string> =>
  (await office.db.pool.query('SELECT contact_id FROM lead_contact WHERE lead_id = $1', [leadId])).rows[0].contact_id;

export const addressIn = async (office: Office, leadId: string, value: string) =>
  (
    await office.db.pool.query(
      'SELECT a.* FROM lead_contact lc JOIN address a ON a.contact_id = lc.contact_id WHERE lc.lead_id = $1 AND a.value = $2',
      [leadId, value],
    )
  ).rows[0];
