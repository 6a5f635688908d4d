import type { CallbackRules } from '../../workflows/callback/callback.schema.ts';
import { defaultCallbackRules } from '../../workflows/callback/rules.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';

/** How the house keeps its promises to call. */
export const readCallbackRules = async (db: Database): Promise<CallbackRules> => {
  const { rows } = await db.pool.query<{ value: CallbackRules }>({
    name: 'callback-rules',
    text: `SELECT value FROM setting WHERE key = 'callbacks'`,
    values: [],
  });
  const kept = rows[0]?.value;
  return kept ? { ...kept, ladder: { ...defaultCallbackRules.ladder, ...kept.ladder } } : defaultCallbackRules;
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
