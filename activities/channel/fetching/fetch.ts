import type { Readable } from 'node:stream';
import type { openAccount } from '../../../prisma/account/account.ts';
import type { BlobStore } from '../../../storage/blob-store.ts';
import type { FilePart } from '../../../workflows/conversation/part.schema.ts';

/** What a provider has of a client's file. `later`: it may have it yet. */
export type Fetched =
  | { is: 'came'; bytes: Readable; name?: string }
  | { is: 'too_large' }
  | { is: 'lost'; answer: string }
  | { is: 'later'; answer: string; retryAfterMs?: number | undefined };

type Account = NonNullable<Awaited<ReturnType<typeof openAccount>>>;

/** Asks a provider for a file by what it calls it (`part.at`). Never throws for what the provider did. */
export type Fetch = (
  account: Account,
  part: FilePart & { at: string },
  place: { store: BlobStore; signal: AbortSignal },
) => Promise<Fetched>;
