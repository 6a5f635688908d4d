import type { NewMessage } from '../../workflows/conversation/conversation.schema.ts';
import type { Claim } from '../../workflows/conversation/typing.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { FEW, gathered, placed } from '../gathered.ts';
import { tellTyping } from './typing.ts';

/** So long after the last letter she still answers. */
const LASTS = "interval '3 minutes'";
/** Letters that come sooner after one another are one sign. */
const SIGN = "interval '2 seconds'";

type Whose = { conversationId: string; userId: string };
type Row = { by: string; until: Date; name: string; account: string; thread: string; isNew: boolean };

/**
 * Says that a user answers there from now on. While a colleague does, the colleague stays, unless it is taken `over`. Gives who answers now, and tells
 * whoever looks. Refused: NotFound.
 */
export const claimConversation = async (
  db: Database,
  { conversationId, userId, over }: Whose & { over: boolean },
): Promise<Claim | Refusal> => {
  const { rows } = await db.pool.query<Row>({
    name: 'claim-conversation',
    text: `WITH known AS (SELECT user_id, until FROM claim WHERE conversation_id = $1),
        put AS (INSERT INTO claim AS c (conversation_id, user_id, until) SELECT id, $2, now() + ${LASTS} FROM conversation WHERE id = $1
          ON CONFLICT (conversation_id) DO UPDATE SET user_id = excluded.user_id, until = excluded.until
          WHERE CASE WHEN c.user_id = excluded.user_id THEN excluded.until - c.until >= ${SIGN} ELSE c.until <= now() OR $3 END
          RETURNING user_id, until),
        is_now AS (SELECT user_id, until FROM put UNION ALL SELECT user_id, until FROM known WHERE NOT EXISTS (SELECT 1 FROM put))
      SELECT n.user_id AS by, n.until, u.name, v.account, v.thread, EXISTS (SELECT 1 FROM put) AS "isNew"
      FROM is_now n JOIN app_user u ON u.id = n.user_id JOIN conversation v ON v.id = $1`,
    values: [conversationId, userId, over],
  });
  const [row] = rows;
  if (!row) return refuse('NotFound');
  const { by, until, name, account, thread, isNew } = row;
  if (isNew)
    await tellTyping(db, { talk: conversationId, account, thread, by: { id: by, name }, until: until.toISOString() });
  return { by, until: until.toISOString() };
};

type Ended = { name: string; account: string; thread: string };

/** SQL: of the claim that a statement calls `gone`, for `tellEnded`. */
const ENDED =
  'SELECT u.name, v.account, v.thread FROM gone g JOIN app_user u ON u.id = g.user_id JOIN conversation v ON v.id = $1';
const END = 'DELETE FROM claim WHERE conversation_id = $1 AND user_id = $2';

/** She has thought better of it. */
export const endClaim = async (db: Database, whose: Whose): Promise<void> => {
  const { rows } = await db.pool.query<Ended>({
    name: 'end-claim',
    text: `WITH gone AS (${END} RETURNING user_id) ${ENDED}`,
    values: [whose.conversationId, whose.userId],
  });
  await tellEnded(db, whose, rows[0]);
};

/** She has answered: what she typed is said, she answers no longer, and has taken what she was given. */
export const endAnswer = async (db: Database, whose: Whose): Promise<void> =>
  tellEnded(db, whose, await answerEnded(db, whose));

const answerEnded = gathered(async (db: Database, all: Whose[]): Promise<(Ended | undefined)[]> => {
  const { rows } = await db.pool.query<Ended & { place: number }>({
    name: 'end-answers',
    text: `WITH q AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS q(place int, "conversationId" uuid, "userId" uuid)
          WHERE ${FEW} ORDER BY "conversationId"),
        gone AS (DELETE FROM claim c USING q WHERE c.conversation_id = q."conversationId" AND c.user_id = q."userId" RETURNING q.place, c.user_id, c.conversation_id),
        said AS (DELETE FROM draft d USING q WHERE d.user_id = q."userId" AND d.conversation_id = q."conversationId" AND d.direction = 'out'),
        mine AS (UPDATE work w SET accepted_at = now(), accept_by = NULL FROM q
          WHERE w.id = q."conversationId" AND w.assignee_id = q."userId" AND w.accept_by IS NOT NULL RETURNING w.assignee_id),
        known AS (UPDATE operator SET misses = 0 WHERE id IN (SELECT assignee_id FROM mine))
      SELECT g.place, u.name, v.account, v.thread FROM gone g JOIN app_user u ON u.id = g.user_id JOIN conversation v ON v.id = g.conversation_id`,
    values: [placed(all)],
  });
  const byPlace = new Map(rows.map(({ place, ...ended }) => [place, ended]));
  return all.map((_, place) => byPlace.get(place));
});

const tellEnded = async (db: Database, { conversationId, userId }: Whose, ended: Ended | undefined): Promise<void> => {
  if (!ended) return;
  const { name, account, thread } = ended;
  await tellTyping(db, { talk: conversationId, account, thread, by: { id: userId, name }, until: null });
};

/**
 * A colleague who is faster: who has answered the client since the writer looked, or who answers now. Only for those who say what they saw. Refused:
 * AnsweredMeanwhile, BeingAnswered.
 */
export const whyNotNow = async (
  db: Database,
  conversationId: string,
  { seen, direction }: Pick<NewMessage, 'seen' | 'direction'>,
  me: string | null | undefined,
): Promise<Refusal | undefined> => {
  if (seen === undefined || direction === 'note') return undefined;
  const { rows } = await db.pool.query<{ user: string; seconds: number | null; until: Date | null }>({
    name: 'faster-colleague',
    text: `(SELECT u.name AS "user", greatest(0, extract(epoch FROM now() - m.at))::int AS seconds, NULL::timestamptz AS until
          FROM message m JOIN app_user u ON u.id = m.written_by
          WHERE m.conversation_id = $1 AND m.number > $2 AND m.direction = 'out' AND u.id IS DISTINCT FROM $3::uuid AND m.deleted_at IS NULL
          ORDER BY m.number DESC LIMIT 1)
      UNION ALL (SELECT u.name, NULL, c.until FROM claim c JOIN app_user u ON u.id = c.user_id
        WHERE c.conversation_id = $1 AND c.until > now() AND u.id IS DISTINCT FROM $3::uuid)`,
    values: [conversationId, seen, me ?? null],
  });
  // what was said counts for more than what is about to be
  const faster = rows.find(({ until }) => until === null) ?? rows[0];
  if (!faster) return undefined;
  const { user, seconds, until } = faster;
  return until
    ? refuse('BeingAnswered', { user, until: until.toISOString() })
    : refuse('AnsweredMeanwhile', { user, seconds: seconds ?? 0 });
};
