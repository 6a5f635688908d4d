import { sql, type Sql } from '../sql.ts';

/** How long a process may take before it counts as silent. */
export const PATIENCE_SECONDS = 60;

/** A subject's clock, minus that time; `row` is what its row is called in the statement. */
export const longAgo = (row: Sql): Sql =>
  sql`(now() + (${row}.clock_offset - ${PATIENCE_SECONDS * 1000}::bigint) * interval '1 millisecond')`;

/**
 * What an open subject with its process `p` lacks (NoStepWhy); null where it has a next step. `told`: its last event is older than the patience;
 * `free`: nothing waits
 * besides the process.
 */
export const lackedBy = (row: Sql, { told, free }: { told: Sql; free: Sql }): Sql => sql`CASE
    WHEN ${row}.paused_at IS NOT NULL THEN 'paused'
    WHEN p.state = 'stuck' THEN 'stuck'
    WHEN coalesce(p.seq, 0) < ${row}.event_seq AND ${told} THEN 'silent'
    WHEN p.state IN ('waiting', 'running') AND p.next_at < ${longAgo(row)} THEN 'silent'
    WHEN p.next_at IS NULL AND coalesce(p.seq, 0) >= ${row}.event_seq AND ${free} THEN 'nothing'
  END`;

/** Counts rows with their `why` (NoStepFigure). */
export const countIdle = sql`SELECT now() AS at, count(*)::int AS open, count(*) FILTER (WHERE why = 'paused')::int AS paused,
        count(*) FILTER (WHERE why = 'stuck')::int AS stuck, count(*) FILTER (WHERE why = 'silent')::int AS silent,
        count(*) FILTER (WHERE why = 'nothing')::int AS nothing`;
