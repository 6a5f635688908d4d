import type { Logger } from 'pino';
import { fetchFile, type FetchDeps } from '../activities/channel/fetching/index.ts';
import { claimFetches } from '../prisma/conversation/file-fetch.ts';
import { listen } from '../prisma/listen.ts';

/** At a time, of one node: whoever is slow holds up few. */
const LANES = 4;

/**
 * Fetches the files of what clients have written, once it stands on the screens: beside the inbox, so that a slow provider holds up no message. Works on
 * every node; what a killed one had in hand is taken over when its lease is over.
 */
export const startFetching = ({
  databaseUrl,
  log,
  everyMs = 1000,
  ...deps
}: FetchDeps & { databaseUrl: string; log: Logger; everyMs?: number }): { close(): Promise<void> } => {
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  const looking = listen({
    ...{ url: databaseUrl, channels: ['event'], everyMs, restMs: 100, log },
    look: async () => {
      if (running.size >= LANES || ending.signal.aborted) return false;
      for (const fetch of await claimFetches(deps.db, LANES - running.size)) {
        const mine = fetchFile(deps, fetch, ending.signal)
          .catch((error: unknown) => log.warn({ err: error, account: fetch.account }, 'a file could not be fetched'))
          .finally(() => running.delete(mine));
        running.add(mine);
      }
      return false;
    },
  });
  return {
    close: async () => {
      ending.abort();
      await looking.close();
      await Promise.all(running);
    },
  };
};
