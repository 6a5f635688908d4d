import { z } from 'zod';
import type { ReadIncoming } from '../channel/incoming.ts';

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
