import { isSame } from '../../workflows/script/diff.ts';
import type { NewScript, Script, ScriptChange, ScriptDefinition } from '../../workflows/script/script.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { readyScript } from '../seed/scripts/ready.ts';
import { command } from '../write.ts';
import { readScript, scriptVersions } from './script.queries.ts';

/** Of a definition as JSON, UTF-8. */
const MOST_BYTES = 512 * 1024;

/** A draft alone: empty, like another one, or a ready one. Refused: NotFound. */
export const createScript = (
  db: Database,
  { userId, key, ...wish }: NewScript & { userId: string; key: string | undefined },
): Promise<{ id: string } | Refusal> =>
  command(db, { key, request: { script: wish } }, async () => {
    const like = await likeOf(db, wish.from);
    if (isRefusal(like)) return like;
    const id = uuidv7();
    const at = new Date().toISOString();
    const draft: ScriptDefinition = { ...like, name: wish.name };
    const row = { id, draft, revision: 1, updated_by: userId, updated_at: at, created_at: at };
    return { inserts: [{ table: 'script', row }], result: { id } };
  });

const likeOf = async (db: Database, from: NewScript['from']): Promise<ScriptDefinition | Refusal> => {
  if (from === undefined) return empty;
  if (from === 'education' || from === 'web_studio') return readyScript(from);
  return (await readScript(db, from))?.script.definition ?? refuse('NotFound');
};

const empty: ScriptDefinition = {
  name: {},
  for: { pipelines: [], languages: [], directions: [] },
  steps: [],
  objections: [],
};

/** Over the revision that was read. Refused: NotFound, VersionChanged, ScriptTooLarge. */
export const saveScript = async (
  db: Database,
  { id, definition, revision, userId }: ScriptChange & { id: string; userId: string },
): Promise<Script | Refusal> => {
  const json = JSON.stringify(definition);
  const bytes = Buffer.byteLength(json);
  if (bytes > MOST_BYTES) return refuse('ScriptTooLarge', { kilobytes: Math.ceil(bytes / 1024) });
  const { rowCount } = await db.pool.query({
    name: 'save-script',
    text: 'UPDATE script SET draft = $3, revision = revision + 1, updated_by = $4, updated_at = now() WHERE id = $1 AND revision = $2',
    values: [id, revision, json, userId],
  });
  const found = await readScript(db, id);
  if (!found) return refuse('NotFound');
  return rowCount ? found.script : refuse('VersionChanged');
};

type Publishing = { id: string; revision: number; note: string; userId: string };

/** The draft becomes the version that calls take; whoever asks has checked it. Refused: NotFound, VersionChanged, ScriptUnchanged. */
export const publishScript = (
  db: Database,
  { id, revision, note, userId }: Publishing,
): Promise<{ number: number } | Refusal> =>
  inTransaction(db, async (tx) => {
    const held = await hold(tx, id, revision);
    if (isRefusal(held)) return held;
    const { script, published } = held;
    if (!script.changed || isSame(published, script.definition)) return refuse('ScriptUnchanged');
    const { rows } = await tx.pool.query<{ number: number }>(
      `WITH made AS (INSERT INTO script_version (script_id, number, definition, note, author_id)
          SELECT $1, 1 + coalesce((SELECT max(number) FROM script_version WHERE script_id = $1), 0), $2, $3, $4 RETURNING id, number),
        done AS (UPDATE script SET published_id = made.id, draft = NULL, revision = revision + 1, updated_by = $4, updated_at = now() FROM made WHERE script.id = $1)
       SELECT number FROM made`,
      [id, JSON.stringify(script.definition), note, userId],
    );
    return rows[0]!;
  });

/** The draft becomes what a version says. Refused: NotFound, VersionChanged. */
export const restoreScript = async (
  db: Database,
  { id, number, revision, userId }: { id: string; number: number; revision: number; userId: string },
): Promise<Script | Refusal> => {
  const [version] = await scriptVersions(db, id, number);
  if (!version) return refuse('NotFound');
  return saveScript(db, { id, revision, userId, definition: version.definition });
};

/** No call takes an archived one; those that follow it go on. Refused: NotFound. */
export const archiveScript = async (
  db: Database,
  { id, archived }: { id: string; archived: boolean },
): Promise<Script | Refusal> => {
  await db.pool.query({
    name: 'archive-script',
    text: 'UPDATE script SET archived_at = CASE WHEN $2 THEN coalesce(archived_at, now()) END WHERE id = $1',
    values: [id, archived],
  });
  return (await readScript(db, id))?.script ?? refuse('NotFound');
};

const hold = async (tx: Database, id: string, revision: number) => {
  await tx.pool.query('SELECT 1 FROM script WHERE id = $1 FOR UPDATE', [id]);
  const found = await readScript(tx, id);
  if (!found) return refuse('NotFound');
  return found.script.revision === revision ? found : refuse('VersionChanged');
};
