import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import type { Callback, DoNotCall } from '../../workflows/callback/callback.schema.ts';
import { promisedOf } from '../../workflows/callback/state.ts';
import type { Database } from '../client.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { visibleCallbacks, type Reader } from '../visible.ts';
import { callbackOf, type CallbackRow } from './callback-row.ts';

type Shown = CallbackRow & { greeting: string | null } & Pick<Callback, 'contact' | 'lead' | 'responsible'>;

const shownWhere = async (db: Database, rest: Sql): Promise<Shown[]> => {
  const { rows } = await db.pool.query<Shown>(
    query(sql`SELECT b.*, CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS contact,
    CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id, 'name', l.name) END AS lead,
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS responsible,
    coalesce(b.says #>> '{text,ru}', (SELECT coalesce(max(s.name), b.says ->> 'sound') FROM sound s WHERE s.key = b.says ->> 'sound')) AS greeting
  FROM callback b LEFT JOIN contact c ON c.id = b.contact_id LEFT JOIN lead l ON l.id = b.lead_id LEFT JOIN app_user u ON u.id = b.responsible_id
      WHERE ${rest}`),
  );
  return rows;
};

export type CallbacksAsked = {
  /** `open`, `late`, or one of its own */
  state?: string | undefined;
  lead?: string | undefined;
  contact?: string | undefined;
  mine?: boolean | undefined;
};
export type CallbackPlace = { at: string; id: string };

/** Callbacks that this reader may see: open ones by their hour, others the newest first; one more than the limit where there is a next page. */
export const listCallbacks = async (
  db: Database,
  me: Reader,
  asked: CallbacksAsked,
  { after, limit, publicUrl }: { after: CallbackPlace | undefined; limit: number; publicUrl: string },
): Promise<Callback[]> => {
  const isOpen = asked.state !== undefined && open.has(asked.state);
  const place = isOpen ? sql`coalesce(b.next_at, b.from_at)` : sql`b.created_at`;
  const beyond = after
    ? isOpen
      ? sql`(${place}, b.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`(${place}, b.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const conditions = [visibleCallbacks(me), beyond, ...which(me, asked)];
  const order = isOpen ? sql`${place}, b.id` : sql`${place} DESC, b.id DESC`;
  const rows = await shownWhere(db, sql`${join(conditions, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}`);
  const now = new Date().toISOString();
  return rows.map((row) => toCallback(row, now, publicUrl));
};

const open = new Set(['open', 'waiting', 'due', 'calling', 'late']);

const which = (me: Reader, { state, lead, contact, mine }: CallbacksAsked): Sql[] => [
  ...(state === undefined
    ? []
    : state === 'open'
      ? [sql`b.closed_at IS NULL`]
      : state === 'late'
        ? [sql`b.closed_at IS NULL AND b.called_at IS NULL AND b.to_at < now()`]
        : [sql`b.state = ${state}`]),
  ...(lead ? [sql`b.lead_id = ${lead}::uuid`] : []),
  ...(contact
    ? [sql`b.contact_id IN (SELECT id FROM contact WHERE id = ${contact}::uuid OR merged_into_id = ${contact}::uuid)`]
    : []),
  ...(mine ? [sql`b.responsible_id = ${me.id}::uuid`] : []),
];

/** Where the next page of such a list begins. */
export const placeOfCallback = ({ state }: CallbacksAsked, one: Callback): CallbackPlace => ({
  at: state !== undefined && open.has(state) ? (one.nextAt ?? one.window.from) : one.createdAt,
  id: one.id,
});

export const readCallback = async (
  db: Database,
  me: Reader,
  id: string,
  publicUrl: string,
): Promise<Callback | undefined> => {
  const rows = await shownWhere(db, sql`b.id = ${id}::uuid AND ${visibleCallbacks(me)}`);
  return rows[0] && toCallback(rows[0], new Date().toISOString(), publicUrl);
};

const toCallback = (row: Shown, now: string, publicUrl: string): Callback => {
  const state = callbackOf(row);
  return {
    ...{ id: row.id, contact: row.contact, lead: row.lead, phone: row.phone, reason: row.reason },
    ...{ source: row.source as Callback['source'], language: row.language, zone: row.zone, exact: row.exact },
    ...{ window: { from: state.from, to: state.to }, state: row.state, promise: promisedOf(state, now) },
    ...{
      greeting: row.says && row.greeting,
      attempts: row.attempts,
      calledAt: state.calledAt,
      nextAt: state.nextAt,
      lateAt: state.lateAt,
    },
    ...{ queuedAt: row.queued_at.toISOString(), responsible: row.responsible, groupId: row.group_id },
    ...{ outcome: row.outcome, link: `${publicUrl}/call-time/${row.token}` },
    ...{ createdAt: row.created_at.toISOString(), closedAt: state.closedAt, version: row.version },
  };
};

/** What happened to a callback after its `seq`th event, oldest first. */
export const callbackEvents = async (db: Database, id: string, seq: number): Promise<SubjectEvent[]> => {
  const { rows } = await db.pool.query<Omit<SubjectEvent, 'at'> & { at: Date }>({
    name: 'callback-events',
    text: `SELECT id::text, coalesce(number, 0) AS number, type, at, data, cause, actor FROM event
      WHERE noun = 'callback' AND noun_id = $1 AND seq > $2 ORDER BY seq LIMIT 100`,
    values: [id, seq],
  });
  return rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
};

/** Numbers that nobody calls, the newest first. */
export const listDoNotCall = async (
  db: Database,
  { q, after, limit }: { q: string; after: { at: string; phone: string } | undefined; limit: number },
): Promise<DoNotCall[]> => {
  const digits = q.replace(/\D/g, '');
  const beyond = after ? sql`(d.at, d.phone) < (${after.at}::timestamptz, ${after.phone})` : sql`true`;
  const { rows } = await db.pool.query<Omit<DoNotCall, 'at'> & { at: Date }>(
    query(sql`SELECT d.phone, d.reason, d.at, CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS by
      FROM do_not_call d LEFT JOIN app_user u ON u.id = d.by
      WHERE ${beyond} AND (${digits} = '' OR position(${digits} IN d.phone) > 0) ORDER BY d.at DESC, d.phone DESC LIMIT ${limit + 1}`),
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};
