import type { World } from '../workflows/pipeline/world.schema.ts';
import type { Database } from './client.ts';

/** All that a definition may name beside itself, in one read. */
export const readWorld = async (db: Database, channels: World['channels']): Promise<World> => {
  const { rows } = await db.pool.query(
    `SELECT
      ${list(`SELECT key, max(name) AS name, channel, array_agg(language ORDER BY language) AS languages FROM template GROUP BY key, channel ORDER BY key, channel`)} AS templates,
      ${list(`SELECT u.email, u.name, u.disabled_at IS NULL AS active, t.key AS team FROM app_user u LEFT JOIN team t ON t.id = u.team_id ORDER BY u.name, u.email`)} AS people,
      ${list(`SELECT key, name FROM team ORDER BY name, key`)} AS teams,
      ${list(`SELECT key, name FROM calendar ORDER BY name, key`)} AS calendars,
      ${list(`SELECT key, definition -> 'title' AS title FROM form WHERE disabled_at IS NULL ORDER BY key`)} AS forms,
      ARRAY(SELECT DISTINCT unnest(skills) FROM app_user WHERE disabled_at IS NULL ORDER BY 1) AS skills`,
  );
  return { ...rows[0], channels };
};

const list = (select: string): string => `(SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (${select}) x)`;
