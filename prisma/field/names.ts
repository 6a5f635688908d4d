import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Database } from '../client.ts';
import { apart } from '../round.ts';

/** What the users, clients and files are called who are values of fields, by their ids; nothing is read where there are none. */
export const namesOfValues = async (
  db: Database,
  fields: PipelineField[],
  values: Record<string, unknown>,
): Promise<Record<string, string>> => {
  const idsOf = (type: PipelineField['type']) =>
    fields.flatMap((field) => {
      const value = values[field.key];
      return field.type === type && typeof value === 'string' ? [value] : [];
    });
  const [people, contacts] = [idsOf('person'), idsOf('contact')];
  const files = [...idsOf('file'), ...idsOf('image')];
  if (people.length + contacts.length + files.length === 0) return {};
  const { rows } = await apart(db).query<{ id: string; name: string }>({
    name: 'names-of-values',
    text: `SELECT id::text, name FROM app_user WHERE id = ANY($1::uuid[]) UNION ALL SELECT id::text, name FROM contact WHERE id = ANY($2::uuid[])
      UNION ALL SELECT id::text, name FROM file WHERE id = ANY($3::uuid[])`,
    values: [people, contacts, files],
  });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
};
