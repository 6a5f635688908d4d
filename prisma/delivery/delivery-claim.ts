import { BYTES_PER_SECOND } from '../../workflows/channel/sending-times.ts';
import type { Database } from '../client.ts';
import { FEW, gathered, placed } from '../gathered.ts';
import { ofLead, type DeliveryOfLead } from './delivery-row.ts';

export type Claimed = DeliveryOfLead & {
  request_id: string;
  started_at: Date;
  /** attempts of this message that were put off or lost */ troubles: number;
  /** of the last attempt; set where the outcome was asked for */ outcome?: string;
};

type Wanted = { account: string; /** an unknown fate is settled by sending again */ sendAgain: boolean };

/**
 * The messages of an account that may go next: a user's own first. Nothing is taken yet. Costs the same however many wait, are put off, or stand
 * behind others.
 */
export const nextDeliveries = async (
  db: Database,
  { account, limit, sendAgain }: Wanted & { limit: number },
): Promise<DeliveryOfLead[]> => {
  const { rows } = await db.pool.query<DeliveryOfLead>({
    name: sendAgain ? 'next-deliveries-again' : 'next-deliveries',
    text: `WITH next AS ((SELECT id, priority, created_at FROM delivery
          WHERE account = $1 AND state = 'queued' AND not_before IS NULL AND behind_id IS NULL ORDER BY priority, created_at, id LIMIT $2)
        UNION ALL (SELECT id, priority, created_at FROM delivery
          WHERE account = $1 AND state = 'queued' AND not_before <= now() AND behind_id IS NULL ORDER BY not_before LIMIT $2)${sendAgain ? AGAIN : ''}
        ORDER BY priority, created_at, id LIMIT $2)
      SELECT ${ofLead.replace('FROM delivery d', 'FROM next JOIN delivery d USING (id)')} ORDER BY d.priority, d.created_at, d.id`,
    values: [account, limit],
  });
  return rows;
};

const AGAIN = `
        UNION ALL (SELECT id, priority, created_at FROM delivery
          WHERE account = $1 AND state = 'unknown' AND coalesce(not_before, '-infinity') <= now() ORDER BY priority, created_at, id LIMIT $2)`;

/**
 * Takes these messages, as they were read, in order within a contact: one goes only where every earlier one has gone, or goes with it. Those that
 * may not are put behind the one that they wait for, and counted. One statement and skipped locks, so two workers never take the same one.
 */
export const claimDeliveries = async (
  db: Database,
  { account, owner, sendAgain, wanted }: Wanted & { owner: string; wanted: Pick<DeliveryOfLead, 'id' | 'version'>[] },
): Promise<{ claimed: Claimed[]; behind: number }> => {
  const { rows } = await db.pool.query<Claimed & { behind: number }>({
    name: 'claim-deliveries',
    text: CLAIM,
    values: [account, owner, placed(wanted.map(({ id, version }) => ({ id, version }))), sendAgain],
  });
  return { claimed: rows.filter(({ id }) => id !== null), behind: rows[0]?.behind ?? 0 };
};

const isEarlier = `e.account = $1 AND e.contact_id = m.contact_id AND e.state IN ('queued', 'sending', 'unknown')
      AND (e.priority, e.created_at, e.id) < (m.priority, m.created_at, m.id) AND e.id <> ALL (ARRAY(SELECT id FROM mine))`;

// each is found by its id: an account that is equal would be looked through for each
const CLAIM = `WITH mine AS MATERIALIZED (
    SELECT d.id, d.contact_id, d.priority, d.created_at FROM jsonb_to_recordset($3::jsonb) AS w(place int, id uuid, version int) JOIN delivery d ON d.id = w.id AND d.version = w.version
    WHERE w.${FEW} AND d.account IS NOT DISTINCT FROM $1 AND (d.state = 'queued' OR (d.state = 'unknown' AND $4)) AND d.behind_id IS NULL AND (d.not_before IS NULL OR d.not_before <= now())
      AND (d.state = 'unknown' OR d.not_after IS NULL OR d.not_after > now())
    FOR UPDATE OF d SKIP LOCKED),
  -- a limit instead of EXISTS: each looks at its own contact’s, by an index
  due AS MATERIALIZED (SELECT id FROM mine m WHERE (SELECT true FROM delivery e WHERE ${isEarlier} LIMIT 1) IS NULL),
  -- the one that goes first is held until this is written, so that its going is not missed
  ahead AS MATERIALIZED (SELECT m.id, e.id AS ahead_id FROM mine m CROSS JOIN LATERAL (
      SELECT e.id FROM delivery e WHERE ${isEarlier} ORDER BY e.priority, e.created_at, e.id LIMIT 1 FOR SHARE SKIP LOCKED) e
    WHERE m.id NOT IN (SELECT id FROM due)),
  behind AS (UPDATE delivery d SET behind_id = a.ahead_id FROM ahead a WHERE d.id = a.id RETURNING d.id),
  taken AS (
    UPDATE delivery d SET state = 'sending', attempt_count = attempt_count + 1, version = version + 1, not_before = NULL
    FROM due WHERE d.id = due.id RETURNING d.*),
  noted AS (INSERT INTO delivery_attempt (delivery_id, number, request_id)
    SELECT id, attempt_count, $2 || '-' || right(id::text, 6) || '-' || attempt_count FROM taken RETURNING delivery_id, request_id, started_at)
  SELECT d.*, l.name AS lead_name, l.responsible_id, u.language AS team_language, l.clock_offset, n.request_id, n.started_at, b.behind,
    (SELECT count(*)::int FROM delivery_attempt a WHERE a.delivery_id = d.id AND a.outcome IN ('deferred', 'unknown', 'absent')) AS troubles
  FROM (SELECT count(*)::int AS behind FROM behind) b
  LEFT JOIN (taken d JOIN noted n ON n.delivery_id = d.id LEFT JOIN lead l ON l.id = d.lead_id LEFT JOIN app_user u ON u.id = l.responsible_id) ON true
  ORDER BY d.priority, d.created_at, d.id`;

/** Whether a user has refused its address since it was queued: checked right before sending, because a claimed batch may wait for its turn. */
export const isRecipientRefused = gathered(
  async (db: Database, all: Pick<Claimed, 'contact_id' | 'recipient'>[]): Promise<boolean[]> => {
    const { rows } = await db.pool.query<{ refused: boolean }>({
      name: 'recipients-refused',
      text: `SELECT (SELECT true FROM contact c JOIN address a ON a.contact_id IN (c.id, c.merged_into_id)
          WHERE c.id = q.contact_id AND a.value = q.recipient AND a.refused_at IS NOT NULL LIMIT 1) IS TRUE AS refused
        FROM jsonb_to_recordset($1::jsonb) AS q(place int, contact_id uuid, recipient text) ORDER BY q.place`,
      values: [placed(all.map(({ contact_id, recipient }) => ({ contact_id, recipient })))],
    });
    return rows.map(({ refused }) => refused);
  },
);

/** SQL: so much longer a message may be under way by its files. */
const FILE_SECONDS = `coalesce((SELECT sum((p ->> 'size')::float) FROM message m, jsonb_array_elements(m.parts) p
    WHERE m.id = d.message_id AND p ->> 'kind' = 'file'), 0) / ${BYTES_PER_SECOND}`;

/** Messages claimed by a worker that is gone: nobody sends longer than `leaseMs`, and by what its files take. */
export const abandonedDeliveries = (
  db: Database,
  { account, owner, leaseMs }: { account: string; owner: string; leaseMs: number },
): Promise<Claimed[]> =>
  attempted(
    db,
    'abandoned-deliveries',
    `d.state = 'sending' AND left(a.request_id, length($2)) <> $2 AND a.started_at < now() - make_interval(secs => $3::float / 1000 + ${FILE_SECONDS})`,
    [account, owner, leaseMs],
  );

/** Messages that would come too late by now. */
export const lateDeliveries = async (db: Database, { account }: { account: string }): Promise<DeliveryOfLead[]> => {
  const { rows } = await db.pool.query<DeliveryOfLead>({
    name: 'late-deliveries',
    text: `SELECT ${ofLead} WHERE d.account = $1 AND d.state = 'queued' AND d.not_after <= now() ORDER BY d.not_after LIMIT 200`,
    values: [account],
  });
  return rows;
};

/** Messages whose fate can be looked up at the provider now. */
export const unknownDeliveries = (db: Database, { account }: { account: string }): Promise<Claimed[]> =>
  attempted(db, 'unknown-deliveries', `d.state = 'unknown' AND (d.not_before IS NULL OR d.not_before <= now())`, [
    account,
  ]);

const attempted = async (db: Database, name: string, where: string, values: unknown[]): Promise<Claimed[]> => {
  const { rows } = await db.pool.query<Claimed>({
    name,
    text: `SELECT a.request_id, a.started_at, 0 AS troubles, a.outcome, ${ofLead.replace('FROM delivery d', 'FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id AND a.number = d.attempt_count')}
      WHERE d.account = $1 AND ${where} LIMIT 50`,
    values,
  });
  return rows;
};

/** How many messages wait in an account (at most 1 000 are counted), and the nearest coming moment at which that changes by itself: RFC 3339, or null. */
export const waitingDeliveries = async (
  db: Database,
  { account, leaseMs }: { account: string; leaseMs: number },
): Promise<{ left: number; nextAt: string | null }> => {
  const { rows } = await db.pool.query<{ left: number; next_at: Date | null }>({
    name: 'waiting-deliveries',
    text: `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM delivery WHERE account = $1 AND state IN ('queued', 'sending', 'unknown') LIMIT 1000) few) AS left,
      least(
        (SELECT not_before FROM delivery WHERE account = $1 AND state = 'queued' AND not_before IS NOT NULL AND behind_id IS NULL ORDER BY not_before LIMIT 1),
        (SELECT not_after FROM delivery WHERE account = $1 AND state = 'queued' AND not_after IS NOT NULL ORDER BY not_after LIMIT 1),
        (SELECT not_before FROM delivery WHERE account = $1 AND state = 'unknown' AND not_before IS NOT NULL ORDER BY not_before LIMIT 1),
        (SELECT min(a.started_at) + make_interval(secs => $2::float / 1000) FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id AND a.number = d.attempt_count
          WHERE d.account = $1 AND d.state = 'sending')) AS next_at`,
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
    // one that stands in a conversation is read there
    text: `WITH kept AS (UPDATE delivery d SET subject = o.subject, body = o.body FROM jsonb_to_recordset($1::jsonb) AS o(id uuid, subject text, body text)
        WHERE d.id = o.id RETURNING d.message_id, d.body)
      UPDATE message m SET text = kept.body FROM kept WHERE m.id = kept.message_id`,
    values: [JSON.stringify(letters)],
  });
};
