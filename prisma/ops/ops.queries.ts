import type { Ops } from '../../workflows/ops/ops.schema.ts';
import type { Database } from '../client.ts';
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
    `SELECT target, min(since) AS since, max(error) AS error, count(*)::int AS pokes, l.id AS lead_id, l.name AS lead_name
     FROM poke p LEFT JOIN lead l ON 'lead:' || l.id = p.target WHERE p.parked_at IS NOT NULL GROUP BY target, l.id ORDER BY 2 LIMIT 100`,
  );
  return rows.map(({ target, since, error, pokes, lead_id, lead_name }) => ({
    workflowId: target,
    leadId: lead_id,
    leadName: lead_name,
    error: error ?? '',
    pokes,
    since: since.toISOString(),
  }));
};

const readStuck = async (db: Database): Promise<Ops['stuck']> => {
  const { rows } = await db.pool.query(
    `SELECT p.workflow_id, p.noun, p.noun_id, l.id AS lead_id, l.name AS lead_name, p.error, p.updated_at FROM process p
     LEFT JOIN lead l ON p.noun = 'lead' AND l.id = p.noun_id WHERE p.state = 'stuck' ORDER BY p.updated_at DESC LIMIT 200`,
  );
  return rows.map((row) => ({
    workflowId: row.workflow_id,
    noun: row.noun,
    nounId: row.noun_id,
    leadId: row.lead_id,
    leadName: row.lead_name,
    error: row.error ?? '',
    since: row.updated_at.toISOString(),
  }));
};

/** What was tried again, or what a lead that has gone on no longer needs, is settled. */
const readFailures = async (db: Database): Promise<Ops['failures']> => {
  const { rows } = await db.pool.query(
    `SELECT l.id AS lead_id, l.name, e.data, e.recorded_at FROM event e JOIN lead l ON l.id = e.subject_id
     WHERE e.type = 'automation.failed' AND e.recorded_at > now() - interval '1 day' AND l.closed_at IS NULL AND e.at >= l.stage_entered_at
       AND NOT EXISTS (SELECT 1 FROM event r WHERE r.subject_kind = e.subject_kind AND r.subject_id = e.subject_id AND r.type = 'lead.steered' AND r.data ->> 'event' = e.id::text)
     ORDER BY e.recorded_at DESC LIMIT 50`,
  );
  return rows.map(({ lead_id, name, data, recorded_at }) => ({
    leadId: lead_id,
    leadName: name,
    automation: data.name ?? data.automation,
    because: data.because,
    at: recorded_at.toISOString(),
  }));
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
       (SELECT count(*)::int FROM (SELECT 1 FROM process w LEFT JOIN lead l ON w.noun = 'lead' AND l.id = w.noun_id WHERE w.state IN ('waiting', 'running') AND w.next_at IS NOT NULL
          AND l.paused_at IS NULL AND w.next_at < now() + (coalesce(l.clock_offset, 0) - 5000) * interval '1 millisecond' LIMIT ${MOST}) late) AS overdue
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
