import type { Event } from '../../workflows/event/event.schema.ts';
import type { TimelineKind, TimelineLead } from '../../workflows/timeline/timeline.schema.ts';
import type { Database } from '../client.ts';
import { sightOfContact } from '../contact/contact.queries.ts';
import { namesOf } from '../event/event.queries.ts';
import { eventColumns, toEvent, type EventRow } from '../event/event.ts';
import { wordsOfTalk } from './talk.queries.ts';
import { query, sql, written, type Sql } from '../sql.ts';
import { visibleConversations, visibleLeads, type Reader } from '../visible.ts';

export type TimelineNoun = 'contact' | 'company';
type Asked = { noun: TimelineNoun; id: string; kind: TimelineKind; before?: string | undefined; limit: number };

/** Of a client with more leads than that, the stories of the newest. */
const MOST_LEADS = 200;

/**
 * What happened to a client or a company, to those that were joined to it, and to their leads that this reader may see; the newest first, one
 * more than the limit where there is a next page. Each story is read by its own index from its end, so it costs the page, not the past.
 */
export const readTimeline = async (
  db: Database,
  me: Reader,
  { noun, id, kind, before, limit }: Asked,
): Promise<{ events: Event[]; leads: TimelineLead[] }> => {
  // whoever sees a client only by some of its leads does not hear of addresses that came with others
  const seesAll = noun === 'company' || (await sightOfContact(db, me, id)) === 'all';
  const own = seesAll ? sql`true` : sql`e.noun <> 'contact'`;
  const place = before === undefined ? sql`true` : sql`e.id < ${before}::bigint`;
  const { rows } = await db.pool.query<EventRow & { place: number }>(
    query(sql`WITH ${joined[noun](id)},
        ours AS (SELECT l.id FROM ${leadsOf[noun]} AND ${visibleLeads(me)} ORDER BY l.number DESC LIMIT ${MOST_LEADS}),
        subject AS (SELECT ${noun}::text AS kind, id FROM joined UNION ALL SELECT 'lead', id FROM ours ${talksOf[noun](me)})
      SELECT e.* FROM subject s CROSS JOIN LATERAL (
        SELECT ${written(eventColumns)}, e.id AS place FROM event e
        WHERE e.subject_id = s.id AND e.subject_kind = s.kind AND ${place} AND ${own} AND ${kinds[kind]}
          AND (e.noun <> 'delivery' OR (e.seq = 1 AND e.subject_kind <> 'conversation'))
          AND e.noun <> 'echo' AND (e.noun <> 'conversation' OR ${wordsOfTalk})
        ORDER BY e.number DESC LIMIT ${limit + 1}) e
      ORDER BY e.place DESC LIMIT ${limit + 1}`),
  );
  const [names, leads] = await Promise.all([namesOf(db, rows), leadsIn(db, rows)]);
  return { events: rows.map((row) => toEvent(row, names)), leads };
};

const joined: { [N in TimelineNoun]: (id: string) => Sql } = {
  contact: (id) => sql`joined(id) AS (SELECT ${id}::uuid UNION SELECT id FROM contact WHERE merged_into_id = ${id})`,
  company: (id) => sql`joined(id) AS (SELECT ${id}::uuid UNION SELECT id FROM company WHERE merged_into_id = ${id})`,
};

const leadsOf: { [N in TimelineNoun]: Sql } = {
  contact: sql`lead l WHERE l.id IN (SELECT lc.lead_id FROM lead_contact lc JOIN joined j ON j.id = lc.contact_id)`,
  company: sql`lead l WHERE l.company_id IN (SELECT id FROM joined)`,
};

/** What the reader may see of what she and we wrote to each other. */
const talksOf: { [N in TimelineNoun]: (me: Reader) => Sql } = {
  contact: (
    me,
  ) => sql`UNION ALL SELECT 'conversation', v.id FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
          WHERE v.contact_id IN (SELECT id FROM joined) AND ${visibleConversations(me)}`,
  company: (
    me,
  ) => sql`UNION ALL SELECT 'conversation', v.id FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
          WHERE (v.lead_id IN (SELECT id FROM ours) OR v.contact_id IN (SELECT id FROM contact WHERE company_id IN (SELECT id FROM joined)))
            AND ${visibleConversations(me)}`,
};

const kinds: { [K in TimelineKind]: Sql } = {
  all: sql`true`,
  note: sql`(e.noun = 'note' OR e.type = 'lead.noted')`,
  message: sql`e.noun IN ('delivery', 'conversation')`,
  task: sql`e.noun = 'task'`,
  file: sql`e.noun = 'file'`,
  money: sql`e.noun = 'invoice'`,
};

const leadsIn = async (db: Database, rows: EventRow[]): Promise<TimelineLead[]> => {
  const ids = [...new Set(rows.flatMap((row) => (row.subject_kind === 'lead' ? (row.subject_id ?? []) : [])))];
  if (ids.length === 0) return [];
  const { rows: leads } = await db.pool.query<TimelineLead>(
    `SELECT l.id, l.number, l.name, p.key AS pipeline, l.pipeline_version_id AS "pipelineVersionId"
     FROM lead l JOIN pipeline p ON p.id = l.pipeline_id WHERE l.id = ANY($1)`,
    [ids],
  );
  return leads;
};
