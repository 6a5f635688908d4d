import { z } from 'zod';
import { channelOf } from '../channel/index.ts';
import type { ReadIncoming } from '../channel/incoming.ts';
import type { Incoming, IncomingMessage } from '../conversation/incoming.ts';
import type { FilePart, Part } from '../conversation/part.schema.ts';
import type { File } from '../file/file.schema.ts';

/** The thread of somebody whom only a number tells from others: an address of the kind that the account writes to, at no real place. */
export const strangerIn = (account: string, id: number): string => {
  const channel = channelOf(account);
  if (channel?.talks?.own !== false) return String(id);
  return channel.talks.address === 'phone'
    ? `+7700${String(id % 10_000_000).padStart(7, '0')}`
    : `client-${id}@example.com ${id}`;
};

type Client = { thread: string; name: string; language?: string | undefined };
type Said = { text: string; parts?: Part[] };

/** What somebody writes as the client of an account that nobody carries. Its id is the moment's, so that they grow. */
export const sandboxIncoming = (client: Client, { text, parts = [] }: Said, at: Date): ReadIncoming => {
  const externalId = `${client.thread}/${at.getTime() * 100 + Math.floor(Math.random() * 100)}`;
  return kept(client.thread, externalId, messageOf(client, { text, parts, externalId, at: at.toISOString() }));
};

/** What else a client does: changes a message of theirs, takes it back, blocks us. */
export const sandboxAct = (
  client: Client,
  act: { do: 'edit' | 'delete' | 'block' | 'unblock'; text?: string },
  message: { externalId: string; at: string; parts: Part[] } | undefined,
  now: Date,
): ReadIncoming => {
  const { thread } = client;
  const at = now.toISOString();
  const incoming = (): Incoming => {
    if (act.do === 'block') return { what: 'blocked', thread };
    if (act.do === 'unblock' || !message) return { what: 'unblocked', thread };
    return act.do === 'delete'
      ? { what: 'deleted', thread, externalId: message.externalId, at }
      : { ...messageOf(client, { ...message, text: act.text ?? '' }), editedAt: at };
  };
  return kept(thread, `${thread}/${now.getTime()}/${act.do}`, incoming());
};

const kept = (thread: string, externalId: string, incoming: Incoming): ReadIncoming => ({
  ...{ externalId, lane: thread, incoming },
});

const messageOf = (
  { thread, name, language }: Client,
  said: { externalId: string; at: string; text: string; parts: Part[] },
): IncomingMessage => ({
  ...{ what: 'message', thread, ...said },
  from: { name, language: language ?? null },
  ...{ replyTo: null, editedAt: null },
});

/** A bot is given no file above this. */
const MOST_BYTES = 20 * 1024 * 1024;

/** A file that was uploaded as the client, as a provider tells of it: it still has to be fetched. */
export const sandboxFile = (
  { id, name, type, size }: Pick<File, 'id' | 'name' | 'type' | 'size'>,
  as: FilePart['what'] | undefined,
): FilePart => ({
  ...{ kind: 'file', what: as ?? kindOfType(type), name, mime: type, size },
  ...{ state: size > MOST_BYTES ? 'too_large' : 'waits', at: id, file: null },
});

const kindOfType = (type: string): FilePart['what'] => {
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/')) return 'audio';
  return type.startsWith('video/') ? 'video' : 'document';
};

/** As it was kept; written by us alone. */
export const readSandbox = (sent: unknown): ReadIncoming | undefined =>
  Kept.safeParse(sent).data as ReadIncoming | undefined;

const Kept = z.object({
  externalId: z.string(),
  lane: z.string().nullable(),
  incoming: z.looseObject({ what: z.string() }),
});
