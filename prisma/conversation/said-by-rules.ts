import type { Cause } from '../../workflows/automation/cause.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { ConversationRow } from './conversation-row.ts';

/** Automations of a talk write so many messages a day there: two programs that answer each other are stopped here. */
const MOST = 20;

type Found = { many: boolean; answered: boolean };

/**
 * Why an automation of a talk says nothing there. What the account says by itself goes with the message that it answers, so it is first; of several
 * automations that one message fires, the first answers. What a clock says is no answer to a message. Refused: AnsweredByItself, AnsweredEnough.
 */
export const whyNotSay = async (
  db: Database,
  { id }: ConversationRow,
  cause: Cause | undefined,
): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<Found>({
    name: 'said-by-rules',
    text: `WITH why AS (SELECT number FROM event WHERE id = $2::bigint AND subject_id = $1),
        begun AS (SELECT number FROM event WHERE subject_id = $1 AND number <= (SELECT number FROM why) AND actor ->> 'kind' IN ('client', 'user')
          ORDER BY number DESC LIMIT 1),
        late AS (SELECT type, data, cause, recorded_at FROM event WHERE subject_id = $1 ORDER BY number DESC LIMIT 500)
      SELECT (SELECT count(*) >= ${MOST} FROM late WHERE type = 'conversation.answered' AND data ? 'automatic' AND cause IS NOT NULL
          AND recorded_at > now() - interval '1 day') AS many,
        EXISTS (SELECT 1 FROM event e, begun WHERE e.subject_id = $1 AND e.number > begun.number AND e.type = 'conversation.answered' AND e.data ? 'automatic'
          AND NOT coalesce(e.cause ->> 'automation' = $3 AND e.cause ->> 'event' = $2::text, false)) AS answered`,
    values: [id, cause?.event ?? null, cause?.automation ?? null],
  });
  const { many, answered } = rows[0]!;
  if (many) return refuse('AnsweredEnough');
  return answered && !cause?.clock ? refuse('AnsweredByItself') : undefined;
};
