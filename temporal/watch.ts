import { statfs } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { readCaps } from '../prisma/delivery/message-cap.ts';
import type { Database } from '../prisma/client.ts';
import { readOps } from '../prisma/ops/ops.queries.ts';
import { accountsInTrouble, isAnybodyOnCall, tellAlarms } from '../prisma/team-bot/alarm.ts';
import type { Door } from './client.ts';
import { readQueues } from './queues.ts';

type Deps = { db: Database; door: Door; namespace: string; home: string; log: Logger; everyMs?: number };

/**
 * Looks whether Voronka itself is well and tells whoever is on call. It runs beside the API as well as in every worker: a worker that is gone cannot say
 * so.
 */
export const startWatch = ({ everyMs = 30_000, log, ...deps }: Deps): { close(): Promise<void> } => {
  const ending = new AbortController();
  const life = (async () => {
    while (!ending.signal.aborted) {
      await pause(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return;
      await look(deps).catch((error: unknown) => log.warn({ err: error }, 'nobody could be told how Voronka is'));
    }
  })();
  return {
    close: async () => {
      ending.abort();
      await life;
    },
  };
};

const look = async ({ db, door, namespace, home }: Omit<Deps, 'log' | 'everyMs'>): Promise<void> => {
  if (!(await isAnybodyOnCall(db))) return;
  const [record, caps, temporal, accounts, freeOfDisk] = await Promise.all([
    readOps(db.as('report')),
    readCaps(db),
    readQueues(door, namespace),
    accountsInTrouble(db),
    freeOf(home),
  ]);
  await tellAlarms(db, { ...record, ...temporal, caps }, { freeOfDisk, accounts });
};

/** The part of its disk that is free; all of it where there is no such place. */
const freeOf = async (path: string): Promise<number> => {
  const disk = await statfs(path).catch(() => undefined);
  return disk && disk.blocks > 0 ? Number(disk.bavail) / Number(disk.blocks) : 1;
};
