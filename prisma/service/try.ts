import { tryLadder, type Office } from '../../workflows/service/try-ladder.ts';
import type { LadderTry, TriedPromise } from '../../workflows/service/try.schema.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { readRotas } from './rota.ts';

/** What these policies would do about a made-up ticket that nobody answers, with the people as they are; nothing is written. */
export const tryPolicies = async (
  db: Database,
  { policies, since, priority, groupId, responsibleId }: LadderTry,
): Promise<TriedPromise[]> => {
  const begun = since ? new Date(since).toISOString() : new Date().toISOString();
  const made = { since: begun, priority, group: groupId, responsible: responsibleId };
  return tryLadder(policies, made, await readOffice(db, begun));
};

const readOffice = async (db: Database, since: string): Promise<Office> => {
  const [{ rotas }, calendars, people, groups, away] = await Promise.all([
    readRotas(db),
    calendarsOf(db),
    db.pool.query<{ id: string; role: string; left: boolean }>(
      'SELECT id, role, disabled_at IS NOT NULL AS left FROM app_user ORDER BY id',
    ),
    db.pool.query<{ id: string; members: string[] }>(
      'SELECT group_id AS id, array_agg(user_id ORDER BY user_id) AS members FROM work_group_member GROUP BY group_id',
    ),
    db.pool.query<{ user_id: string; starts_at: Date; ends_at: Date | null }>(
      'SELECT user_id, starts_at, ends_at FROM absence WHERE ends_at IS NULL OR ends_at > $1',
      [since],
    ),
  ]);
  const gone = people.rows.flatMap(({ id, left }) => (left ? [id] : []));
  const isThere = (id: string) => !gone.includes(id);
  return {
    supervisors: people.rows.flatMap(({ id, role, left }) => (role === 'supervisor' && !left ? [id] : [])),
    members: Object.fromEntries(groups.rows.map(({ id, members }) => [id, members.filter(isThere)])),
    ...{ rotas, calendars },
    awayAt: (at) => {
      const moment = new Date(at);
      const absent = away.rows.filter(
        ({ starts_at: from, ends_at: to }) => from <= moment && (to === null || to > moment),
      );
      return new Set([...gone, ...absent.map(({ user_id }) => user_id)]);
    },
  };
};
