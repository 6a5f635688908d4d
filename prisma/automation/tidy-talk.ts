import { momentAfter } from '../../workflows/automation/duration.ts';
import type { Orders } from '../../workflows/automation/order.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { assignConversation, tellConversation } from '../conversation/conversation.ts';
import { writeMessage } from '../conversation/write-message.ts';
import { languageOf } from '../user/user-language.ts';
import type { Doing } from '../write.ts';

type Tidying = Exclude<Orders['talk'], { do: 'send' | 'say' }>;

/** What an automation does to a conversation without writing to the client. `responsible`: for whom of the team it is. */
export const tidyTalk = async (
  db: Database,
  { at: _, ...ours }: Doing,
  { id: conversationId }: { id: string },
  order: Tidying,
  responsible: string | null,
): Promise<unknown | Refusal> => {
  // a conversation has no clock but ours
  const onTalk = { ...ours, conversationId };
  switch (order.do) {
    case 'assign':
      return assignConversation(db, { ...onTalk, to: order.to === 'nobody' ? null : responsible });
    case 'close':
      return tellConversation(db, { ...onTalk, order: { do: 'close', result: order.result } });
    case 'tag': {
      const { do: _does, ...tags } = order;
      return tellConversation(db, { ...onTalk, order: { do: 'tag', ...tags } });
    }
    case 'snooze': {
      const until = momentAfter(new Date().toISOString(), order.for, 'utc');
      return tellConversation(db, { ...onTalk, order: { do: 'snooze', until } });
    }
    case 'note': {
      const text = inLanguage(order.text, await languageOf(db, responsible));
      return writeMessage(db, { ...onTalk, message: { text, parts: [], direction: 'note' } });
    }
  }
};
