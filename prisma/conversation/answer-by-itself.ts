import type { Part } from '../../workflows/conversation/part.schema.ts';
import { pokesFor } from '../event/event.ts';
import type { Change } from '../write.ts';
import type { ConversationRow } from './conversation-row.ts';
import { deliveryRow, messageRow } from './message-row.ts';

/** Nobody gets a greeting half a day later. */
const USEFUL_MS = 12 * 3_600_000;
const system = { kind: 'system' as const };

/** What the account answers by itself, written with the message that it answers. */
export const answeredByItself = (
  row: ConversationRow,
  change: Change<unknown>,
  { message: id, text, parts = [] }: { message: string; text: string; parts?: Part[] },
  now: string,
  type:
    'conversation.answered' | 'conversation.rating_asked' | 'conversation.rating_reminded' = 'conversation.answered',
): Change<unknown> => {
  const events = change.events!.map((event) =>
    event.type === type
      ? { ...event, actor: system, pokes: [...event.pokes, ...pokesFor(system, [`channel:${row.account}`])] }
      : event,
  );
  const number = events.find((event) => event.type === type)!.seq;
  const notAfter = new Date(Date.parse(now) + USEFUL_MS).toISOString();
  return {
    ...change,
    events,
    inserts: [
      ...(change.inserts ?? []),
      { table: 'message', row: messageRow(row, { id, text, parts, at: now, number }, 'out') },
      { table: 'delivery', row: deliveryRow(row, { actor: system }, { id, text, at: now, notAfter }) },
    ],
  };
};
