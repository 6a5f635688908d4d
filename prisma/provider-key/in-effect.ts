import { channelSettings } from '../../workflows/provider-key/provider-key.ts';
import type { KeyKind } from '../../workflows/provider-key/provider-key.schema.ts';
import type { Database } from '../client.ts';
import { unseal, type KeyRing } from '../sealed/seal.ts';
import { placeOf } from '../sealed/secret.ts';
import { aboutAccount } from './provider-key.queries.ts';

/** What of the configuration a key that was given on a screen replaces. */
type Given = {
  encryptionKeys: KeyRing;
  accounts: { id: string; sandbox: boolean; settings?: Record<string, string> }[];
  stripe: { sandbox: boolean; secretKey: string; webhookSecret: string; baseUrl: string | undefined };
};
type InEffect<C> = {
  config: C;
  /** another one means that a key is another */
  stamp: string;
};

/** Stands in the settings of an account whose secrets no key of the ring opens: it sends nothing, and says this. */
export const UNREADABLE = 'unreadable';

/** How long a changed key may go unnoticed. */
const FRESH_MS = 1000;
const known = new WeakMap<object, { readAt: number; read: Promise<InEffect<unknown>> }>();

/** The configuration as it is now: what was given on a screen stands before what the environment says. */
export const keysInEffect = async <C extends Given>(db: Database, config: C): Promise<InEffect<C>> => {
  const kept = known.get(config);
  if (kept && kept.readAt > Date.now() - FRESH_MS) return kept.read as Promise<InEffect<C>>;
  const read = readKeys(db, config);
  known.set(config, { readAt: Date.now(), read });
  read.catch(() => known.delete(config));
  return read;
};

/** For who has just changed one and asks at once. */
export const forgetKeysInEffect = (config: object): void => void known.delete(config);

const readKeys = async <C extends Given>(db: Database, config: C): Promise<InEffect<C>> => {
  const { rows } = await db.pool.query<{
    id: string;
    settings: Record<string, unknown>;
    changed: string;
    secrets: { name: string; sealed: string }[];
  }>({
    name: 'keys-in-effect',
    text: `SELECT k.id, k.settings, k.id || ' ' || k.revision || ' ' || k.changed_at AS changed,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'sealed', s.sealed)), '[]') FROM secret s WHERE s.about = 'account:' || k.id) AS secrets
      FROM provider_key k ORDER BY k.id`,
  });
  const stamp = rows.map(({ changed }) => changed).join('\n');
  const keys = rows.map(({ id, settings, secrets }) => {
    const about = aboutAccount(id);
    try {
      const opened = secrets.map(({ name, sealed }) => [
        name,
        unseal(config.encryptionKeys, sealed, placeOf(about, name)),
      ]);
      return { id, settings: channelSettings(kindOfKey(id), settings, Object.fromEntries(opened)) };
    } catch (error) {
      // one that cannot be opened stops its own account, never the others
      return { id, settings: { [UNREADABLE]: (error as Error).message } };
    }
  });
  const byId = new Map(keys.map((one) => [one.id, one.settings]));
  const stripe = byId.get('stripe');
  byId.delete('stripe');
  const accounts = [
    ...config.accounts.filter(({ id }) => !byId.has(id)),
    ...[...byId].map(([id, settings]) => ({ id, sandbox: false, settings })),
  ];
  return {
    stamp,
    config: {
      ...config,
      accounts,
      ...(stripe && {
        stripe: {
          sandbox: false,
          secretKey: stripe['secretKey'] ?? '',
          webhookSecret: stripe['webhookSecret'] ?? '',
          baseUrl: stripe['baseUrl'],
        },
      }),
    },
  };
};

const kindOfKey = (id: string): KeyKind => id.split(':', 1)[0] as KeyKind;
