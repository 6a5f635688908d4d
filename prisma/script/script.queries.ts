import type { Script, ScriptDefinition, ScriptLine, ScriptVersion } from '../../workflows/script/script.schema.ts';
import type { Database } from '../client.ts';
import { scriptOf } from './script-row.ts';

/** All of them, archived ones last. */
export const listScripts = async (db: Database): Promise<ScriptLine[]> => {
  const { rows } = await db.pool.query<{
    id: string;
    definition: unknown;
    number: number | null;
    changed: boolean;
    archived: boolean;
  }>({
    name: 'list-scripts',
    text: `SELECT s.id, coalesce(s.draft, v.definition) AS definition, v.number, s.draft IS NOT NULL AS changed, s.archived_at IS NOT NULL AS archived
      FROM script s LEFT JOIN script_version v ON v.id = s.published_id ORDER BY archived, s.created_at, s.id LIMIT 500`,
  });
  return rows.map(({ definition: json, number, ...row }) => {
    const { name, for: calls, steps } = scriptOf(json);
    return { ...row, name, for: calls, steps: steps.length, publishedVersion: number };
  });
};

type Row = {
  id: string;
  definition: unknown;
  published: unknown;
  revision: number;
  number: number | null;
  changed: boolean;
  archived: boolean;
  at: Date;
  by: { id: string; name: string } | null;
};

/** As it is being drawn, and beside it what is published. */
export const readScript = async (
  db: Database,
  id: string,
): Promise<{ script: Script; published: ScriptDefinition | undefined } | undefined> => {
  const { rows } = await db.pool.query<Row>({
    name: 'read-script',
    text: `SELECT s.id, coalesce(s.draft, v.definition) AS definition, v.definition AS published, s.revision, v.number, s.draft IS NOT NULL AS changed,
        s.archived_at IS NOT NULL AS archived, s.updated_at AS at,
        CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS by
      FROM script s LEFT JOIN script_version v ON v.id = s.published_id LEFT JOIN app_user u ON u.id = s.updated_by WHERE s.id = $1`,
    values: [id],
  });
  if (!rows[0]) return undefined;
  const { definition, published, number, at, by, ...row } = rows[0];
  const updated = { updatedAt: at.toISOString(), updatedBy: by };
  return {
    script: { ...row, ...updated, definition: scriptOf(definition), publishedVersion: number },
    published: published ? scriptOf(published) : undefined,
  };
};

/** What was published, the newest first; `number`: that one alone. */
export const scriptVersions = async (db: Database, id: string, number?: number): Promise<ScriptVersion[]> => {
  const { rows } = await db.pool.query<{
    id: string;
    number: number;
    note: string;
    created_at: Date;
    published: boolean | null;
    calls: number;
    definition: unknown;
    author: { id: string; name: string } | null;
  }>({
    name: 'script-versions',
    text: `SELECT v.id, v.number, v.note, v.created_at, v.id = s.published_id AS published, v.definition,
        (SELECT count(*)::int FROM call_script c WHERE c.version_id = v.id) AS calls,
        CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS author
      FROM script_version v JOIN script s ON s.id = v.script_id LEFT JOIN app_user u ON u.id = v.author_id
      WHERE v.script_id = $1 AND ($2::int IS NULL OR v.number = $2) ORDER BY v.number DESC LIMIT 200`,
    values: [id, number ?? null],
  });
  return rows.map(({ created_at: at, definition, published, ...row }) => ({
    ...row,
    published: published === true,
    createdAt: at.toISOString(),
    definition: scriptOf(definition),
  }));
};

export type RunVersion = { id: string; number: number; definition: ScriptDefinition };

/** What calls may run now, the oldest script first. */
export const publishedScripts = async (db: Database): Promise<RunVersion[]> => {
  const { rows } = await db.pool.query<{ id: string; number: number; definition: unknown }>({
    name: 'published-scripts',
    text: `SELECT v.id, v.number, v.definition FROM script s JOIN script_version v ON v.id = s.published_id
      WHERE s.archived_at IS NULL ORDER BY s.created_at, s.id`,
  });
  return rows.map((row) => ({ ...row, definition: scriptOf(row.definition) }));
};
