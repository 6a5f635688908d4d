import type { Database } from '../client.ts';

export type Mode = 'demo' | 'production';

/** A home that was production once stays it: its users are real, whatever the next start is told. */
export const settleMode = async (db: Database, wanted: Mode): Promise<Mode> => {
  if (wanted === 'production')
    await db.pool.query(`INSERT INTO setting (key, value) VALUES ('mode', '"production"') ON CONFLICT DO NOTHING`);
  const { rowCount } = await db.pool.query(`SELECT 1 FROM setting WHERE key = 'mode'`);
  return rowCount ? 'production' : 'demo';
};

/** Closes every way into the demo; returns whose accounts were open until now. Their leads stay theirs until somebody hands them over. */
export const closeDemo = async (db: Database, emails: readonly string[]): Promise<string[]> => {
  const { rows } = await db.pool.query<{ email: string }>(
    `WITH person AS (SELECT id, email, disabled_at FROM app_user WHERE email = ANY($1)),
      sessions AS (DELETE FROM session WHERE user_id IN (SELECT id FROM person)),
      tokens AS (DELETE FROM api_token WHERE user_id IN (SELECT id FROM person)),
      links AS (DELETE FROM entry_link WHERE kind IN ('demo', 'demo_browser')),
      closed AS (UPDATE app_user u SET disabled_at = now() FROM person p WHERE u.id = p.id AND p.disabled_at IS NULL)
     SELECT email FROM person WHERE disabled_at IS NULL ORDER BY email`,
    [emails],
  );
  return rows.map(({ email }) => email);
};
