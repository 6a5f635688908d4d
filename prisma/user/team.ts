import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Team } from '../../workflows/user/user-profile.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import type { Database } from '../client.ts';
import { isUsed, usesOfTeam, whereUsed } from '../automation/uses.ts';

const columns = `t.id, t.key, t.name, (SELECT count(*)::int FROM app_user u WHERE u.team_id = t.id AND u.disabled_at IS NULL) AS people`;

export const listTeams = async (db: Database): Promise<Team[]> =>
  (await db.pool.query<Team>(`SELECT ${columns} FROM team t ORDER BY t.name, t.key`)).rows;

export const createTeam = async (db: Database, { name }: { name: string }): Promise<Team> => {
  const { rows: taken } = await db.pool.query<{ key: string }>('SELECT key FROM team');
  const key = keyFromName(
    name,
    'team',
    taken.map((row) => row.key),
  );
  const { rows } = await db.pool.query<Team>(
    'INSERT INTO team (key, name) VALUES ($1, $2) RETURNING id, key, name, 0 AS people',
    [key, name],
  );
  return rows[0]!;
};

/** Its key stays: pipelines name it. Refused: NotFound. */
export const renameTeam = async (db: Database, id: string, { name }: { name: string }): Promise<Team | Refusal> => {
  const { rows } = await db.pool.query<Team>(`UPDATE team t SET name = $2 WHERE t.id = $1 RETURNING ${columns}`, [
    id,
    name,
  ]);
  return rows[0] ?? refuse('NotFound');
};

/** Refused: NotFound, TeamInUse. */
export const deleteTeam = async (db: Database, id: string): Promise<void | Refusal> => {
  const uses = await usesOfTeam(db, id);
  if (!uses) return refuse('NotFound');
  if (isUsed(uses)) return refuse('TeamInUse', whereUsed(uses));
  const { rowCount } = await db.pool.query(
    'DELETE FROM team WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM app_user WHERE team_id = $1 AND disabled_at IS NULL)',
    [id],
  );
  if (!rowCount) return deleteTeam(db, id);
};
