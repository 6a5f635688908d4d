import { readPhone } from '../../workflows/contact/phone.ts';
import type { Call, CallHow, CallState } from '../../workflows/call/call.schema.ts';
import type { Database } from '../client.ts';
import { withJoined } from '../lead/lead.queries.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { callsOfReaders, visibleCalls, type Reader } from '../visible.ts';
import { toCall, type NamedCall } from './call-row.ts';

export type CallFilter = {
  lead?: string | undefined;
  contact?: string | undefined;
  user?: string | undefined;
  callback?: string | undefined;
  state?: CallState[] | undefined;
  outcome?: string | undefined;
  how?: CallHow[] | undefined;
  direction?: 'in' | 'out' | undefined;
  /** in any writing, or its last digits */
  phone?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** The newest first, one more than the limit. */
export const listCalls = async (db: Database, me: Reader, filter: CallFilter): Promise<Call[]> => {
  const { lead, contact, user, callback, state, outcome, how, direction, phone, after, limit } = filter;
  const where = [visibleCalls(me)];
  if (lead !== undefined) where.push(sql`cl.lead_id = ${withJoined(lead)}`);
  if (contact !== undefined) where.push(sql`cl.contact_id = ${contact}::uuid`);
  if (user !== undefined) where.push(sql`cl.user_id = ${user}::uuid`);
  if (callback !== undefined) where.push(sql`cl.callback_id = ${callback}::uuid`);
  if (state !== undefined) where.push(sql`cl.state = ANY(${state}::text[])`);
  if (outcome !== undefined) where.push(sql`cl.outcome = ${outcome}`);
  if (how !== undefined) where.push(sql`cl.how = ANY(${how}::text[])`);
  if (direction !== undefined) where.push(sql`cl.direction = ${direction}`);
  if (phone) where.push(withNumber(phone));
  if (after !== undefined) where.push(sql`cl.id < ${after}::uuid`);
  return readBy(me, await calls(db, sql`${join(where, ' AND ')} ORDER BY cl.id DESC LIMIT ${limit + 1}`));
};

/** A whole number is that one, however it is written; a few digits are its end, or else a part of it. */
const withNumber = (typed: string): Sql => {
  const read = readPhone(typed);
  if ('phone' in read) return sql`cl.phone = ${read.phone}`;
  const digits = typed.replace(/\D/g, '');
  if (digits === '') return sql`false`;
  return digits.length <= 4
    ? sql`cl.phone LIKE ${`%${digits}`}`
    : sql`cl.phone LIKE ${`%${digits.replace(/^8/, '')}%`}`;
};

/** One call; undefined where this reader sees none. */
export const readCall = async (db: Database, me: Reader, id: string): Promise<Call | undefined> =>
  readBy(me, await calls(db, sql`cl.id = ${id}::uuid AND ${visibleCalls(me)}`))[0];

/** Who listened to it is told to those who oversee alone. */
export const readBy = ({ role }: Pick<Reader, 'role'>, read: Call[]): Call[] =>
  role === 'manager' ? read.map((call) => ({ ...call, listens: [] })) : read;

/** What goes on now: all of it for those who oversee, one's own for others. */
export const callsNow = async (db: Database, me: Reader): Promise<Call[]> => {
  const whose = me.role === 'manager' ? ownCalls(me.id) : sql`true`;
  return readBy(me, await calls(db, sql`cl.state <> 'ended' AND ${whose} ORDER BY cl.id LIMIT 500`));
};

/** Those in which a user talks or is rung. */
const ownCalls = (id: string): Sql =>
  sql`(cl.user_id = ${id}::uuid OR cl.legs @> ${JSON.stringify([{ userId: id, to: null }])}::jsonb)`;

/** These calls as they are now, and who of these users may see which: "<call> <user>". */
export const callsForReaders = async (
  db: Database,
  ids: string[],
  users: string[],
): Promise<{ calls: Call[]; readers: Set<string> }> => {
  const [all, { rows }] = await Promise.all([
    calls(db, sql`cl.id = ANY(${ids}::uuid[])`),
    db.pool.query<{ sees: string }>(
      query(sql`SELECT cl.id || ' ' || r.id AS sees FROM call cl CROSS JOIN app_user r LEFT JOIN lead l ON l.id = cl.lead_id
          LEFT JOIN channel_account va ON va.id = cl.account_id
        WHERE cl.id = ANY(${ids}::uuid[]) AND r.id = ANY(${users}::uuid[]) AND r.disabled_at IS NULL AND ${callsOfReaders}`),
    ),
  ]);
  return { calls: all, readers: new Set(rows.map(({ sees }) => sees)) };
};

const calls = async (db: Database, where: Sql): Promise<Call[]> => {
  const { rows } = await db.pool.query<NamedCall>(
    query(sql`SELECT cl.*, c.name AS contact_name, l.name AS lead_name, u.name AS user_name, va.desk -> 'recording' AS policy
      FROM call cl LEFT JOIN lead l ON l.id = cl.lead_id LEFT JOIN contact c ON c.id = cl.contact_id LEFT JOIN app_user u ON u.id = cl.user_id
        LEFT JOIN channel_account va ON va.id = cl.account_id WHERE ${where}`),
  );
  return rows.map(toCall);
};
