import type { CallOrder } from '../../workflows/call/call.schema.ts';
import type { Database } from '../client.ts';
import { defaultStatuses } from '../../workflows/work/status.ts';
import type { Status } from '../../workflows/work/status.schema.ts';

/** Lines that somebody has to attend to. `revision`: another one needs another link. */
export const linesToAttend = async (db: Database): Promise<{ id: string; revision: number }[]> => {
  const { rows } = await db.pool.query<{ id: string; revision: number }>({
    name: 'lines-to-attend',
    text: `SELECT id, revision FROM channel_account WHERE kind = 'voice' AND provider IS NOT NULL AND blocked_at IS NULL ORDER BY id`,
  });
  return rows;
};

export type LivingCall = {
  id: string;
  state: string;
  extension: string | null;
  channels: string[];
  open: string[];
  dueAt: string | null;
};

/** What goes on by a line. `channels`: of all its phones, `open`: of those that ring or talk as far as we know. */
export const livingCalls = async (db: Database, line: string): Promise<LivingCall[]> => {
  const { rows } = await db.pool.query<LivingCall>({
    name: 'living-calls',
    text: `SELECT cl.id, cl.state, u.extension, least(cl.machine ->> 'dueAt', cl.machine ->> 'maskedUntil') AS "dueAt",
        ARRAY(SELECT leg ->> 'channel' FROM jsonb_array_elements(cl.legs || cl.listens) leg) AS channels,
        ARRAY(SELECT leg ->> 'channel' FROM jsonb_array_elements(cl.legs || cl.listens) leg WHERE leg ->> 'to' IS NULL) AS open
      FROM call cl LEFT JOIN app_user u ON u.id = cl.user_id WHERE cl.account_id = $1 AND cl.state <> 'ended' ORDER BY cl.id`,
    values: [line],
  });
  return rows;
};

/** What is asked of them and nobody has taken yet, in order. */
export const openOrders = async (
  db: Database,
  line: string,
): Promise<{ id: string; call: string; order: CallOrder; by: string | null }[]> => {
  const { rows } = await db.pool.query<{ id: string; call: string; order: CallOrder; by: string | null }>({
    name: 'open-call-orders',
    text: `SELECT o.id, o.call_id AS call, o."order", o.by FROM call_order o JOIN call cl ON cl.id = o.call_id
      WHERE o.taken_at IS NULL AND cl.account_id = $1 ORDER BY o.id LIMIT 100`,
    values: [line],
  });
  return rows;
};

export const orderTaken = async (db: Database, id: string): Promise<void> => {
  await db.pool.query({
    name: 'call-order-taken',
    text: 'UPDATE call_order SET taken_at = now() WHERE id = $1 AND taken_at IS NULL',
    values: [id],
  });
};

/** Which of these calls are over or were never there. */
export const callsOver = async (db: Database, ids: string[]): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'calls-over',
    text: `SELECT t.id::text FROM unnest($1::uuid[]) AS t(id) LEFT JOIN call cl ON cl.id = t.id WHERE cl.id IS NULL OR cl.state = 'ended'`,
    values: [ids],
  });
  return rows.map(({ id }) => id);
};

/** Whom an incoming call rings next: whoever is responsible for the client, alone; then everybody else who is free and at work. */
export const ringable = async (
  db: Database,
  call: string,
  tried: string[],
): Promise<{ id: string; extension: string }[]> => {
  const { rows } = await db.pool.query<{
    id: string;
    extension: string | null;
    own: boolean;
    status: string | null;
    statuses: Status[] | null;
  }>({
    name: 'ringable-users',
    text: `SELECT u.id, u.extension, u.id IS NOT DISTINCT FROM l.responsible_id AS own, o.status, (SELECT value FROM setting WHERE key = 'statuses') AS statuses
      FROM call cl JOIN channel_account a ON a.id = cl.account_id LEFT JOIN lead l ON l.id = cl.lead_id
        JOIN app_user u ON u.extension IS NOT NULL AND u.disabled_at IS NULL AND (a.people = '{}' OR u.id = ANY(a.people) OR u.id = l.responsible_id)
        LEFT JOIN operator o ON o.id = u.id
      WHERE cl.id = $1 AND NOT u.id = ANY($2::uuid[])
        AND NOT EXISTS (SELECT 1 FROM absence b WHERE b.user_id = u.id AND b.starts_at <= now() AND (b.ends_at IS NULL OR b.ends_at > now()))
        AND NOT EXISTS (SELECT 1 FROM call other WHERE other.state <> 'ended' AND other.id <> cl.id
          AND (other.user_id = u.id OR (other.legs || other.listens) @> jsonb_build_array(jsonb_build_object('userId', u.id, 'to', NULL))))
      ORDER BY own DESC, o.given_at NULLS FIRST, u.id LIMIT 30`,
    values: [call, tried],
  });
  const free = rows.filter(({ status, statuses }) => takes(statuses ?? defaultStatuses, status));
  const own = free.filter((one) => one.own);
  const next = own.length > 0 ? own : free.slice(0, MOST_RUNG);
  return next.flatMap(({ id, extension }) => (extension === null ? [] : { id, extension }));
};

const MOST_RUNG = 8;

/** Whoever has said nothing is as everybody begins. */
const takes = (statuses: Status[], status: string | null): boolean =>
  status === null || (statuses.find(({ key }) => key === status)?.takes ?? true);
