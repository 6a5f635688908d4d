import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Scan } from '../storage/clamd.ts';
import type { Door } from '../temporal/client.ts';
import type { Sessions } from './http/auth.ts';
import type { Hashing } from './http/hashing.ts';
import type { Metrics } from './http/metrics.ts';

/** What every route may use. */
export type Deps = {
  config: Config;
  db: Database;
  door: Door;
  log: Logger;
  sessions: Sessions;
  hashing: Hashing;
  metrics: Metrics;
  store: BlobStore;
  /** looks for viruses, where a scanner is set */
  scan?: Scan;
};
