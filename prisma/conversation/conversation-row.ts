import { talkChannels } from '../../workflows/channel/index.ts';
import { conversation } from '../../workflows/conversation/conversation.noun.ts';
import { conversationColumns } from '../../workflows/conversation/columns.ts';
import type { ConversationStateName } from '../../workflows/conversation/conversation.schema.ts';
import {
  decideConversation,
  type ConversationEvent,
  type ConversationOrder,
} from '../../workflows/conversation/decide.ts';
import { evolveConversation } from '../../workflows/conversation/evolve.ts';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import type { ConversationState } from '../../workflows/conversation/state.ts';
import { written } from '../../workflows/event/difference.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { FEW, gathered } from '../gathered.ts';
import type { Conversation, Message } from '../generated/client.ts';
import type { Done } from '../lead/lead.ts';
import type { RowOf } from '../row.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

export type ConversationRow = RowOf<
  Conversation,
  {
    state: ConversationStateName;
    rating_stage: ConversationState['ratingStage'];
    promised: ConversationState['promised'];
  }
>;
export type MessageRow = RowOf<Message, { parts: Part[]; earlier: { text: string; at: string }[] }>;

const kindOfRow = `split_part(v.account, ':', 1)`;
const shared = talkChannels.flatMap(({ kind, talks: { own, address } }) => (own ? [] : { kind, address }));
const isShared = `${kindOfRow} IN (${shared.map(({ kind }) => `'${kind}'`).join(', ')})`;
const addressKind = `CASE ${kindOfRow} ${shared.map(({ kind, address }) => `WHEN '${kind}' THEN '${address}'`).join(' ')} ELSE ${kindOfRow} END`;

/**
 * SQL: since when the client takes nothing, as the client or the last message has told; `v` is the conversation. Of an address by which others write
 * too, only the client's own word counts: a full mailbox is emptied.
 */
export const blockedAt = `coalesce(v.blocked_at, (SELECT t.at FROM address_trouble t WHERE t.kind = ${addressKind}
  AND t.value = CASE WHEN ${isShared} THEN split_part(v.thread, ' ', 1) ELSE v.thread || '@' || split_part(v.account, ':', 2) END
  AND (NOT ${isShared} OR t.reason = 'Unsubscribed')))`;

export const readConversationRow = async (db: Database, id: string): Promise<ConversationRow | Refusal> =>
  (db.whole ? (await rowsOf(db, [id]))[0] : await rowOf(db, id)) ?? refuse('NotFound');

const rowsOf = async (db: Database, ids: string[]): Promise<(ConversationRow | undefined)[]> => {
  const [first, ...others] = ids;
  if (others.length === 0) {
    const text = `SELECT v.*, ${blockedAt} AS blocked_at FROM conversation v WHERE v.id = $1`;
    return (await db.pool.query<ConversationRow>({ name: 'conversation-row', text, values: [first] })).rows;
  }
  const { rows } = await db.pool.query<ConversationRow>({
    name: 'conversation-rows',
    text: `SELECT v.*, ${blockedAt} AS blocked_at FROM (SELECT id FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, place) WHERE ${FEW}) q JOIN conversation v ON v.id = q.id`,
    values: [[...new Set(ids)]],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
};

const rowOf = gathered(rowsOf);

export const conversationOf = (row: ConversationRow): ConversationState => ({
  ...{ state: row.state, assignee: row.assignee_id, unread: row.unread, result: row.result, tags: row.tags },
  ...{ waitingSince: momentOr(row.waiting_since), snoozedUntil: momentOr(row.snoozed_until) },
  ...{ blockedAt: momentOr(row.blocked_at), closedAt: momentOr(row.closed_at) },
  ...{ awayToldUntil: momentOr(row.away_told_until), noticeTold: momentOr(row.notice_told) },
  ...{ ratingStage: row.rating_stage, ratingAskedAt: momentOr(row.rating_asked_at) },
  ...{ promised: row.promised, rating: row.rating, ratingComment: row.rating_comment },
  ...{ spamAt: momentOr(row.spam_at), spamReason: row.spam_reason },
  follows: followsOf(row),
  ...{ lastAt: row.last_at.toISOString(), lastText: row.last_text, lastDirection: row.last_direction },
});

const followsOf = (row: ConversationRow): ConversationState['follows'] => {
  const { pipeline_id: pipelineId, pipeline_version_id: versionId, stage: to, stage_entered_at: since } = row;
  return pipelineId && versionId && to && since ? { pipelineId, versionId, to, since: since.toISOString() } : null;
};

const momentOr = (at: Date | null): string | null => at?.toISOString() ?? null;

/** From here on it has other automations, or none. */
const TURNS = new Set<string>(['conversation.entered', 'conversation.left']);
/** What automations of a talk itself may hear. */
const HEARD = new Set<string>([
  ...Object.keys(conversation.means),
  ...conversation.triggers.flatMap(({ events }) => events),
]);

export type OnConversation = Doing & { conversationId: string };

/** What an order does to a conversation that was read. `columns`: what else is changed, of which no rule knows. */
export const orderConversation = (
  row: ConversationRow,
  doing: Doing & { at: string },
  order: ConversationOrder,
  columns: Record<string, unknown> = {},
): Change<Done> | Refusal => {
  const { at } = doing;
  const state = conversationOf(row);
  const decided = decideConversation(state, order, at);
  if (isRefusal(decided)) return decided;
  if (decided.length === 0) return { result: { id: row.id, version: row.version } };
  const { events, set } = written(conversationColumns, evolveConversation, { state, events: decided, at });
  // only a snooze, a question, a promise and automations of its own have a clock, so nothing else wakes a process
  const isPromised = decided.some(({ type }) => type === 'conversation.promised');
  const asks = row.rating_stage === 'asked' || (order.do === 'close' && order.asked != null);
  const isHeard = decided.some(({ type }) => TURNS.has(type) || (row.pipeline_id !== null && HEARD.has(type)));
  const waits = row.snoozed_until !== null || order.do === 'snooze' || asks || isPromised || isHeard;
  return {
    updates: [
      {
        table: 'conversation',
        id: row.id,
        version: row.version,
        set: { state: row.state, ...set, ...columns },
        events: events.length,
      },
    ],
    events: events.map((event, index) =>
      conversationEvent({ id: row.id, seq: row.event_seq + index + 1 }, doing, at, event, waits && index === 0),
    ),
    result: { id: row.id, version: row.version + 1 },
  };
};

export const conversationEvent = (
  { id, seq }: { id: string; seq: number },
  doing: Pick<Doing, 'actor' | 'cause'>,
  at: string,
  event: ConversationEvent,
  waits = false,
): NewEvent => {
  const subject = { kind: 'conversation', id };
  return {
    ...event,
    ...{ noun: 'conversation', noun_id: id, seq, at, subject, actor: doing.actor, cause: doing.cause ?? null },
    pokes: pokesFor(doing.actor, [waits && processIdOf(subject)]),
  };
};
