import type { Database } from '../client.ts';
import { showSecrets, type SecretShown } from '../sealed/secret.ts';

export const aboutAccount = (id: string): string => `account:${id}`;

type KeyRow = { settings: Record<string, string | number | boolean>; revision: number; names: string[] };

export const readKeyRow = async (db: Database, id: string): Promise<KeyRow | undefined> => {
  const { rows } = await db.pool.query<KeyRow>(
    `SELECT settings, revision, ARRAY(SELECT name FROM secret WHERE about = $2) AS names FROM provider_key WHERE id = $1`,
    [id, aboutAccount(id)],
  );
  return rows[0];
};

export type KeyShown = { id: string; settings: KeyRow['settings']; revision: number; secrets: SecretShown[] };

/** What was given on the screen, without any secret. */
export const listProviderKeys = async (db: Database): Promise<KeyShown[]> => {
  const { rows } = await db.pool.query<Omit<KeyShown, 'secrets'>>(
    'SELECT id, settings, revision FROM provider_key ORDER BY id',
  );
  return Promise.all(rows.map(async (row) => ({ ...row, secrets: await showSecrets(db, aboutAccount(row.id)) })));
};
