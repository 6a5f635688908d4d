import type {
  Conversation,
  ConversationStateName,
  ConversationTotals,
} from '../../workflows/conversation/conversation.schema.ts';
import { termsOf } from '../../workflows/search/terms.ts';
import { Language } from '../../workflows/words/words.schema.ts';
import { runningPromise } from '../../workflows/conversation/promise.ts';
import type { AnswerPromise } from '../../workflows/service/policy.schema.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { wordsIn } from '../search/words.ts';
import { visibleConversations, visibleLeads, type Reader } from '../visible.ts';
import { blockedAt } from './conversation-row.ts';
import { answerShown } from './promise.ts';

export type ConversationFilter = {
  state?: ConversationStateName[] | undefined;
  account?: string | undefined;
  /** nobody: null */
  assignee?: string | null | undefined;
  contact?: string | undefined;
  lead?: string | undefined;
  unread?: boolean | undefined;
  channel?: string | undefined;
  language?: string | undefined;
  tag?: string | undefined;
  /** only those in whose notes the reader is named */
  mentioned?: boolean | undefined;
  /** words of the client's name or of the last message */
  q?: string | undefined;
  /** `waiting`: only those that wait for us, the longest first */
  sort?: 'waiting' | undefined;
  /** only senders whom we have blocked; else none of them, unless one client's are asked for */
  blocked?: boolean | undefined;
  /** (lastAt or waitingSince, id) of the last one that was read */
  after?: [string, string] | undefined;
  limit: number;
};

/** The last spoken in first, or who waits longest; one more than the limit where there is a next page. */
export const listConversations = async (
  db: Database,
  me: Reader,
  {
    state,
    account,
    assignee,
    contact,
    lead,
    unread,
    channel,
    language,
    tag,
    mentioned,
    q,
    sort,
    blocked,
    after,
    limit,
  }: ConversationFilter,
): Promise<Conversation[]> => {
  const where = [visibleConversations(me)];
  if (state) where.push(sql`v.state = ANY(${state}::text[])`);
  if (account) where.push(sql`v.account = ${account}`);
  if (assignee !== undefined)
    where.push(assignee === null ? sql`v.assignee_id IS NULL` : sql`v.assignee_id = ${assignee}::uuid`);
  if (contact)
    where.push(
      sql`v.contact_id IN (SELECT ${contact}::uuid UNION SELECT id FROM contact WHERE merged_into_id = ${contact}::uuid)`,
    );
  if (lead) where.push(sql`v.lead_id = ${lead}::uuid`);
  if (blocked) where.push(sql`v.spam_at IS NOT NULL`);
  else if (!contact && !lead) where.push(sql`v.spam_at IS NULL`);
  if (unread) where.push(sql`v.unread > 0`);
  if (channel) where.push(sql`v.account LIKE ${`${channel}:%`}`);
  if (language) where.push(sql`v.language = ${language}`);
  if (tag) where.push(sql`v.tags <> '{}' AND v.tags @> ARRAY[${tag}::text]`);
  if (mentioned) where.push(named(me));
  if (q) where.push(said(q));
  if (sort === 'waiting') {
    where.push(sql`v.waiting_since IS NOT NULL`);
    if (after) where.push(sql`(v.waiting_since, v.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    return select(db, me, join(where, ' AND '), sql`ORDER BY v.waiting_since, v.id LIMIT ${limit + 1}`);
  }
  if (after) where.push(sql`(v.last_at, v.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return select(db, me, join(where, ' AND '), sql`ORDER BY v.last_at DESC, v.id DESC LIMIT ${limit + 1}`);
};

/** Found by the person, or by what was said last. */
const said = (q: string): Sql => {
  const last = sql`v.last_text ILIKE ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`;
  // signs alone name nobody
  if (termsOf(q).length === 0) return last;
  return sql`(${last} OR (SELECT ${wordsIn(sql`fold(c.name)`, q)} FROM contact o JOIN contact c ON c.id = coalesce(o.merged_into_id, o.id) WHERE o.id = v.contact_id))`;
};

/** Whoever was named was told so, and is told of it for good here. */
const named = (me: Reader): Sql =>
  sql`v.id IN (SELECT (n.data ->> 'conversationId')::uuid FROM notification n WHERE n.user_id = ${me.id}::uuid AND n.kind = 'note.mention')`;

export const readConversation = async (db: Database, me: Reader, id: string): Promise<Conversation | undefined> =>
  (await select(db, me, sql`v.id = ${id}::uuid AND ${visibleConversations(me)}`, sql``))[0];

/** Whom an account's provider knows a conversation is with. */
export const clientOf = async (
  db: Database,
  me: Reader,
  id: string,
  account: string,
): Promise<{ thread: string; name: string; language: Language | undefined } | undefined> => {
  const talk = await readConversation(db, me, id);
  if (talk?.account !== account) return undefined;
  const { rows } = await db.pool.query<{ thread: string }>('SELECT thread FROM conversation WHERE id = $1', [id]);
  return {
    thread: rows[0]?.thread ?? '',
    name: talk.contact.name,
    language: Language.safeParse(talk.language).data,
  };
};

export const conversationTotals = async (db: Database, me: Reader): Promise<ConversationTotals> => {
  const mine = sql`v.assignee_id = ${me.id}::uuid`;
  const { rows } = await db.pool.query<ConversationTotals>(
    query(sql`SELECT count(*) FILTER (WHERE ${mine})::int AS mine, count(*) FILTER (WHERE v.state = 'waiting')::int AS waiting, count(*)::int AS "all",
        coalesce(sum(least(v.unread, 99)) FILTER (WHERE ${mine} OR v.state = 'waiting'), 0)::int AS unread
      FROM conversation v LEFT JOIN channel_account va ON va.id = v.account WHERE v.state <> 'closed' AND v.spam_at IS NULL AND ${visibleConversations(me)}`),
  );
  return rows[0]!;
};

/** The tags of conversations that the reader sees, the most used first. */
export const talkTags = async (db: Database, me: Reader): Promise<{ tag: string; count: number }[]> => {
  const { rows } = await db.pool.query<{ tag: string; count: number }>(
    query(sql`SELECT g.tag, count(*)::int AS count
      FROM conversation v LEFT JOIN channel_account va ON va.id = v.account, unnest(v.tags) g (tag)
      WHERE v.tags <> '{}' AND v.spam_at IS NULL AND ${visibleConversations(me)} GROUP BY g.tag ORDER BY count(*) DESC, g.tag LIMIT 200`),
  );
  return rows;
};

type Row = Omit<
  Conversation,
  'claim' | 'promise' | 'spamAt' | 'waitingSince' | 'snoozedUntil' | 'blockedAt' | 'lastAt' | 'createdAt' | 'closedAt'
> & {
  claimed_by: string | null;
  claimed_until: Date | null;
  spam_at: Date | null;
  promised: AnswerPromise | null;
  ticket: string | null;
  waiting_since: Date | null;
  snoozed_until: Date | null;
  blocked: Date | null;
  last_at: Date;
  created_at: Date;
  closed_at: Date | null;
};

const select = async (db: Database, me: Reader, where: Sql, rest: Sql): Promise<Conversation[]> => {
  const { rows } = await db.pool.query<Row>(
    query(sql`SELECT v.id, split_part(v.account, ':', 1) AS channel, v.account, va.name AS "accountName", v.state, v.assignee_id AS "assigneeId",
        (SELECT jsonb_build_object('id', c.id, 'name', c.name) FROM contact o JOIN contact c ON c.id = coalesce(o.merged_into_id, o.id) WHERE o.id = v.contact_id) AS contact,
        (SELECT jsonb_build_object('id', l.id, 'number', l.number, 'name', l.name) FROM lead l WHERE l.id = v.lead_id AND ${visibleLeads(me)}) AS lead,
        v.language, v.tags, v.unread, v.last_text AS "lastText", v.last_direction AS "lastDirection", v.result, v.version,
        v.rating, v.rating_comment AS "ratingComment", v.spam_reason AS "spamReason", v.spam_at,
        (SELECT left(d.text, 200) FROM draft d WHERE d.user_id = ${me.id}::uuid AND d.conversation_id = v.id ORDER BY d.at DESC LIMIT 1) AS draft,
        v.promised, v.ticket_id AS ticket, cl.user_id AS claimed_by, cl.until AS claimed_until,
        v.waiting_since, v.snoozed_until, ${written(blockedAt)} AS blocked, v.last_at, v.created_at, v.closed_at
      FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
        LEFT JOIN claim cl ON cl.conversation_id = v.id AND cl.until > now() WHERE ${where} ${rest}`),
  );
  const calendars = rows.some(({ promised }) => promised !== null) ? await calendarsOf(db) : {};
  const now = new Date().toISOString();
  return rows.map(({ claimed_by, claimed_until, spam_at, promised, ticket, ...found }) => {
    const { waiting_since, snoozed_until, blocked, last_at, created_at, closed_at, ...row } = found;
    const promise = runningPromise({ promised, waitingSince: momentOr(waiting_since), ticket });
    return {
      ...row,
      promise: promise ? answerShown(promise, calendars, now) : null,
      claim: claimed_by && claimed_until ? { by: claimed_by, until: claimed_until.toISOString() } : null,
      spamAt: momentOr(spam_at),
      ...{ waitingSince: momentOr(waiting_since), snoozedUntil: momentOr(snoozed_until), blockedAt: momentOr(blocked) },
      ...{ lastAt: last_at.toISOString(), createdAt: created_at.toISOString(), closedAt: momentOr(closed_at) },
    };
  });
};

const momentOr = (at: Date | null): string | null => at?.toISOString() ?? null;
