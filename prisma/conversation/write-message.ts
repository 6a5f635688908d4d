import { channelOf } from '../../workflows/channel/index.ts';
import type { NewMessage, Written } from '../../workflows/conversation/conversation.schema.ts';
import type { Said } from '../../workflows/conversation/decide.ts';
import { wordsOfFormatted } from '../../workflows/conversation/formatted.ts';
import { layOut } from '../../workflows/conversation/lay-out.ts';
import { isCarried, kindsOf } from '../../workflows/conversation/part.ts';
import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { mentionedIn } from '../../workflows/note/mention.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { sharing, type Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { mentionable, mentionNotices } from '../note/mention.ts';
import { readReachable } from '../widget/absent.queries.ts';
import { command, type Change, type Doing } from '../write.ts';
import { cleanFormatted } from './clean.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { heardByLead } from './echo.ts';
import { whyNotNow } from './claim.ts';
import { attached, filesToSend, type Sent } from './message-file.ts';
import { deliveryRow, messageRow } from './message-row.ts';
import {
  orderConversation,
  readConversationRow,
  type ConversationRow,
  type OnConversation,
} from './conversation-row.ts';

/**
 * A message to the client, or a note for the team alone. What is too long for the channel goes as several, and so do files, the buttons with the
 * last. Whether its author may see the files, the caller has asked. Refused: NotFound, MessageEmpty, ReplyToUnknown, ClientBlockedUs, SendAtInPast,
 * CopiesOfLettersOnly, FileGone, FilesNotTaken, FileTooLargeHere, FileNotScanned, FileInfected, and as
 * `whyNotNow`.
 */
export const writeMessage = (
  record: Database,
  { conversationId, message: asked, ...doing }: OnConversation & { message: NewMessage },
): Promise<Written | Refusal> => {
  const db = sharing(record);
  return command(db, { key: doing.key, request: { write: asked, to: conversationId } }, async () => {
    const message = asked.html === undefined ? asked : formatted(asked, asked.html);
    if (message.text.trim() === '' && !message.parts.some(isCarried)) return refuse('MessageEmpty');
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    if (message.replyTo && !(await isIn(db, conversationId, message.replyTo))) return refuse('ReplyToUnknown');
    const faster = await whyNotNow(db, conversationId, message, doing.actor.id);
    if (faster) return faster;
    const told = { ...doing, at: doing.at ?? new Date().toISOString() };
    if (message.direction === 'note') return noteIn(db, row, message, told);
    if (message.parts.some(({ kind }) => kind === 'copies') && channelOf(row.account)?.writes !== 'letter')
      return refuse('CopiesOfLettersOnly');
    const sent = await filesToSend(db, row.account, message.parts);
    if (isRefusal(sent)) return sent;
    const waits = channelOf(row.account)?.talks?.mailed && (await readReachable(db, row.id)) !== undefined;
    const answer = answerIn(
      row,
      { ...message, ...sent },
      told,
      waits && processIdOf({ kind: 'conversation', id: row.id }),
    );
    return isRefusal(answer) ? answer : heardByLead(db, row.lead_id, row, await heardByTicket(db, row, answer));
  });
};

type Told = Doing & { at: string };

/** What is formatted says the plain words: nobody gets two letters in one. */
export const formatted = <M extends { text: string; html?: string | undefined }>(message: M, typed: string): M => {
  const html = cleanFormatted(typed).replace(/(<p>(<br \/>|\s)*<\/p>)+$/, '');
  return { ...message, html, text: wordsOfFormatted(html) };
};

export const answerIn = (
  row: ConversationRow,
  { text, html, parts, files, replyTo, sendAt, hold }: Omit<NewMessage, 'parts'> & Sent,
  doing: Told,
  /** who waits for it to be read */
  waiting: string | false | undefined,
): Change<Written> | Refusal => {
  const channel = channelOf(row.account);
  const { body = 4096, files: limits } = channel?.limits ?? {};
  const laid = layOut({ text, parts }, { body, files: limits }).map((one) => ({ id: uuidv7(), ...one }));
  const isFormatted = channel?.writes === 'letter' && html !== undefined;
  const said = laid.map(({ id, ...one }): Said => ({ message: id, text: one.text, ...kindsOf(one.parts) }));
  const by = doing.actor.kind === 'user' ? (doing.actor.id ?? null) : null;
  const held = hold && !sendAt ? Date.parse(doing.at) + hold * 1000 : undefined;
  const goesAt = sendAt || held ? new Date(sendAt ?? held!).toISOString() : undefined;
  const change = orderConversation(row, doing, { do: 'answer', said, by, goesAt });
  if (isRefusal(change)) return change;
  const answers = change.events!.filter(({ type }) => type === 'conversation.answered');
  const inserts = laid.flatMap((one, index) => {
    // what is written at once keeps its order
    const at = new Date(Date.parse(doing.at) + index).toISOString();
    const written = { ...one, at, number: answers[index]!.seq, replyTo: index === 0 ? replyTo : undefined, by };
    return [
      { table: 'message', row: messageRow(row, written, 'out') },
      ...(isFormatted && one.text === text ? [{ table: 'message_html', row: { message_id: one.id, html } }] : []),
      {
        table: 'delivery',
        row: deliveryRow(row, doing, { id: one.id, text: one.text, at, goesAt, inTurn: held !== undefined }),
      },
      ...attached(one.id, one.parts, by),
    ];
  });
  const [first, ...others] = change.events!;
  const pokes = [...first!.pokes, ...pokesFor(doing.actor, [`channel:${row.account}`, waiting ?? false])];
  return {
    ...change,
    inserts,
    updates: [...(change.updates ?? []), ...files],
    events: [{ ...first!, pokes }, ...others],
    result: { ...change.result, messages: laid.map(({ id }) => id) },
  };
};

const noteIn = async (
  db: Database,
  row: ConversationRow,
  { text, replyTo }: NewMessage,
  doing: Told,
): Promise<Change<Written> | Refusal> => {
  const people = await mentionable(db, text);
  const mentions = mentionedIn(text, people);
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
    by: doing.actor.kind === 'user' ? doing.actor.id : null,
  };
  return {
    ...change,
    inserts: [
      { table: 'message', row: messageRow(row, written, 'note') },
      ...(await noticesOf(db, row, { text, mentions, people, by: doing.actor.id })),
    ],
    result: { ...change.result, messages: [id] },
  };
};

/** The colleagues whom a note names, as far as they see the talk. */
const noticesOf = async (
  db: Database,
  row: ConversationRow,
  said: Omit<Parameters<typeof mentionNotices>[1], 'record'>,
): ReturnType<typeof mentionNotices> => {
  if (said.mentions.length === 0) return [];
  const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM contact WHERE id = $1', [row.contact_id]);
  const name = namedPlainly(rows[0]?.name ?? '');
  return mentionNotices(db, { ...said, record: { noun: 'conversation', id: row.id, name } });
};

const isIn = async (db: Database, conversationId: string, messageId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM message WHERE id = $1 AND conversation_id = $2',
    [messageId, conversationId],
  );
  return rows.length > 0;
};
