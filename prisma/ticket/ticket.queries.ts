import type { Event } from '../../workflows/event/event.schema.ts';
import type { ServiceClock } from '../../workflows/service/policy.schema.ts';
import type { Ticket, TicketItem } from '../../workflows/ticket/ticket.schema.ts';
import type { Database } from '../client.ts';
import { namesOf } from '../event/event.queries.ts';
import { eventColumns, toEvent, type EventRow } from '../event/event.ts';
import { query, sql, written } from '../sql.ts';
import { inOrder } from '../record-list.ts';
import { wordsOfTalk } from '../timeline/talk.queries.ts';
import { clocksOf } from './service.ts';
import { visibleConversations, visibleTickets, type Reader } from '../visible.ts';

const columns = sql`k.id, k.track, k.subject, p.key AS pipeline, k.stage, k.type, k.topic, k.priority, k.source, k.language,
  CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS contact, k.group_id, k.responsible_id, k.tags,
  k.branch, k.region, k.fields, k.due_at, k.postponed_until, k.paused_at, k.created_at, k.stage_entered_at, k.closed_at, k.clock_offset AS "clockOffset", k.version`;
const tables = sql`ticket k JOIN pipeline p ON p.id = k.pipeline_id LEFT JOIN contact c ON c.id = k.contact_id`;

type ItemRow = Omit<
  TicketItem,
  | 'groupId'
  | 'assigneeId'
  | 'dueAt'
  | 'postponedUntil'
  | 'pausedAt'
  | 'createdAt'
  | 'stageEnteredAt'
  | 'closedAt'
  | 'promise'
> & {
  group_id: string | null;
  responsible_id: string | null;
  due_at: Date | null;
  postponed_until: Date | null;
  paused_at: Date | null;
  created_at: Date;
  stage_entered_at: Date;
  closed_at: Date | null;
  clockOffset: number;
};

/** Tickets as lists show them, in the order of their ids. */
export const itemsOf = async (db: Database, ids: string[]): Promise<TicketItem[]> => {
  const { rows } = await db.pool.query<ItemRow>(
    query(sql`SELECT ${columns} FROM ${tables} WHERE k.id = ANY(${ids}::uuid[])`),
  );
  const clocks = await clocksOf(db, rows);
  return inOrder(ids, rows).map((row) => toItem(row, clocks.get(row.id) ?? []));
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const toItem = (row: ItemRow, clocks: ServiceClock[]): TicketItem => {
  const { id, track, subject, pipeline, stage, type, topic, priority, source, language, contact, tags, version } = row;
  const { branch, region, fields } = row;
  return {
    ...{ id, track, subject, pipeline, stage, type, topic, priority, source, language, contact, tags, version },
    ...{ branch, region, fields },
    ...{ groupId: row.group_id, assigneeId: row.responsible_id, dueAt: iso(row.due_at) },
    ...{ postponedUntil: iso(row.postponed_until), pausedAt: iso(row.paused_at), closedAt: iso(row.closed_at) },
    promise: nextOf(clocks),
    ...{ createdAt: row.created_at.toISOString(), stageEnteredAt: row.stage_entered_at.toISOString() },
  };
};

/** Late ones first, then what runs out next; one that stands still runs out last. */
const nextOf = (clocks: ServiceClock[]): TicketItem['promise'] => {
  const open = clocks.filter(({ endedAt }) => endedAt === null);
  const next = open.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0];
  return next ? { kind: next.kind, state: next.state, dueAt: next.dueAt } : null;
};

type WholeRow = ItemRow & {
  version_id: string;
  description: string;
  lead_id: string | null;
  reason: string | null;
  rating: number | null;
  rating_comment: string | null;
  talks: string[];
  parent: Ticket['parent'];
  parts: Ticket['parts'];
  follows: Ticket['follows'];
  merged_into: Ticket['mergedInto'];
  related: Ticket['related'];
  watchers: string[];
};

/** Either is found by its own index. */
const isTrack = (name: string): boolean => /^[A-Z]{2}\d{8}$/.test(name);

const other = sql`jsonb_build_object('id', o.id, 'track', o.track, 'subject', o.subject, 'stage', o.stage)`;

/** One ticket, by its id or its track number; undefined where this reader sees none. */
export const readTicket = async (db: Database, me: Reader, name: string): Promise<Ticket | undefined> => {
  const { rows } = await db.pool.query<WholeRow>(
    query(sql`SELECT ${columns}, k.pipeline_version_id AS version_id, k.description, k.lead_id, k.reason, k.rating, k.rating_comment, k.talks,
        (SELECT ${other} FROM ticket o WHERE o.id = k.parent_id) AS parent, (SELECT ${other} FROM ticket o WHERE o.id = k.follows_id) AS follows,
        (SELECT ${other} FROM ticket o WHERE o.id = k.merged_into_id) AS merged_into,
        (SELECT coalesce(jsonb_agg(${other} ORDER BY o.id), '[]') FROM ticket o WHERE o.parent_id = k.id) AS parts, k.watchers,
        (SELECT coalesce(jsonb_agg(${other} ORDER BY o.id), '[]') FROM jsonb_array_elements_text(k.related) r(id) JOIN ticket o ON o.id = r.id::uuid) AS related
      FROM ${tables} WHERE ${isTrack(name) ? sql`k.track = ${name}` : sql`k.id = ${name}::uuid`} AND ${visibleTickets(me)}`),
  );
  const row = rows[0];
  if (!row) return undefined;
  const { description, reason, rating, rating_comment: ratingComment, talks, parent, parts, follows } = row;
  const { related, watchers } = row;
  const clocks = (await clocksOf(db, [row])).get(row.id) ?? [];
  return {
    ...toItem(row, clocks),
    clocks,
    ...{ description, reason, rating, ratingComment, talks, parent, parts, follows, related, watchers },
    ...{ pipelineVersionId: row.version_id, leadId: row.lead_id, mergedInto: row.merged_into },
    clockOffset: row.clockOffset,
  };
};

/** What happened to a ticket and was written in its talks, as far as this reader may see them; the newest first, one more than the limit. */
export const ticketEvents = async (
  db: Database,
  me: Reader,
  { id, before, limit }: { id: string; before?: string | undefined; limit: number },
): Promise<Event[]> => {
  const place = before === undefined ? sql`true` : sql`e.id < ${before}::bigint`;
  const { rows } = await db.pool.query<EventRow & { place: number }>(
    query(sql`WITH subject AS (SELECT 'ticket'::text AS kind, ${id}::uuid AS id UNION ALL
        SELECT 'conversation', v.id FROM ticket k CROSS JOIN LATERAL jsonb_array_elements_text(k.talks) AS t(talk) JOIN conversation v ON v.id = t.talk::uuid
          LEFT JOIN channel_account va ON va.id = v.account WHERE k.id = ${id}::uuid AND ${visibleConversations(me)})
      SELECT e.* FROM subject s CROSS JOIN LATERAL (
        SELECT ${written(eventColumns)}, e.id AS place FROM event e
        WHERE e.subject_id = s.id AND e.subject_kind = s.kind AND ${place} AND (e.noun <> 'echo' OR e.type LIKE 'ticket.task\\_%') AND (e.noun <> 'conversation' OR ${wordsOfTalk})
        ORDER BY e.number DESC LIMIT ${limit + 1}) e
      ORDER BY e.place DESC LIMIT ${limit + 1}`),
  );
  const names = await namesOf(db, rows);
  return rows.map((row) => toEvent(row, names));
};
