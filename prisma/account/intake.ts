import type { Database } from '../client.ts';

type Kept = { externalId: string; lane: string | null; body: string };

/** Accounts whose updates somebody must ask for. */
export const polledAccounts = async (db: Database): Promise<{ id: string; provider: string }[]> => {
  const { rows } = await db.pool.query<{ id: string; provider: string }>({
    name: 'polled-accounts',
    text: `SELECT id, provider FROM channel_account WHERE settings ->> 'mode' = 'polling' AND provider IS NOT NULL AND blocked_at IS NULL ORDER BY id`,
  });
  return rows;
};

/** Up to where an account was read. */
export const placeOf = async (db: Database, id: string): Promise<number | null> => {
  const { rows } = await db.pool.query<{ place: number | null }>({
    name: 'account-place',
    text: 'SELECT place FROM channel_account WHERE id = $1',
    values: [id],
  });
  return rows[0]?.place ?? null;
};

/** What came, and up to where it was read, in one write. */
export const keepPlace = async (
  db: Database,
  { id, place, kept }: { id: string; place: number; kept: Kept[] },
): Promise<void> => {
  await db.pool.query({
    name: 'keep-place',
    text: `WITH came AS (INSERT INTO inbox (source, external_id, headers, body, lane)
        SELECT $1, k."externalId", '{}', convert_to(k.body, 'UTF8'), k.lane FROM jsonb_to_recordset($3::jsonb) AS k("externalId" text, body text, lane text)
        ON CONFLICT (source, external_id) DO NOTHING)
      UPDATE channel_account SET place = greatest(place, $2), intake_error = NULL WHERE id = $1 AND (intake_error IS NOT NULL OR place IS DISTINCT FROM $2)`,
    values: [id, place, JSON.stringify(kept)],
  });
  if (kept.length > 0) db.committed('inbox');
};

/** Why nothing comes in; null: it does. */
export const noteIntake = async (db: Database, id: string, error: string | null): Promise<void> => {
  await db.pool.query(
    'UPDATE channel_account SET intake_error = $2 WHERE id = $1 AND intake_error IS DISTINCT FROM $2',
    [id, error?.slice(0, 500) ?? null],
  );
};
