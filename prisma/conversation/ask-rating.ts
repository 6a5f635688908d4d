import { mayAskRating, ratingButtons } from '../../workflows/conversation/rating.ts';
import { ratingWords } from '../../workflows/conversation/rating.words.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Change, type Doing } from '../write.ts';
import { answeredByItself } from './answer-by-itself.ts';
import {
  conversationOf,
  orderConversation,
  readConversationRow,
  type ConversationRow,
  type OnConversation,
} from './conversation-row.ts';

/** A question about the talk, as it is said to its client. */
const question = (row: ConversationRow, what: keyof typeof ratingWords) => ({
  message: uuidv7(),
  text: inLanguage(ratingWords[what], row.language as Language),
});

/** The order to close, with the question where the account asks one. */
export const closing = async (
  db: Database,
  row: ConversationRow,
  doing: Doing & { at: string },
  result: string | undefined,
): Promise<Change<Done> | Refusal> => {
  const { rows } = await db.pool.query<{ asks: boolean; answered: boolean }>({
    name: 'asks-rating',
    text: `SELECT coalesce((SELECT (a.desk -> 'rating')::boolean FROM channel_account a WHERE a.id = $1), false) AS asks,
      EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = $2 AND m.direction = 'out' AND m.written_by IS NOT NULL AND m.deleted_at IS NULL) AS answered`,
    values: [row.account, row.id],
  });
  const { asks = false, answered = false } = rows[0] ?? {};
  const asked = asks && mayAskRating(conversationOf(row), answered, doing.at) ? question(row, 'ask') : null;
  const change = orderConversation(row, doing, { do: 'close', result, asked });
  if (isRefusal(change) || !asked) return change;
  const said = { ...asked, parts: [ratingButtons] };
  return { ...answeredByItself(row, change, said, doing.at, 'conversation.rating_asked'), result: change.result };
};

/** Once, to whoever was asked and is silent. */
export const remindOfRating = (db: Database, { conversationId, ...doing }: OnConversation): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { remindRating: conversationId } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const at = new Date().toISOString();
    const asked = question(row, 'remind');
    const change = orderConversation(row, { ...doing, at }, { do: 'remindRating', said: asked });
    if (isRefusal(change) || !change.events) return change;
    const said = { ...asked, parts: [ratingButtons] };
    return { ...answeredByItself(row, change, said, at, 'conversation.rating_reminded'), result: change.result };
  });
