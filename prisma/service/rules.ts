import type { ServiceRules } from '../../workflows/service/policy.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';

/** What the house promises. */
export const readServiceRules = async (db: Database): Promise<ServiceRules> => {
  const { rows } = await db.pool.query<{ value: ServiceRules }>({
    name: 'service-rules',
    text: `SELECT value FROM setting WHERE key = 'service'`,
    values: [],
  });
  return rows[0]?.value ?? { policies: [], revision: 0 };
};

/** Saves the policies and wakes the open tickets and the talks in which somebody waits, which take over what fits them. Refused: VersionChanged. */
export const saveServiceRules = (db: Database, { policies, revision }: ServiceRules): Promise<ServiceRules | Refusal> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(
      `INSERT INTO setting (key, value) VALUES ('service', '{"policies": [], "revision": 0}') ON CONFLICT DO NOTHING`,
    );
    const { rows } = await tx.pool.query<{ value: ServiceRules }>(
      `UPDATE setting SET value = $1 WHERE key = 'service' AND (value ->> 'revision')::int = $2 RETURNING value`,
      [JSON.stringify({ policies, revision: revision + 1 }), revision],
    );
    if (!rows[0]) return refuse('VersionChanged');
    await wakePromised(tx);
    return rows[0].value;
  });

/** The open tickets and the talks in which somebody waits look at what is promised; `afterMs`: when whoever is to see it has seen what has changed. */
export const wakePromised = async (tx: Database, afterMs = 0): Promise<void> => {
  const values = [afterMs];
  const at = `CASE WHEN $1 > 0 THEN now() + $1 * interval '1 ms' END`;
  await tx.pool.query(
    `INSERT INTO poke (target, what, not_before) SELECT 'ticket:' || id, 'poke', ${at} FROM ticket WHERE closed_at IS NULL ORDER BY id`,
    values,
  );
  await tx.pool.query(
    `INSERT INTO poke (target, what, not_before) SELECT 'conversation:' || id, 'poke', ${at} FROM conversation WHERE waiting_since IS NOT NULL AND ticket_id IS NULL ORDER BY id`,
    values,
  );
};
