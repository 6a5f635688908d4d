import type { CallbackRules } from '../../workflows/callback/callback.schema.ts';
import { defaultCallbackRules } from '../../workflows/callback/rules.ts';
import type { KnownDays } from '../../workflows/callback/days-off.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';

/** How the house keeps its promises to call. */
export const readCallbackRules = async (db: Database): Promise<CallbackRules> => {
  const { rows } = await db.pool.query<{ value: CallbackRules }>({
    name: 'callback-rules',
    text: `SELECT value FROM setting WHERE key = 'callbacks'`,
    values: [],
  });
  return rulesOf(rows[0]?.value);
};

const rulesOf = (kept: CallbackRules | null | undefined): CallbackRules =>
  kept ? { ...kept, ladder: { ...defaultCallbackRules.ladder, ...kept.ladder } } : defaultCallbackRules;

export type CallingRules = CallbackRules & { days: KnownDays };

/** The rules with the days off of the house's first calendar and of countries, for as far ahead as a call can be promised and be moved on. */
export const readCallingRules = async (db: Database): Promise<CallingRules> => {
  const { rows } = await db.pool.query<KnownDays & { value: CallbackRules | null }>({
    name: 'calling-rules',
    text: `WITH house AS (SELECT week, holidays, holiday_sets FROM calendar ORDER BY created_at, id LIMIT 1)
      SELECT (SELECT value FROM setting WHERE key = 'callbacks') AS value, coalesce((SELECT week FROM house), '{}') AS week,
        coalesce((SELECT holidays FROM house), '[]') AS own,
        coalesce((SELECT jsonb_agg(jsonb_build_object('key', h.key, 'kept', h.key = ANY((SELECT holiday_sets FROM house)::text[]), 'days',
          (SELECT coalesce(jsonb_agg(d), '[]') FROM jsonb_array_elements(h.days) d
            WHERE (d ->> 'date') BETWEEN (now() - interval '2 days')::date::text AND (now() + interval '400 days')::date::text))) FROM holiday_set h), '[]') AS sets`,
    values: [],
  });
  const { value, ...days } = rows[0]!;
  return { ...rulesOf(value), days };
};

/** Saves the rules; what is promised already takes over the ladder at its next turn, and keeps its hour. Refused: VersionChanged. */
export const saveCallbackRules = (db: Database, rules: CallbackRules): Promise<CallbackRules | Refusal> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(`INSERT INTO setting (key, value) VALUES ('callbacks', $1) ON CONFLICT DO NOTHING`, [
      JSON.stringify(defaultCallbackRules),
    ]);
    const { rows } = await tx.pool.query<{ value: CallbackRules }>(
      `UPDATE setting SET value = $1 WHERE key = 'callbacks' AND (value ->> 'revision')::int = $2 RETURNING value`,
      [JSON.stringify({ ...rules, revision: rules.revision + 1 }), rules.revision],
    );
    if (!rows[0]) return refuse('VersionChanged');
    await tx.pool.query(
      `INSERT INTO poke (target, what) SELECT 'callback:' || id, 'poke' FROM callback WHERE closed_at IS NULL ORDER BY id`,
    );
    return rows[0].value;
  });
