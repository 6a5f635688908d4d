import type { NamedSubject } from '../../workflows/subject/subject.schema.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { typesMeaning } from '../../workflows/subject/nouns.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import type { Database } from '../client.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { namesOf, subjectOf } from '../subject/named.ts';
import { besideProcess, clockOffset, pausedAt, pipedTables, type PipedTable } from '../subject/piped-tables.ts';
import { readBulkRuns } from './ops-bulk-run.queries.ts';
import { listChannels } from '../channel/setting.queries.ts';
import { countStrayPayments } from '../invoice/stray-payment.ts';

/** Counting stops here: ops need to know that it is a lot, not how much exactly. */
const MOST = 10_001;

/** What the record knows of its own health; the caller adds Temporal's part. */
export const readOps = async (db: Database): Promise<Omit<Ops, 'temporal' | 'queues' | 'workers' | 'caps'>> => {
  const [relay, channels, stuck, bulkRuns, failures, inbox, strayMoney, lateness, leads] = await Promise.all([
    readRelay(db),
    listChannels(db),
    readStuck(db),
    readBulkRuns(db),
    readFailures(db),
    readInbox(db),
    countStrayPayments(db),
    readLateness(db),
    readLeads(db),
  ]);
  return { relay, channels, stuck, walks: bulkRuns, failures, inbox, strayMoney, lateness, leads };
};

const readRelay = async (db: Database): Promise<Ops['relay']> => {
  const { rows } = await db.pool.query(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM poke WHERE parked_at IS NULL LIMIT ${MOST}) waiting) AS behind,
       (SELECT since FROM poke WHERE parked_at IS NULL ORDER BY id LIMIT 1) AS oldest,
       (SELECT recorded_at FROM event ORDER BY id DESC LIMIT 1) AS last`,
  );
  return {
    pokesWaiting: rows[0].behind,
    oldestAt: rows[0].oldest?.toISOString() ?? null,
    lastEventAt: rows[0].last?.toISOString() ?? null,
    parked: await readParked(db),
  };
};

/** Processes that could not be woken for an hour; a person tries again. */
const readParked = async (db: Database): Promise<Ops['relay']['parked']> => {
  const { rows } = await db.pool.query(
    `SELECT target, min(since) AS since, max(error) AS error, count(*)::int AS pokes
     FROM poke WHERE parked_at IS NOT NULL GROUP BY target ORDER BY 2 LIMIT 100`,
  );
  const subjects = await subjectsOf(
    db,
    rows.map(({ target }) => target),
  );
  return rows.map(({ target, since, error, pokes }) => ({
    workflowId: target,
    subject: subjects.get(target) ?? null,
    error: error ?? '',
    pokes,
    since: since.toISOString(),
  }));
};

const readStuck = async (db: Database): Promise<Ops['stuck']> => {
  const { rows } = await db.pool.query(
    `SELECT workflow_id, noun, noun_id, error, updated_at FROM process WHERE state = 'stuck' ORDER BY updated_at DESC LIMIT 200`,
  );
  const subjects = await subjectsOf(
    db,
    rows.map(({ workflow_id: id }) => id),
  );
  return rows.map((row) => ({
    workflowId: row.workflow_id,
    noun: row.noun,
    nounId: row.noun_id,
    subject: subjects.get(row.workflow_id) ?? null,
    error: row.error ?? '',
    since: row.updated_at.toISOString(),
  }));
};

/** The subjects of those processes that have one, by the process. */
const subjectsOf = async (db: Database, workflowIds: string[]): Promise<Map<string, NamedSubject>> => {
  const subjects = workflowIds.flatMap((id) => subjectOf(id) ?? []);
  const names = await namesOf(db, subjects);
  return new Map([...names.values()].map(({ subject }) => [processIdOf(subject), subject]));
};

/** What an automation is meant not to do: nobody has anything to mend. */
const MEANT = ['AnsweredByItself'];

/** What was tried again, or what a subject that has gone on no longer needs, is settled. */
const failuresIn = ({
  kind,
  table,
}: PipedTable): Sql => sql`(SELECT e.subject_kind AS kind, e.subject_id AS id, e.data, e.recorded_at
     FROM event e JOIN ${written(table)} s ON s.id = e.subject_id
     WHERE e.type = 'automation.failed' AND e.subject_kind = ${kind} AND e.recorded_at > now() - interval '1 day'
       AND s.closed_at IS NULL AND e.at >= s.stage_entered_at AND NOT e.data #>> '{because,refusal}' = ANY(${MEANT}::text[])
       AND NOT EXISTS (SELECT 1 FROM event r WHERE r.subject_kind = e.subject_kind AND r.subject_id = e.subject_id
         AND r.type = ANY(${typesMeaning('steered')}::text[]) AND r.data ->> 'event' = e.id::text)
     ORDER BY e.recorded_at DESC LIMIT 50)`;

const readFailures = async (db: Database): Promise<Ops['failures']> => {
  const { rows } = await db.pool.query(
    query(
      sql`SELECT * FROM (${join(pipedTables().map(failuresIn), ' UNION ALL ')}) f ORDER BY recorded_at DESC LIMIT 50`,
    ),
  );
  const names = await namesOf(db, rows);
  return rows.flatMap(({ id, data, recorded_at }) => {
    const subject = names.get(id)?.subject;
    const failed = { automation: data.name ?? data.automation, because: data.because, at: recorded_at.toISOString() };
    return subject ? [{ subject, ...failed }] : [];
  });
};

const readInbox = async (db: Database): Promise<Ops['inbox']> => {
  const { rows } = await db.pool.query(
    `SELECT id, source, error, attempts, received_at FROM (
       (SELECT * FROM inbox WHERE state = 'failed' ORDER BY received_at DESC LIMIT 50) UNION ALL (SELECT * FROM inbox WHERE state = 'new' AND attempts > 0)) i
     ORDER BY received_at DESC LIMIT 50`,
  );
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    error: row.error ?? '',
    attempts: row.attempts,
    receivedAt: row.received_at.toISOString(),
  }));
};

/** How late the turns of processes came in the last hour, and which moments passed over five seconds ago without a turn. */
const readLateness = async (db: Database): Promise<Ops['lateness']> => {
  const { rows } = await db.pool.query(
    `SELECT count(lateness)::int AS count, coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY lateness), 0)::float AS p50,
       coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY lateness), 0)::float AS p99,
       (SELECT count(*)::int FROM (SELECT 1 FROM process p ${besideProcess()} WHERE p.state IN ('waiting', 'running') AND p.next_at IS NOT NULL
          AND ${pausedAt()} IS NULL AND p.next_at < now() + (${clockOffset()} - 5000) * interval '1 millisecond' LIMIT ${MOST}) late) AS overdue
     FROM process WHERE lateness IS NOT NULL AND updated_at > now() - interval '1 hour'`,
  );
  return { count: rows[0].count, p50Ms: rows[0].p50, p99Ms: rows[0].p99, overdueNow: rows[0].overdue };
};

const readLeads = async (db: Database): Promise<Ops['leads']> => {
  const { rows } = await db.pool.query(
    `SELECT count(*)::int AS open, count(l.paused_at)::int AS paused,
       count(*) FILTER (WHERE l.paused_at IS NULL AND p.next_at IS NULL AND NOT EXISTS (SELECT 1 FROM task t WHERE t.lead_id = l.id AND t.state = 'open')
         AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.lead_id = l.id AND i.state IN ('sent', 'part_paid')))::int AS without
     FROM lead l LEFT JOIN process p ON p.workflow_id = 'lead:' || l.id::text WHERE l.closed_at IS NULL`,
  );
  return { open: rows[0].open, paused: rows[0].paused, withoutNextStep: rows[0].without };
};
