import type { Database } from '../client.ts';
import { ofLead, type DeliveryOfLead } from './delivery-row.ts';

export type Claimed = DeliveryOfLead & {
  request_id: string;
  started_at: Date;
  /** attempts of this message that were put off or lost */ troubles: number;
  /** of the last attempt; set where the outcome was asked for */ outcome?: string;
};

/**
 * Takes the next messages of an account: a user's answer first, in order within a contact (nobody overtakes an earlier message
 * that is under way, waits or has an unknown fate). One statement and skipped locks, so two workers never take the same one.
 */
export const claimDeliveries = async (
  db: Database,
  { account, owner, limit, sendAgain }: { account: string; owner: string; limit: number; sendAgain: boolean },
): Promise<Claimed[]> => {
  const { rows } = await db.pool.query<Claimed>({
    name: 'claim-deliveries',
    text: CLAIM,
    values: [account, owner, limit, sendAgain],
  });
  return rows.sort(
    (a, b) => a.priority - b.priority || a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1),
  );
};

const open = `account = $1 AND state IN ('queued', 'sending', 'unknown')`;

const CLAIM = `WITH due AS (
    SELECT d.id FROM delivery d
    WHERE ${open.replace(/account|state/g, 'd.$&')} AND (d.state = 'queued' OR (d.state = 'unknown' AND $4)) AND (d.not_before IS NULL OR d.not_before <= now())
      AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.account = $1 AND e.state IN ('queued', 'sending', 'unknown')
        AND e.contact_id = d.contact_id AND (e.priority, e.created_at, e.id) < (d.priority, d.created_at, d.id)
        AND (e.state = 'sending' OR (e.state = 'unknown' AND NOT $4) OR e.not_before > now()))
    ORDER BY d.priority, d.created_at, d.id LIMIT $3 FOR UPDATE OF d SKIP LOCKED),
  taken AS (
    UPDATE delivery d SET state = 'sending', attempt_count = attempt_count + 1, version = version + 1, not_before = NULL
    FROM due WHERE d.id = due.id RETURNING d.*),
  noted AS (INSERT INTO delivery_attempt (delivery_id, number, request_id)
    SELECT id, attempt_count, $2 || '-' || right(id::text, 6) || '-' || attempt_count FROM taken RETURNING delivery_id, request_id, started_at)
  SELECT d.*, l.name AS lead_name, l.responsible_id, u.language AS team_language, l.clock_offset, n.request_id, n.started_at,
    (SELECT count(*)::int FROM delivery_attempt a WHERE a.delivery_id = d.id AND a.outcome IN ('deferred', 'unknown', 'absent')) AS troubles
  FROM taken d JOIN noted n ON n.delivery_id = d.id LEFT JOIN lead l ON l.id = d.lead_id LEFT JOIN app_user u ON u.id = l.responsible_id`;

/** Whether a user has refused its address since it was queued: checked right before sending, because a claimed batch may wait for its turn. */
export const isRecipientRefused = async (
  db: Database,
  { contact_id, recipient }: Pick<Claimed, 'contact_id' | 'recipient'>,
): Promise<boolean> => {
  const { rowCount } = await db.pool.query({
    name: 'recipient-refused',
    text: `SELECT 1 FROM contact c JOIN address a ON a.contact_id IN (c.id, c.merged_into_id)
      WHERE c.id = $1 AND a.value = $2 AND a.refused_at IS NOT NULL LIMIT 1`,
    values: [contact_id, recipient],
  });
  return rowCount !== 0;
};

/** Messages claimed by a worker that is gone: nobody sends longer than `leaseMs`. */
export const abandonedDeliveries = (
  db: Database,
  { account, owner, leaseMs }: { account: string; owner: string; leaseMs: number },
): Promise<Claimed[]> =>
  attempted(
    db,
    'abandoned-deliveries',
    `d.state = 'sending' AND left(a.request_id, length($2)) <> $2 AND a.started_at < now() - make_interval(secs => $3::float / 1000)`,
    [account, owner, leaseMs],
  );

/** Messages whose fate can be looked up at the provider now. */
export const unknownDeliveries = (db: Database, { account }: { account: string }): Promise<Claimed[]> =>
  attempted(db, 'unknown-deliveries', `d.state = 'unknown' AND (d.not_before IS NULL OR d.not_before <= now())`, [
    account,
  ]);

const attempted = async (db: Database, name: string, where: string, values: unknown[]): Promise<Claimed[]> => {
  const { rows } = await db.pool.query<Claimed>({
    name,
    text: `SELECT a.request_id, a.started_at, 0 AS troubles, a.outcome, ${ofLead.replace('FROM delivery d', 'FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id AND a.number = d.attempt_count')}
      WHERE d.account = $1 AND ${where} ORDER BY d.priority, d.created_at LIMIT 50`,
    values,
  });
  return rows;
};

/** How many messages wait in an account, and the nearest coming moment at which that changes by itself: RFC 3339, or null. */
export const waitingDeliveries = async (
  db: Database,
  { account, leaseMs }: { account: string; leaseMs: number },
): Promise<{ left: number; nextAt: string | null }> => {
  const { rows } = await db.pool.query<{ left: number; next_at: Date | null }>({
    name: 'waiting-deliveries',
    text: `SELECT count(*)::int AS left, min(CASE WHEN d.state = 'sending'
        THEN (SELECT max(a.started_at) FROM delivery_attempt a WHERE a.delivery_id = d.id) + make_interval(secs => $2::float / 1000)
        ELSE d.not_before END) AS next_at
      FROM delivery d WHERE d.account = $1 AND d.state IN ('queued', 'sending', 'unknown')`,
    values: [account, leaseMs],
  });
  const [waiting] = rows;
  return { left: waiting!.left, nextAt: waiting!.next_at?.toISOString() ?? null };
};

/** Keeps what was rendered: every attempt sends the same words, and they are what is looked for when a reply was lost. */
export const keepLetters = async (
  db: Database,
  letters: { id: string; subject: string | null; body: string }[],
): Promise<void> => {
  if (letters.length === 0) return;
  await db.pool.query({
    name: 'keep-letters',
    text: `UPDATE delivery d SET subject = o.subject, body = o.body FROM jsonb_to_recordset($1::jsonb) AS o(id uuid, subject text, body text) WHERE d.id = o.id`,
    values: [JSON.stringify(letters)],
  });
};
