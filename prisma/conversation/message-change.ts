import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { keptParts } from '../../workflows/conversation/part.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Change, Doing } from '../write.ts';
import { fetchesOf } from './file-fetch.ts';
import { orderConversation, type ConversationRow, type MessageRow } from './conversation-row.ts';

type Told = Doing & { at: string };

/** The same message again: nothing, or what the client has changed in it. An older change never overwrites a newer one. */
export const changedMessage = (
  row: ConversationRow,
  message: MessageRow,
  { editedAt, text, parts: told }: IncomingMessage,
  doing: Told,
): Change<unknown> | Refusal => {
  const since = message.edited_at?.getTime() ?? -1;
  if (editedAt === null || Date.parse(editedAt) <= since) return { result: null };
  const parts = keptParts(message.parts, told);
  const same = text === message.text && JSON.stringify(parts) === JSON.stringify(message.parts);
  if (same) return { result: null };
  const earlier = [...message.earlier, { text: message.text, at: (message.edited_at ?? message.at).toISOString() }];
  const set = { text, parts, edited_at: editedAt, earlier };
  const change = onMessage(row, message, doing, { do: 'edit', message: message.id, text, before: message.text }, set);
  if (isRefusal(change)) return change;
  const known = message.parts.map((part) => part.kind === 'file' && part.at);
  const fresh = fetchesOf({ ...message, parts }).filter(({ row: { part } }) => {
    const one = parts[part];
    return one?.kind === 'file' && !known.includes(one.at);
  });
  return { ...change, inserts: [...(change.inserts ?? []), ...fresh] };
};

/** What the client takes back stays readable, and says so. */
export const withdrawnMessage = (row: ConversationRow, message: MessageRow, doing: Told): Change<unknown> | Refusal =>
  message.deleted_at
    ? { result: null }
    : onMessage(row, message, doing, { do: 'delete', message: message.id }, { deleted_at: doing.at });

const onMessage = (
  row: ConversationRow,
  { id, version }: MessageRow,
  doing: Told,
  order: Parameters<typeof orderConversation>[2],
  set: Record<string, unknown>,
): Change<unknown> | Refusal => {
  const change = orderConversation(row, doing, order);
  if (isRefusal(change)) return change;
  return { ...change, updates: [...(change.updates ?? []), { table: 'message', id, version, set }] };
};
