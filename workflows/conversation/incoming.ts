import type { DeliveryState } from '../delivery/delivery.schema.ts';
import type { Reason } from '../delivery/reason.ts';
import type { Part } from './part.schema.ts';

/** An address that came with a message: typed by whoever wrote (`claimed`), or vouched for by the provider. */
export type ToldAddress = { kind: 'phone' | 'email'; value: string; trust: 'claimed' | 'confirmed' };

/** Who wrote, as the provider says: nobody has proved a name. */
export type Sender = { name: string; language: string | null; told?: ToldAddress[] };

/**
 * By what a talk is found where the channel has no chats: the ids that a message names, the nearest first, else the same matter of the same
 * person within a week.
 */
export type Finding = { address: string; ids: string[]; topic: string };

/** A message of a client, in words that hold for every channel. `thread` is the chat, ids are the provider's, moments RFC 3339. */
export type IncomingMessage = {
  what: 'message';
  /** where there are no chats, the one that this message begins unless its talk is found */
  thread: string;
  externalId: string;
  at: string;
  from: Sender;
  text: string;
  parts: Part[];
  replyTo: string | null;
  /** when it was changed last; null for one as it was written first */
  editedAt: string | null;
  finding?: Finding;
  /** the account that it came by, where it is an answer in a talk of another one */
  by?: string;
  /** a program wrote it: it is shown, answers nothing and wakes nobody */
  robot?: true;
  /** no machine may answer it */
  silent?: true;
  /** as it was marked up; nobody has made it safe */
  html?: string;
  /** what the same message says of whether we may write */
  then?: 'blocked' | 'unblocked';
};

/** What became of messages of ours, told afterwards. */
export type LateReceipt = {
  messageId: string;
  /** ours, where the provider names it */
  deliveryId?: string | undefined;
  state: DeliveryState;
  reason?: Reason;
  code?: string;
};

/** What came from a client. */
export type FromClient =
  | IncomingMessage
  | { what: 'deleted'; thread: string; externalId: string; at: string }
  | { what: 'blocked'; thread: string }
  | { what: 'unblocked'; thread: string };

/** `nothing` of a client's: `why` is for whoever looks through the inbox. */
export type Incoming = FromClient | { what: 'receipt'; receipt: LateReceipt } | { what: 'nothing'; why: string };
