import { rewritten } from '../../workflows/event/upcast.ts';
import { inTransaction, type Database } from '../client.ts';

type Rewriting = { version: number; place: number; last: number };
type StoredEvent = { id: number; type: string; data: Record<string, unknown> };

/**
 * Tells the next events of before in the words of today, in one transaction with how far it is: after a crash it goes on where it was, and of several
 * nodes one does it. An event that says everything as it is stays untouched. Answers whether there are more.
 */
export const rewriteEvents = (db: Database, { most = 2000 }: { most?: number } = {}): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<Rewriting>(
      'SELECT version, place, last FROM event_rewriting WHERE ended_at IS NULL ORDER BY version LIMIT 1 FOR UPDATE SKIP LOCKED',
    );
    const [rewriting] = rows;
    if (!rewriting) return false;
    const { version, place, last } = rewriting;
    const { rows: events } = await tx.pool.query<StoredEvent & { version: number }>(
      'SELECT id, type, data, version FROM event WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3',
      [place, last, most],
    );
    const told = events.flatMap((event) => (event.version < version ? (rewritten(event) ?? []) : []));
    await tx.pool.query(
      `UPDATE event e SET data = r.data, version = $1 FROM jsonb_to_recordset($2::jsonb) r(id bigint, data jsonb) WHERE e.id = r.id`,
      [version, JSON.stringify(told.map(({ id, data }) => ({ id, data })))],
    );
    const more = events.length === most;
    await tx.pool.query(
      `UPDATE event_rewriting SET place = $2, rewritten = rewritten + $3, ended_at = CASE WHEN $4 THEN NULL ELSE now() END WHERE version = $1`,
      [version, events.at(-1)?.id ?? last, told.length, more],
    );
    return more;
  });
