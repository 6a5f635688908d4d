import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { NewSkill, Skill } from '../../workflows/work/group.schema.ts';
import { Limits, type UserWork, type UserWorkPatch } from '../../workflows/work/status.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import type { Database } from '../client.ts';
import { callWaiting } from './settle.ts';

export const listSkills = async (db: Database): Promise<Skill[]> =>
  (await db.pool.query<Skill>('SELECT key, name FROM skill ORDER BY created_at, key')).rows;

/** One whose key is known is named anew. */
export const addSkill = async (db: Database, { key, name }: NewSkill): Promise<Skill> => {
  const taken = (await listSkills(db)).map((skill) => skill.key);
  const { rows } = await db.pool.query<Skill>(
    'INSERT INTO skill (key, name) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET name = excluded.name RETURNING key, name',
    [key ?? keyFromName(name.ru, 'skill', taken), JSON.stringify(name)],
  );
  return rows[0]!;
};

/** What a user can do and how much she may have in hand. Refused: NotFound. */
export const readUserWork = async (db: Database, userId: string): Promise<UserWork | Refusal> => {
  const { rows } = await db.pool.query<Omit<UserWork, 'limits'> & { limits: unknown }>(
    `SELECT coalesce(o.limits, '{}') AS limits, u.languages, coalesce((SELECT jsonb_object_agg(s.skill, s.level) FROM user_skill s WHERE s.user_id = u.id), '{}') AS skills,
       ARRAY(SELECT m.group_id FROM work_group_member m WHERE m.user_id = u.id ORDER BY m.group_id) AS groups
     FROM app_user u LEFT JOIN operator o ON o.id = u.id WHERE u.id = $1`,
    [userId],
  );
  return rows[0] ? { ...rows[0], limits: Limits.parse(rows[0].limits) } : refuse('NotFound');
};

/** What is not named stays; what she can take now comes at once. Refused: NotFound, SkillUnknown. */
export const changeUserWork = async (
  db: Database,
  userId: string,
  { limits, skills }: UserWorkPatch,
): Promise<UserWork | Refusal> => {
  if (skills) {
    const known = new Set((await listSkills(db)).map(({ key }) => key));
    const strange = Object.keys(skills).find((key) => !known.has(key));
    if (strange) return refuse('SkillUnknown', { skill: strange });
    await db.pool.query(
      `WITH told AS (SELECT key, value::int AS level FROM jsonb_each_text($2)),
         gone AS (DELETE FROM user_skill WHERE user_id = $1 AND skill NOT IN (SELECT key FROM told))
       INSERT INTO user_skill (user_id, skill, level) SELECT u.id, t.key, t.level FROM told t, app_user u WHERE u.id = $1
       ON CONFLICT (user_id, skill) DO UPDATE SET level = excluded.level`,
      [userId, JSON.stringify(skills)],
    );
  }
  if (limits)
    await db.pool.query(
      `INSERT INTO operator AS o (id, limits) SELECT id, $2 FROM app_user WHERE id = $1
       ON CONFLICT (id) DO UPDATE SET limits = excluded.limits, version = o.version + 1`,
      [userId, JSON.stringify(limits)],
    );
  await callWaiting(db, userId);
  return readUserWork(db, userId);
};
