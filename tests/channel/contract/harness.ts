import type { Desk } from '../../support/desk.ts';

export type Given = { name: string; bytes: Buffer };
/** `id`: by which the client's program knows a message that comes again. */
type Got = { id?: string; text: string; files: Given[] };
/** How a provider answers the next message: too fast, broken, done but nobody hears of it, refused by or for the client, our account refused. */
export type Bad = 'busy' | 'broken' | 'lost' | 'blocked' | 'revoked';
export type Told = 'delivered' | 'read' | 'failed';

/** One account of a channel at a double of its provider, connected, and one client who writes to it. */
export type ChannelHarness = {
  desk: Desk;
  account: string;
  /** what the client's program sends and the provider hands on, twice where `twice`; answers what the provider calls the message */
  write: (said: { text: string; file?: Given; twice?: boolean }) => Promise<string>;
  /** that message comes once more with other words: an edit where clients have such a thing, else somebody's mistake */
  again: (id: string, text: string) => Promise<unknown>;
  /** what has reached the client, in order, since it was asked last */
  got: () => Promise<Got[]>;
  /** what the client has seen messages of ours change into, since it was asked last */
  changed?: () => string[];
  /** what is told of our newest message, where anything ever is */
  tell?: (state: Told) => Promise<unknown>;
  bad: (how: Bad) => Promise<unknown> | void;
  /** our account works again */
  mend?: () => Promise<unknown>;
  /** the client asks for no more messages, and takes it back */
  stop?: () => Promise<unknown>;
  start?: () => Promise<unknown>;
  close: () => Promise<void>;
};

/** What else is so by the nature of a channel, besides what its kind says of it. */
export type Nature = {
  /** clients change what they have written */
  edits: boolean;
  /** how its provider may answer; a channel that nobody carries meets little */
  meets: readonly Bad[];
  /** what becomes of a message whose answer is lost: a person is asked, the provider is, or the client's program knows it when it comes again */
  lost: 'asks' | 'looks up' | 'knows it again';
  /** what was taken may be said to have failed afterwards */
  failsLater: boolean;
  /** what a client's refusal ends: the talk until the client `writes` or `asks` for it, or nothing but that message */
  refusal: 'until written' | 'until asked' | 'of one message' | 'never';
};
