import type { ScriptDefinition } from '../../workflows/script/script.schema.ts';
import type { Database } from '../client.ts';

/** A ready script, published as version 1. */
export const addReadyScript = async (
  db: Database,
  definition: ScriptDefinition,
  userId: string | null,
): Promise<void> => {
  await db.pool.query(
    `WITH ids AS (SELECT uuidv7() AS script, uuidv7() AS version),
      made AS (INSERT INTO script (id, revision, published_id, updated_by) SELECT script, 1, version, $2 FROM ids)
     INSERT INTO script_version (id, script_id, number, definition, author_id) SELECT version, script, 1, $1, $2 FROM ids`,
    [JSON.stringify(definition), userId],
  );
};
