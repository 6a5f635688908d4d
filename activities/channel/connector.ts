import type { Database } from '../../prisma/client.ts';
import type { KeyRing } from '../../prisma/sealed/seal.ts';
import type { Outcome } from '../../workflows/channel/outcome.ts';
import type { AccountCheck } from '../../workflows/account/account.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Fetch } from './fetching/fetch.ts';

/** All that is said of an account to its provider, secret or not. */
export type AccountSettings = Record<string, string>;

export type AskingPlace = { db: Database; keys: KeyRing };

/** A few words that an admin sends to somebody of ours. */
export type TestMessage = { to: string; subject: string; text: string; signal: AbortSignal };

/** What we call an account; its `id` once it is connected. */
export type Known = { name: string } | { id: string };

/** How accounts of a provider are connected, and how what comes to them is fetched. */
export type Connector = {
  /** those settings that are sealed and never told again; whatever `open` adds is, too */
  secret: readonly string[];
  /** Asks whether the settings work, and whose they are: "telegram:anna_bot". The provider says no in words of ours. */
  idOf(settings: AccountSettings, channel: string, known: Known): Promise<string | Refusal>;
  /** Opens the account for what comes in; `webhook` is where its provider may call us. Returns secrets to keep beside. */
  open(settings: AccountSettings, webhook: string): Promise<AccountSettings | Refusal>;
  /** Asks once for what has come, where the settings say `mode: polling`, and keeps it. Returns how long to rest before the next question. */
  ask?(place: AskingPlace, id: string, signal: AbortSignal): Promise<{ restMs: number }>;
  /** Shows a client for some seconds that somebody types, where the provider can. Whether it worked matters to nobody. */
  showTyping?(settings: AccountSettings, thread: string, signal: AbortSignal): Promise<{ restMs: number }>;
  /** Hands a few words over at once, past the ledger, where an account may write first. */
  test?(settings: AccountSettings, message: TestMessage): Promise<Outcome>;
  /** Looks at it part by part, where there is more to see than that it answers. */
  check?(settings: AccountSettings): Promise<AccountCheck[] | Refusal>;
  /** Gives a file of a client's, where a message says only what the provider calls it. */
  fetch?: Fetch;
};
