import { endOf } from '../../workflows/account/secret.ts';
import type { Database } from '../client.ts';
import { seal, unseal, type KeyRing } from './seal.ts';

/** What a browser may know of a secret. `ends`: its last signs; null for one so short that they would give it away. */
export type SecretShown = { name: string; ends: string | null; setAt: string; setBy: string | null };

/** Seals what is named and forgets what is null; other secrets of the same place stay. `about` says whose they are: `account:email:sales`. */
export const keepSecrets = async (
  db: Database,
  ring: KeyRing,
  { about, secrets, by }: { about: string; secrets: Record<string, string | null>; by: string | null },
): Promise<void> => {
  await db.pool.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS one(name TEXT, sealed TEXT, ends TEXT)),
      forgotten AS (DELETE FROM secret s USING given g WHERE s.about = $1 AND s.name = g.name AND g.sealed IS NULL)
     INSERT INTO secret (about, name, sealed, ends, set_at, set_by) SELECT $1, name, sealed, ends, now(), $3 FROM given WHERE sealed IS NOT NULL
     ON CONFLICT (about, name) DO UPDATE SET sealed = excluded.sealed, ends = excluded.ends, set_at = excluded.set_at, set_by = excluded.set_by`,
    [about, JSON.stringify(sealedRows(ring, about, secrets)), by],
  );
};

/** As rows for a statement that writes them with what they belong to. */
export const sealedRows = (ring: KeyRing, about: string, secrets: Record<string, string | null>) =>
  Object.entries(secrets).map(([name, text]) => ({
    name,
    sealed: text === null ? null : seal(ring, text, placeOf(about, name)),
    ends: text === null ? null : endOf(text),
  }));

/** SQL: the sealed secrets of a place, by their names. */
export const sealedOf = (about: string): string =>
  `(SELECT coalesce(jsonb_object_agg(name, sealed), '{}') FROM secret WHERE about = ${about})`;

/** The secrets themselves. Throws where the key ring has lost their key. */
export const unsealed = (ring: KeyRing, about: string, sealed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(sealed).map(([name, one]) => [name, unseal(ring, one, placeOf(about, name))]));

/** The same, for who calls the provider. */
export const readSecrets = async (db: Database, ring: KeyRing, about: string): Promise<Record<string, string>> => {
  const { rows } = await db.pool.query<{ sealed: Record<string, string> }>(`SELECT ${sealedOf('$1')} AS sealed`, [
    about,
  ]);
  return unsealed(ring, about, rows[0]!.sealed);
};

export const showSecrets = async (db: Database, about: string): Promise<SecretShown[]> => {
  const { rows } = await db.pool.query<{ name: string; ends: string | null; set_at: Date; set_by: string | null }>(
    'SELECT name, ends, set_at, set_by FROM secret WHERE about = $1 ORDER BY name',
    [about],
  );
  return rows.map(({ name, ends, set_at, set_by }) => ({ name, ends, setAt: set_at.toISOString(), setBy: set_by }));
};

export const forgetSecrets = async (db: Database, about: string): Promise<void> => {
  await db.pool.query('DELETE FROM secret WHERE about = $1', [about]);
};

/** To what a secret is bound. */
export const placeOf = (about: string, name: string): string => `${about} ${name}`;
