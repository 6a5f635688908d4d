import { openAccount } from '../../../prisma/account/account.ts';
import type { Database } from '../../../prisma/client.ts';
import {
  forgetFetch,
  partToFetch,
  putOffFetch,
  settleFetch,
  type FetchRow,
} from '../../../prisma/conversation/file-fetch.ts';
import type { KeyRing } from '../../../prisma/sealed/seal.ts';
import { TooManyBytes, writeDown } from '../../../storage/write-down.ts';
import type { FilePart } from '../../../workflows/conversation/part.schema.ts';
import { MOST_BYTES, nameOf } from '../../../workflows/file/file.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { keepBytes, type FilePlace } from '../../file/keep.ts';
import { connectors } from '../connectors.ts';
import type { Fetched } from './fetch.ts';

/** The last of so many tries is four hours after the first. */
const MOST_TRIES = 10;
const restOf = (tries: number): number => Math.min(3_600_000, 5_000 * 4 ** (tries - 1));
/** Shorter than the lease of a fetch. */
const TIMEOUT_MS = 150_000;

export type FetchDeps = FilePlace & { db: Database; keys: KeyRing };

/** Fetches one file of a client's and keeps it, or writes down why it is not here. May run twice: the second finds it settled. */
export const fetchFile = async (deps: FetchDeps, fetch: FetchRow, ending: AbortSignal): Promise<void> => {
  const { db } = deps;
  const part = await partToFetch(db, fetch);
  if (part) {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(TIMEOUT_MS)]);
    const fetched = await asked(deps, fetch, part, signal);
    const settled = fetched.is === 'came' ? await kept(deps, fetch, part, fetched, signal) : fetched;
    if (ending.aborted && settled.is === 'later') return;
    if (settled.is === 'later' && fetch.tries < MOST_TRIES)
      return putOffFetch(db, fetch, settled.retryAfterMs ?? restOf(fetch.tries), settled.answer);
    if (settled.is !== 'kept') await settleFetch(db, fetch, { state: settled.is === 'later' ? 'lost' : settled.is });
  }
  await forgetFetch(db, fetch);
};

const asked = async (
  { db, keys, store }: FetchDeps,
  { account }: FetchRow,
  part: FilePart,
  signal: AbortSignal,
): Promise<Fetched> => {
  const open = await openAccount(db, keys, account);
  // switched off, and on again some day
  if (!open) return { is: 'later', answer: 'the account is switched off', retryAfterMs: 3_600_000 };
  const ask = connectors[open.provider]?.fetch;
  if (!ask || part.at === null) return { is: 'lost', answer: `nothing is fetched from ${open.provider}` };
  return ask(open, { ...part, at: part.at }, { store, signal });
};

type Settled = { is: 'kept' } | { is: 'refused' } | Exclude<Fetched, { is: 'came' }>;

const kept = async (
  { db, ...place }: FetchDeps,
  fetch: FetchRow,
  part: FilePart,
  { bytes, name }: Extract<Fetched, { is: 'came' }>,
  signal: AbortSignal,
): Promise<Settled> => {
  try {
    const written = await writeDown(bytes, place.store, { most: MOST_BYTES, signal });
    const called = nameOf(part.name || name || part.what);
    const done = await keepBytes(place, { ...written, name: called }, (file) =>
      settleFetch(db, fetch, { state: 'kept', file }),
    );
    return isRefusal(done) ? { is: 'refused' } : { is: 'kept' };
  } catch (error) {
    if (error instanceof TooManyBytes) return { is: 'too_large' };
    return { is: 'later', answer: (error as Error).message };
  }
};
