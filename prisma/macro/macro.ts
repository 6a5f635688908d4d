import type { Macro, MacroPatch, NewMacro } from '../../workflows/macro/macro.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

export const listMacros = async (db: Database): Promise<Macro[]> => {
  const { rows } = await db.pool.query<Macro>('SELECT id, name, steps, version FROM macro ORDER BY name, id LIMIT 500');
  return rows;
};

export const readMacro = async (db: Database, id: string): Promise<Macro | Refusal> => {
  const { rows } = await db.pool.query<Macro>('SELECT id, name, steps, version FROM macro WHERE id = $1', [id]);
  return rows[0] ?? refuse('NotFound');
};

export const addMacro = async (db: Database, { name, steps }: NewMacro): Promise<Macro> => {
  const { rows } = await db.pool.query<Macro>(
    'INSERT INTO macro (name, steps) VALUES ($1, $2) RETURNING id, name, steps, version',
    [name, JSON.stringify(steps)],
  );
  return rows[0]!;
};

/** Refused: NotFound, VersionChanged. */
export const changeMacro = async (
  db: Database,
  id: string,
  { version, name, steps }: MacroPatch,
): Promise<Macro | Refusal> => {
  const before = await readMacro(db, id);
  if (isRefusal(before)) return before;
  const { rows } = await db.pool.query<Macro>(
    'UPDATE macro SET name = $3, steps = $4, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id, name, steps, version',
    [id, version, name ?? before.name, JSON.stringify(steps ?? before.steps)],
  );
  return rows[0] ?? refuse('VersionChanged');
};

export const deleteMacro = async (db: Database, id: string): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM macro WHERE id = $1', [id]);
  return rowCount ? undefined : refuse('NotFound');
};
