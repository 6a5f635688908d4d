import type { ManyTalksDone, TalksOrder } from '../../workflows/conversation/conversation.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { transferConversation } from '../work/transfer.ts';
import type { Reader } from '../visible.ts';
import type { Doing } from '../write.ts';
import type { Done } from '../lead/lead.ts';
import { alertsRead } from './alert.ts';
import { readConversation } from './conversation.queries.ts';
import { tellConversation } from './conversation.ts';

type Many = Doing & { me: Reader; ids: string[]; order: TalksOrder; language: Language };

/** One order to many conversations, to each as a command of its own: what is refused is named and stops no other. */
export const tellConversations = async (
  db: Database,
  { me, ids, order, language, ...doing }: Many,
): Promise<ManyTalksDone> => {
  const answer: ManyTalksDone = { done: [], refused: [] };
  for (const id of new Set(ids)) {
    const talk = await readConversation(db, me, id);
    const key = doing.key && `${doing.key} ${id}`;
    const done = talk ? await tellOne(db, { ...doing, key, conversationId: id }, order) : refuse('NotFound');
    if (isRefusal(done)) {
      const said = { code: done.refusal, detail: refusalSentence(done, language) };
      answer.refused.push({ id, name: talk?.contact.name ?? null, ...said });
      continue;
    }
    await alertsRead(db, me.id, id);
    answer.done.push(id);
  }
  return answer;
};

const tellOne = (
  db: Database,
  told: Doing & { conversationId: string },
  order: TalksOrder,
): Promise<Done | Refusal> => {
  if (order.do !== 'assign') return tellConversation(db, { ...told, order });
  const { do: _, ...to } = order;
  return transferConversation(db, { ...told, transfer: { ...to, tellClient: false } });
};
