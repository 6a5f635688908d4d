import type { Field, FieldNoun, FieldValue } from '../../workflows/field/field.schema.ts';
import { isId } from '../../workflows/field/field-value.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

/**
 * Why these values of files may not stand on a record: a file is opened by whoever sees what it is attached to, so it has to be attached to this
 * one, and a picture has to be one by its bytes. Refused: FileNotHere.
 */
export const whyNotFiles = async (
  db: Database,
  noun: FieldNoun,
  id: string | undefined,
  fields: Field[],
  values: Record<string, FieldValue>,
): Promise<Refusal | undefined> => {
  const asked = fields.flatMap(({ key, type, name }) => {
    const value = values[key];
    return (type === 'file' || type === 'image') && typeof value === 'string' && value.trim() !== ''
      ? [{ type, name, value: value.trim().toLowerCase() }]
      : [];
  });
  if (asked.length === 0) return undefined;
  const ids = asked.map(({ value }) => value).filter(isId);
  const { rows } = await db.pool.query<{ id: string; type: string }>({
    name: 'files-held',
    text: `SELECT f.id::text, f.type FROM file f JOIN file_attachment a ON a.file_id = f.id
      WHERE f.id = ANY($1::uuid[]) AND a.noun = $2 AND a.noun_id = $3::uuid AND a.removed_at IS NULL`,
    values: [id ? ids : [], noun, id ?? null],
  });
  const wrong = asked.find(({ type, value }) => {
    const file = rows.find((one) => one.id === value);
    return !file || (type === 'image' && !file.type.startsWith('image/'));
  });
  return wrong && refuse(wrong.type === 'image' ? 'PictureNotHere' : 'FileNotHere', { field: wrong.name });
};
