import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Transfer } from '../../workflows/work/queue.schema.ts';
import { toldWords } from '../../workflows/work/routing.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { assignConversation } from '../conversation/conversation.ts';
import type { OnConversation } from '../conversation/conversation-row.ts';
import { sayByItself } from '../conversation/say.ts';
import { writeMessage } from '../conversation/write-message.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { sendTalk } from './send.ts';
import { routeWorks } from './settle.ts';

/**
 * To a user, to a group, or, where none is named, back to the queue with its place; whoever had it is not asked again. The note is for the team, and
 * the client is told where that is wished. Refused: NotFound, PersonUnknown, GroupUnknown.
 */
export const transferConversation = async (
  db: Database,
  { conversationId, transfer, ...doing }: OnConversation & { transfer: Transfer },
): Promise<Done | Refusal> => {
  const { groupId, userId, note, tellClient } = transfer;
  // asked again it has been sent already, and somebody else may have it
  const wrong = userId || (await isDone(db, doing.key)) ? undefined : await sendTalk(db, conversationId, groupId);
  if (wrong) return wrong;
  const done = await assignConversation(db, { ...doing, conversationId, to: userId ?? null });
  if (isRefusal(done)) return done;
  if (note !== '') {
    const key = doing.key && `${doing.key} note`;
    const message = { text: note, parts: [], direction: 'note' as const };
    const noted = await writeMessage(db, { ...doing, key, conversationId, message });
    if (isRefusal(noted)) return noted;
  }
  if (!userId) await routeWorks(db, [conversationId]);
  if (tellClient)
    await sayByItself(db, {
      ...{ id: conversationId, key: `transfer ${conversationId} ${done.version}` },
      says: (language) => inLanguage(toldWords.handedOver, language),
    });
  return done;
};

const isDone = async (db: Database, key: string | undefined): Promise<boolean> => {
  if (key === undefined) return false;
  return (await db.pool.query('SELECT 1 FROM idempotency_key WHERE key = $1', [key])).rowCount !== 0;
};
