import type { Told } from '../subject/noun.ts';
import { isEvent } from '../event/catalogue.ts';
import type { Actor } from '../event/event.schema.ts';

/** Letters of a message that automations read. */
const READ = 4096;

type Happened = { type: string; data: Record<string, unknown>; at: string; actor: Pick<Actor, 'kind'> };

/** What the lead of a conversation hears of something that happened there; nothing of what concerns the conversation alone. */
export const echoOf = (event: Happened, { account, lastAt }: { account: string; lastAt: string }): Told | undefined => {
  if (isEvent(event, 'conversation.received')) {
    const { message, text, first } = event.data;
    const silence = first ? { first } : { silentMs: Math.max(0, Date.parse(event.at) - Date.parse(lastAt)) };
    return { type: 'lead.client_wrote', data: { account, message, ...silence, text: text.slice(0, READ) } };
  }
  if (!isEvent(event, 'conversation.answered')) return undefined;
  const { message, automatic } = event.data;
  // what the account says by itself answers nobody
  if (automatic && event.actor.kind === 'system') return undefined;
  return { type: 'lead.answered', data: { account, message, by: automatic ? 'automation' : 'user' } };
};
