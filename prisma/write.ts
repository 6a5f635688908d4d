import { setTimeout } from 'node:timers/promises';
import { hash as hashed } from 'node:crypto';
import type { Cause } from '../workflows/automation/cause.schema.ts';
import type { CatalogueEvent, EventData } from '../workflows/event/catalogue.ts';
import type { Actor } from '../workflows/event/event.schema.ts';
import type { Subject } from '../workflows/subject/subject.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { Database } from './client.ts';
import { writeHot } from './hot-write.ts';

/** Who does it and when. `key` makes it happen once; `at` is the subject's own clock (RFC 3339), by default the lead's now. */
export type Doing = {
  key?: string;
  actor: Actor;
  at?: string;
  cause?: Cause;
  /** what else the event says: the mass change that it belongs to, `quiet` where no automation may answer, the call whose script asked */
  told?: Pick<EventData<'lead.changed'>, 'massChange' | 'undo' | 'quiet' | 'call'>;
};

export type NewEvent = {
  noun: string;
  noun_id: string;
  seq: number;
  at: string;
  /** whose story it belongs to */
  subject: Subject | null;
  actor: Actor;
  cause: Cause | null;
  pokes: string[];
} & CatalogueEvent;

/** Everything that one command writes. Rows in snake_case columns; an update names the version that it has read. */
export type Change<T = unknown> = {
  inserts?: { table: string; row: Record<string, unknown> }[];
  updates?: { table: string; id: string; version: number; set: Record<string, unknown>; events?: number }[];
  events?: NewEvent[];
  result: T;
};

/** A row is no longer as it was read. */
class LostRace extends Error {
  code = 'VK001';
}
const RACES = new Set(['VK001', '23505', '40001', '40P01']);
/** Somebody else was faster: what was read is outdated. */
export const isRace = (error: unknown): boolean => RACES.has((error as { code?: string } | null)?.code ?? '');

/**
 * Runs one command: a plan and one write, or the stored answer of its key. The plan reads rows and asks pure rules; when a row has changed
 * meanwhile it plans again, a dozen times at most. A key is looked up only when the write or the rule says no: a first call, the common case,
 * costs one read and one write. `forgetAfter` (seconds): how long the key means the same request; later it means another.
 */
export const command = async <T>(
  db: Database,
  { key, request, forgetAfter }: { key?: string | undefined; request: unknown; forgetAfter?: number | undefined },
  plan: (attempt: number) => Promise<Change<T> | Refusal>,
): Promise<T | Refusal> => {
  const hash = key === undefined ? null : hashOf(request);
  for (let attempt = 1; ; attempt++) {
    const change = await plan(attempt);
    if (isRefusal(change)) return (await keptAnswer<T>(db, key, hash, forgetAfter)) ?? change;
    try {
      await write(db, change, key, hash);
      return change.result;
    } catch (error) {
      if (db.whole || !isRace(error)) throw error;
      const kept = await keptAnswer<T>(db, key, hash, forgetAfter);
      if (kept !== undefined) return kept;
      if (attempt >= 12) throw error;
      await apart(attempt);
    }
  }
};

/** Of many who write about one record at once, one is first each time; whoever was slower twice gives way for a moment, each for another. */
const apart = async (attempt: number): Promise<void> => {
  if (attempt > 1) await setTimeout(Math.random() * Math.min(200, 4 * 2 ** attempt));
};

const keptAnswer = async <T>(
  db: Database,
  key: string | undefined,
  hash: string | null,
  forgetAfter: number | undefined,
): Promise<T | Refusal | undefined> => {
  if (key === undefined) return undefined;
  const { rows } = await db.pool.query<{ hash: string; result: T; is_over: boolean | null }>({
    name: 'command-key',
    text: 'SELECT hash, result, created_at < now() - make_interval(secs => $2) AS is_over FROM idempotency_key WHERE key = $1',
    values: [key, forgetAfter ?? null],
  });
  const kept = rows[0];
  if (!kept) return undefined;
  if (kept.is_over) {
    // of two that find an expired key one removes it, and one of their writes takes its place
    await db.pool.query(
      'DELETE FROM idempotency_key WHERE key = $1 AND created_at < now() - make_interval(secs => $2)',
      [key, forgetAfter],
    );
    return undefined;
  }
  return kept.hash === hash ? kept.result : refuse('KeyReused');
};

const write = async (db: Database, change: Change, key: string | undefined, hash: string | null): Promise<void> => {
  if (db.round && key === undefined) return db.round.add(change);
  await db.round?.write();
  db.round?.drop();
  const hot = writeHot(db, change, { key: key ?? null, hash });
  if (hot && (await hot) === 0) throw new LostRace();
  if (!hot) {
    const body = bodyOf(change, key, hash);
    await db.pool.query({ name: 'write-change', text: 'SELECT write_change($1)', values: [body] });
  }
  db.committed();
};

/** The event as the columns of its row. */
export const eventRow = ({ subject, ...event }: NewEvent): object => ({
  ...event,
  subject_kind: subject?.kind ?? null,
  subject_id: subject?.id ?? null,
});

/** A change as the functions of the record take it. */
export const bodyOf = (
  { result = null, inserts = [], updates = [], events = [] }: Change,
  key: string | null = null,
  hash: string | null = null,
): string =>
  JSON.stringify({
    key,
    hash,
    result,
    inserts,
    updates: updates.map((update) => ({ events: 0, ...update })),
    events: events.map(eventRow),
  });

const hashOf = (request: unknown): string => hashed('sha256', JSON.stringify(request) ?? '');
