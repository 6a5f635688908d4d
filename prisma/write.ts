import { createHash } from 'node:crypto';
import type { Cause } from '../workflows/automation/automation.schema.ts';
import type { Actor } from '../workflows/event/event.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { Database } from './client.ts';

/** Who does it and when. `key` makes it happen once; `at` is the noun's own clock (RFC 3339), by default the lead's now. */
export type Doing = { key?: string; actor: Actor; at?: string; cause?: Cause };

export type NewEvent = {
  noun: string;
  noun_id: string;
  seq: number;
  type: string;
  at: string;
  lead_id: string | null;
  audience: string[];
  actor: Actor;
  cause: Cause | null;
  data: Record<string, unknown>;
  pokes: string[];
};

/** All that one command writes. Rows in snake_case columns; an update names the version that it has read. */
export type Change<T = unknown> = {
  inserts?: { table: string; row: Record<string, unknown> }[];
  updates?: { table: string; id: string; version: number; set: Record<string, unknown>; events?: number }[];
  events?: NewEvent[];
  result: T;
};

const RACES = new Set(['VK001', '23505', '40001', '40P01']);

/**
 * Runs one command: the stored answer of its key, or a plan and one write.
 * The plan reads rows and asks pure rules; when a row has changed meanwhile it plans again, a dozen times at most.
 */
export const command = async <T>(
  db: Database,
  { key, request }: { key?: string | undefined; request: unknown },
  plan: () => Promise<Change<T> | Refusal>,
): Promise<T | Refusal> => {
  const hash = key === undefined ? null : hashOf(request);
  for (let attempt = 1; ; attempt++) {
    if (key !== undefined) {
      const kept = await db.pool.query<{ hash: string; result: T }>({
        name: 'command-key',
        text: 'SELECT hash, result FROM idempotency_key WHERE key = $1',
        values: [key],
      });
      if (kept.rows[0]) return kept.rows[0].hash === hash ? kept.rows[0].result : refuse('KeyReused');
    }
    const change = await plan();
    if (isRefusal(change)) return change;
    try {
      await write(db, change, key, hash);
      return change.result;
    } catch (error) {
      if (attempt >= 12 || !RACES.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
};

const write = async (db: Database, change: Change, key: string | undefined, hash: string | null): Promise<void> => {
  const body = {
    key: key ?? null,
    hash,
    result: change.result ?? null,
    inserts: change.inserts ?? [],
    updates: (change.updates ?? []).map((update) => ({ events: 0, ...update })),
    events: change.events ?? [],
  };
  await db.pool.query({ name: 'write-change', text: 'SELECT write_change($1)', values: [JSON.stringify(body)] });
  db.committed();
};

const hashOf = (request: unknown): string => createHash('sha256').update(JSON.stringify(request) ?? '').digest('hex');
