import { channelOf } from '../../workflows/channel/index.ts';
import type { NewMessage, Written } from '../../workflows/conversation/conversation.schema.ts';
import type { Said } from '../../workflows/conversation/decide.ts';
import { splitText } from '../../workflows/conversation/split.ts';
import { mentionedIn } from '../../workflows/note/mention.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { mentionable } from '../note/mention.ts';
import { command, type Change, type Doing } from '../write.ts';
import { answeredSince } from './answered-since.ts';
import { deliveryRow, messageRow } from './message-row.ts';
import {
  orderConversation,
  readConversationRow,
  type ConversationRow,
  type OnConversation,
} from './conversation-row.ts';

/**
 * A message to the client, or a note for the team alone. What is too long for the channel goes as several, the buttons with the last. Refused:
 * NotFound, MessageEmpty, ReplyToUnknown, ClientBlockedUs, SendAtInPast, AnsweredMeanwhile.
 */
export const writeMessage = (
  db: Database,
  { conversationId, message, ...doing }: OnConversation & { message: NewMessage },
): Promise<Written | Refusal> =>
  command(db, { key: doing.key, request: { write: message, to: conversationId } }, async () => {
    if (message.text.trim() === '' && message.parts.length === 0) return refuse('MessageEmpty');
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    if (message.replyTo && !(await isIn(db, conversationId, message.replyTo))) return refuse('ReplyToUnknown');
    const faster = await answeredSince(db, conversationId, message, doing.actor.id);
    if (faster) return refuse('AnsweredMeanwhile', faster);
    const told = { ...doing, at: doing.at ?? new Date().toISOString() };
    return message.direction === 'note' ? noteIn(db, row, message, told) : answerIn(row, message, told);
  });

type Told = Doing & { at: string };

const answerIn = (row: ConversationRow, message: NewMessage, doing: Told): Change<Written> | Refusal => {
  const { text, parts, replyTo, sendAt, hold } = message;
  const most = channelOf(row.account)?.limits.body ?? 4096;
  const texts = splitText(text, most);
  const kinds = parts.map(({ kind }) => kind);
  const ids = texts.map(() => uuidv7());
  const last = texts.length - 1;
  const said = texts.map((one, index): Said => ({
    ...{ message: ids[index]!, text: one },
    ...(index === last && kinds.length > 0 ? { parts: kinds } : {}),
  }));
  const by = doing.actor.kind === 'user' ? (doing.actor.id ?? null) : null;
  const held = hold && !sendAt ? Date.parse(doing.at) + hold * 1000 : undefined;
  const goesAt = sendAt || held ? new Date(sendAt ?? held!).toISOString() : undefined;
  const change = orderConversation(row, doing, { do: 'answer', said, by, goesAt });
  if (isRefusal(change)) return change;
  const answers = change.events!.filter(({ type }) => type === 'conversation.answered');
  const inserts = texts.flatMap((one, index) => {
    const id = ids[index]!;
    // what is written at once keeps its order
    const at = new Date(Date.parse(doing.at) + index).toISOString();
    const written = { id, text: one, parts: index === last ? parts : [], at, number: answers[index]!.seq };
    return [
      { table: 'message', row: messageRow(row, { ...written, replyTo: index === 0 ? replyTo : undefined, by }, 'out') },
      { table: 'delivery', row: deliveryRow(row, doing, { id, text: one, at, goesAt, inTurn: held !== undefined }) },
    ];
  });
  const [first, ...others] = change.events!;
  const pokes = [...first!.pokes, ...pokesFor(doing.actor, [`channel:${row.account}`])];
  return { ...change, inserts, events: [{ ...first!, pokes }, ...others], result: { ...change.result, messages: ids } };
};

const noteIn = async (
  db: Database,
  row: ConversationRow,
  { text, replyTo }: NewMessage,
  doing: Told,
): Promise<Change<Written> | Refusal> => {
  const mentions = mentionedIn(text, await mentionable(db, text));
  const id = uuidv7();
  const change = orderConversation(row, doing, { do: 'note', said: { message: id, text }, mentions });
  if (isRefusal(change)) return change;
  const written = {
    id,
    text,
    parts: [],
    at: doing.at,
    number: change.events!.at(-1)!.seq,
    replyTo,
    by: doing.actor.id,
  };
  return {
    ...change,
    inserts: [{ table: 'message', row: messageRow(row, written, 'note') }],
    result: { ...change.result, messages: [id] },
  };
};

const isIn = async (db: Database, conversationId: string, messageId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM message WHERE id = $1 AND conversation_id = $2',
    [messageId, conversationId],
  );
  return rows.length > 0;
};
