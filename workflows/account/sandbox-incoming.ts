import { z } from 'zod';
import { channelOf } from '../channel/index.ts';
import type { ReadIncoming } from '../channel/incoming.ts';

/** The thread of somebody whom only a number tells from others: an address of the kind that the account writes to, at no real place. */
export const strangerIn = (account: string, id: number): string => {
  const channel = channelOf(account);
  if (channel?.talks?.own !== false) return String(id);
  return channel.talks.address === 'phone'
    ? `+7700${String(id % 10_000_000).padStart(7, '0')}`
    : `client-${id}@example.com ${id}`;
};

/** What somebody writes as the client of an account that nobody carries. Its id is the moment's, so that they grow. */
export const sandboxIncoming = (
  { thread, name, language }: { thread: string; name: string; language?: string | undefined },
  text: string,
  at: Date,
): ReadIncoming => {
  const externalId = `${thread}/${at.getTime() * 100 + Math.floor(Math.random() * 100)}`;
  const from = { name, language: language ?? null };
  const said = { text, parts: [], replyTo: null, editedAt: null };
  return {
    externalId,
    lane: thread,
    incoming: { what: 'message', thread, externalId, at: at.toISOString(), from, ...said },
  };
};

/** As it was kept; written by us alone. */
export const readSandbox = (sent: unknown): ReadIncoming | undefined =>
  Kept.safeParse(sent).data as ReadIncoming | undefined;

const Kept = z.object({
  externalId: z.string(),
  lane: z.string().nullable(),
  incoming: z.looseObject({ what: z.string() }),
});
