import type { Caller } from '../../workflows/call/caller.ts';
import type { CallLeg } from '../../workflows/call/call.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';

type Entering = { line: string; channel: string; caller: Caller; to: string };

/** A client who calls in: whose number it is, and the lead that it may be about. Twice told of one channel it is one call. */
export const enterCall = async (db: Database, { line, channel, caller, to }: Entering): Promise<string> => {
  const phone = caller.is === 'client' ? caller.phone : null;
  const at = new Date().toISOString();
  const leg: CallLeg = {
    ...{ channel, who: 'client', userId: null, phone, from: at, rangAt: null, upAt: null, to: null },
    ...{ cause: null, techCause: null },
  };
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'enter-call',
    text: `WITH known AS (SELECT id FROM call WHERE account_id = $2 AND state <> 'ended' AND legs @> jsonb_build_array(jsonb_build_object('channel', $3::text))),
        person AS (SELECT coalesce(c.merged_into_id, c.id) AS id FROM address a JOIN contact c ON c.id = a.contact_id
          WHERE a.kind = 'phone' AND a.value = $4 AND a.refused_at IS NULL ORDER BY a.owner DESC, a.since LIMIT 1),
        about AS (SELECT l.id FROM person p JOIN lead_contact lc ON lc.contact_id = p.id JOIN lead l ON l.id = lc.lead_id
          WHERE l.closed_at IS NULL ORDER BY l.number DESC LIMIT 1),
        made AS (INSERT INTO call (id, direction, account_id, phone, own_number, state, asked_at, contact_id, lead_id, legs)
          SELECT $1, 'in', $2, $4, $5, 'ringing', $6, (SELECT id FROM person), (SELECT id FROM about), $7 WHERE NOT EXISTS (SELECT 1 FROM known) RETURNING id)
      SELECT id FROM known UNION ALL SELECT id FROM made`,
    values: [uuidv7(), line, channel, phone, to, at, JSON.stringify([leg])],
  });
  return rows[0]!.id;
};
