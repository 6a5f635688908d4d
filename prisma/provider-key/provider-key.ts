import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { settleKey } from '../../workflows/provider-key/provider-key.ts';
import type { ProviderKeyWish } from '../../workflows/provider-key/provider-key.schema.ts';
import type { Database } from '../client.ts';
import type { KeyRing } from '../sealed/seal.ts';
import { forgetSecrets, readSecrets, sealedRows } from '../sealed/secret.ts';
import { aboutAccount, readKeyRow } from './provider-key.queries.ts';

/**
 * Keeps what a provider needs to know us: settings as they are, secrets sealed, in one statement; every worker goes by it within a second.
 * Refused: VersionChanged, NoKeyRing, and where a secret is missing.
 */
export const saveProviderKey = async (
  db: Database,
  ring: KeyRing,
  { id, revision, wish, by }: { id: string; revision: number; wish: ProviderKeyWish; by: string },
): Promise<true | Refusal> => {
  if (ring.length === 0) return refuse('NoKeyRing');
  const before = await readKeyRow(db, id);
  const settled = settleKey(wish, before);
  if (isRefusal(settled)) return settled;
  const about = aboutAccount(id);
  const { rows } = await db.pool.query<{ saved: number }>(
    `WITH row AS (
       INSERT INTO provider_key AS k (id, settings, changed_by) SELECT $1, $2, $3 WHERE $4 = 0 OR EXISTS (SELECT 1 FROM provider_key WHERE id = $1)
       ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, changed_by = excluded.changed_by, changed_at = now(), revision = k.revision + 1
         WHERE k.revision = $4
       RETURNING id),
     given AS (SELECT one.* FROM jsonb_to_recordset($6::jsonb) AS one(name TEXT, sealed TEXT, ends TEXT), row),
     forgotten AS (DELETE FROM secret s USING given g WHERE s.about = $5 AND s.name = g.name AND g.sealed IS NULL),
     kept AS (INSERT INTO secret (about, name, sealed, ends, set_at, set_by) SELECT $5, name, sealed, ends, now(), $3 FROM given WHERE sealed IS NOT NULL
       ON CONFLICT (about, name) DO UPDATE SET sealed = excluded.sealed, ends = excluded.ends, set_at = excluded.set_at, set_by = excluded.set_by),
     known AS (INSERT INTO channel_account (id, kind) SELECT id, split_part(id, ':', 1) FROM row WHERE id <> 'stripe' ON CONFLICT DO NOTHING)
     SELECT count(*)::int AS saved FROM row`,
    [
      id,
      JSON.stringify(settled.settings),
      by,
      revision,
      about,
      JSON.stringify(sealedRows(ring, about, settled.secrets)),
    ],
  );
  return rows[0]?.saved ? true : refuse('VersionChanged');
};

/** Back to what the environment says, or to the sandbox. Refused: NotFound, KeyOfEnvironment. */
export const removeProviderKey = async (
  db: Database,
  { id, inEnvironment }: { id: string; inEnvironment: boolean },
): Promise<undefined | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM provider_key WHERE id = $1', [id]);
  if (!rowCount) return refuse(inEnvironment ? 'KeyOfEnvironment' : 'NotFound');
  await forgetSecrets(db, aboutAccount(id));
  return undefined;
};

/** The wish as it would be kept, with the secrets that would stay: what a try of it works with. Refused as saving is. */
export const completeWish = async (
  db: Database,
  ring: KeyRing,
  { id, wish }: { id: string; wish: ProviderKeyWish },
): Promise<{ settings: object; secrets: Record<string, string> } | Refusal> => {
  const before = await readKeyRow(db, id);
  const settled = settleKey(wish, before);
  if (isRefusal(settled)) return settled;
  const all = { ...(before && (await readSecrets(db, ring, aboutAccount(id)))), ...settled.secrets };
  const secrets = Object.entries(all).filter((one): one is [string, string] => one[1] !== null);
  return { settings: settled.settings, secrets: Object.fromEntries(secrets) };
};
