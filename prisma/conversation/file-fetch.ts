import type { FilePart, Part } from '../../workflows/conversation/part.schema.ts';
import { mayFetchAgain } from '../../workflows/conversation/part.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { ROUNDED, type Database } from '../client.ts';
import type { NewFile } from '../file/file.ts';
import type { FileFetch } from '../generated/client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import type { RowOf } from '../row.ts';
import { command, type Change } from '../write.ts';
import { orderConversation, readConversationRow, type MessageRow, type OnConversation } from './conversation-row.ts';
import { attached } from './message-file.ts';

export type FetchRow = RowOf<FileFetch>;

/** How long whoever fetches a file is believed to be alive. */
const LEASE_SECONDS = 180;

/** What has to be fetched of a message, written with it. */
export const fetchesOf = ({ id, account, parts }: { id: string; account: string; parts: Part[] }) =>
  parts.flatMap((part, index) =>
    part.kind === 'file' && part.state === 'waits' && part.at !== null
      ? [{ table: 'file_fetch', row: { id: uuidv7(), message_id: id, part: index, account: part.by ?? account } }]
      : [],
  );

/** Some that are due, those that wait longest first: for whoever took them alone, as long as the lease is. */
export const claimFetches = async (db: Database, limit: number): Promise<FetchRow[]> => {
  const { rows } = await db.pool.query<FetchRow>({
    name: 'claim-fetches',
    text: `UPDATE file_fetch SET tries = tries + 1, next_at = now() + make_interval(secs => $2)
      WHERE id IN (SELECT id FROM file_fetch WHERE next_at <= now() + ${ROUNDED} ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING *`,
    values: [limit, LEASE_SECONDS],
  });
  return rows;
};

/** What is to be fetched; undefined where there is nothing any more. */
export const partToFetch = async (db: Database, fetch: FetchRow): Promise<FilePart | undefined> =>
  waitingPart(await readMessage(db, fetch), fetch);

export const putOffFetch = async (db: Database, { id }: FetchRow, ms: number, answer: string): Promise<void> => {
  await db.pool.query({
    name: 'put-off-fetch',
    text: 'UPDATE file_fetch SET next_at = now() + make_interval(secs => $2::float / 1000), answer = $3 WHERE id = $1',
    values: [id, ms, answer.replaceAll('\0', '').slice(0, 500)],
  });
};

export const forgetFetch = async (db: Database, { id }: FetchRow): Promise<void> => {
  await db.pool.query({ name: 'forget-fetch', text: 'DELETE FROM file_fetch WHERE id = $1', values: [id] });
};

/**
 * A user wants a client's file that could not be fetched tried once more; one that is being fetched is left to that. Refused: NotFound, FileNotFetched.
 */
export const fetchAgain = (
  db: Database,
  { conversationId, messageId, part, ...doing }: OnConversation & { messageId: string; part: number },
): Promise<Done | Refusal> =>
  command<Done>(db, { key: doing.key, request: { fetch: messageId, part } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const message = await readMessage(db, { message_id: messageId });
    const one = message?.parts[part];
    if (message?.conversation_id !== conversationId || one?.kind !== 'file') return refuse('NotFound');
    if (one.state === 'waits') return { result: { id: row.id, version: row.version } };
    if (!mayFetchAgain(one)) return refuse('FileNotFetched');
    const waiting = { ...one, state: 'waits' as const };
    const order = { do: 'fetch' as const, message: messageId, state: waiting.state };
    const change = orderConversation(row, { ...doing, at: new Date().toISOString() }, order);
    if (isRefusal(change)) return change;
    const parts = message.parts.map((known, index) => (index === part ? waiting : known));
    const { id, account, version } = message;
    const fetches = fetchesOf({ id, account, parts: parts.map((known, index) => (index === part ? known : settled)) });
    return {
      ...change,
      inserts: [...(change.inserts ?? []), ...fetches],
      updates: [...(change.updates ?? []), { table: 'message', id, version, set: { parts } }],
    };
  });

const settled: Part = { kind: 'unknown', what: '' };

type Became = { state: 'kept'; file: NewFile } | { state: 'too_large' | 'lost' | 'refused' };

/**
 * Writes what became of a client's file, once, with the file where it is here: whoever fetched it twice finds the part settled. Answers the id of the
 * file, '' where it is not kept (or not by this call).
 */
export const settleFetch = (db: Database, fetch: FetchRow, became: Became): Promise<{ id: string } | Refusal> =>
  command<{ id: string }>(db, { request: null }, async () => {
    const message = await readMessage(db, fetch);
    const part = waitingPart(message, fetch);
    if (!message || !part) return { result: { id: '' } };
    const row = await readConversationRow(db, message.conversation_id);
    if (isRefusal(row)) return row;
    const file = became.state === 'kept' ? became.file : undefined;
    const order = { do: 'fetch' as const, message: message.id, state: became.state, file: file?.id };
    const change = orderConversation(row, { actor: { kind: 'system' }, at: new Date().toISOString() }, order);
    if (isRefusal(change)) return change;
    const known = file && { name: file.name, mime: file.type, size: file.size, file: file.id };
    const now: FilePart = { ...part, ...known, state: became.state };
    const parts = message.parts.map((one, index) => (index === fetch.part ? now : one));
    const { id, version } = message;
    return {
      ...change,
      inserts: file ? [{ table: 'file', row: { ...file, loose_since: null } }, ...attached(id, [now], null)] : [],
      updates: [...(change.updates ?? []), { table: 'message', id, version, set: { parts } }],
      result: { id: file?.id ?? '' },
    } satisfies Change<{ id: string }>;
  });

const waitingPart = (message: MessageRow | undefined, { part }: FetchRow): FilePart | undefined => {
  const one = message?.parts[part];
  return one?.kind === 'file' && one.state === 'waits' && one.at !== null ? one : undefined;
};

const readMessage = async (
  db: Database,
  { message_id: id }: Pick<FetchRow, 'message_id'>,
): Promise<MessageRow | undefined> => {
  const { rows } = await db.pool.query<MessageRow>({
    name: 'message-row',
    text: 'SELECT * FROM message WHERE id = $1',
    values: [id],
  });
  return rows[0];
};
