import type { Part } from './part.schema.ts';

/** An address that came with a message: typed by whoever wrote (`claimed`), or vouched for by the provider. */
export type ToldAddress = { kind: 'phone' | 'email'; value: string; trust: 'claimed' | 'confirmed' };

/** Who wrote, as the provider says: nobody has proved a name. */
export type Sender = { name: string; language: string | null; told?: ToldAddress[] };

/** A message of a client, in words that hold for every channel. `thread` is the chat, ids are the provider's, moments RFC 3339. */
export type IncomingMessage = {
  what: 'message';
  thread: string;
  externalId: string;
  at: string;
  from: Sender;
  text: string;
  parts: Part[];
  replyTo: string | null;
  /** when it was changed last; null for one as it was written first */
  editedAt: string | null;
};

/** What came from a client. */
export type FromClient =
  | IncomingMessage
  | { what: 'deleted'; thread: string; externalId: string; at: string }
  | { what: 'blocked'; thread: string }
  | { what: 'unblocked'; thread: string };

/** `nothing` of a client's: `why` is for whoever looks through the inbox. */
export type Incoming = FromClient | { what: 'nothing'; why: string };
