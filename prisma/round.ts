import type pg from 'pg';
import type { Subject } from '../workflows/subject/subject.ts';
import type { SubjectEvent } from '../workflows/automation/facts.ts';
import type { Database } from './client.ts';
import { readTold, type EventInJson } from './lead/told.ts';
import type { LeadRow } from './lead/lead-row.ts';
import { bodyOf, type Change } from './write.ts';

/**
 * What the commands of one transaction have decided and not written yet. One statement writes it before anything is read that it may change, and
 * otherwise at the end, together with the commit.
 */
export type Round = {
  /** the lead as the commands so far leave it; undefined where its row must be read */
  lead: (id: string) => LeadRow | undefined;
  add: (change: Change) => Promise<void>;
  /** writes what has been decided so far; the first statement also saves what the process remembers */
  write: () => Promise<void>;
  /** what has not been written is void, and rows are to be read again */
  drop: () => void;
  /** a promise that was made early, for the one who asks first */
  early: Map<string, Promise<unknown>>;
  /** the record apart from what a round changes: what is asked there neither sees the changes so far nor waits for them, and is asked once */
  apart: Pick<pg.Pool, 'query'>;
};

type Remembered = { workflowId: string; subject: Subject; memory: { cursor: number }; revision: number };
/** The lead after its round, and every event that its process has not taken in by then. */
export type After = { lead: LeadRow; events: SubjectEvent[]; inserts: NonNullable<Change['inserts']> };

/**
 * Makes a transaction one round of a lead's process. Returns what the round left behind once it is committed, where its own changes are all there
 * is to know; undefined where the record must be read again.
 */
export const openRound = (tx: Database, begun: LeadRow, remembered: Remembered): (() => After | undefined) => {
  const { pool } = tx;
  const ask = pool.query as unknown as (...asked: unknown[]) => Promise<unknown>;
  let lead: LeadRow | undefined = begun;
  let pending: Change<null> | undefined;
  let first: Remembered | undefined = remembered;
  let writing: Promise<void> = Promise.resolve();
  let parts = 0;
  let after: After | undefined;

  const write = (): Promise<void> => {
    if (!pending && !first) return writing;
    const change = pending ?? { result: null };
    const leaves = lead;
    pending = undefined;
    const answered = pool.query<{ told: EventInJson[] | null }>({
      name: 'write-round',
      text: 'SELECT write_round($1, $2) AS told',
      values: [bodyOf(change), first ? JSON.stringify(first) : null],
    });
    first = undefined;
    parts += 1;
    writing = answered.then(({ rows }) => {
      const events = readTold(rows[0]?.told ?? null);
      const own = (change.events ?? []).length;
      after =
        parts === 1 && leaves && own === events.length
          ? { lead: leaves, events, inserts: change.inserts ?? [] }
          : undefined;
    });
    return writing;
  };
  const drop = () => {
    pending = undefined;
    lead = undefined;
    parts += 1;
  };
  const add = async (change: Change): Promise<void> => {
    const { updates = [], inserts = [], events = [] } = change;
    if (updates.some(({ table, id }) => table !== 'lead' || id !== lead?.id)) parts += 1;
    if (updates.some((one) => !canJoin(pending, one))) await write();
    pending ??= { result: null };
    pending.inserts = [...(pending.inserts ?? []), ...inserts];
    pending.events = [...(pending.events ?? []), ...events];
    for (const update of updates) {
      const before = pending.updates?.find(({ table, id }) => table === update.table && id === update.id);
      if (before) {
        before.set = { ...before.set, ...update.set };
        before.events = (before.events ?? 0) + (update.events ?? 0);
      } else pending.updates = [...(pending.updates ?? []), { ...update }];
      if (update.table === 'lead' && lead?.id === update.id)
        lead = changed(lead, update.set, { version: (before ?? update).version + 1, events: update.events ?? 0 });
    }
  };
  const query = async (...asked: unknown[]): Promise<unknown> => {
    const written = pending ? write() : writing;
    const answer = ask(...asked);
    answer.catch(() => {});
    await written;
    return answer;
  };

  const asked = new Map<string, Promise<unknown>>();
  const once = (config: pg.QueryConfig): Promise<unknown> => {
    const key = JSON.stringify([config.name ?? config.text, config.values]);
    const known = asked.get(key) ?? ask(config);
    asked.set(key, known);
    return known;
  };
  tx.pool = { query } as unknown as pg.Pool;
  tx.round = {
    lead: (id) => (lead?.id === id ? lead : undefined),
    add,
    write,
    drop,
    early: new Map(),
    apart: { query: once } as unknown as Pick<pg.Pool, 'query'>,
  };
  return () => after;
};

/** Where to ask for what commands of a round do not change: users, templates, addresses, caps. */
export const apart = ({ round, pool }: Database): Pick<pg.Pool, 'query'> => round?.apart ?? pool;

/** Of two changes of one row only those of a lead are joined: the second has read what the first leaves. */
const canJoin = (
  pending: Change | undefined,
  { table, id, version }: NonNullable<Change['updates']>[number],
): boolean => {
  const before = pending?.updates?.find((one) => one.table === table && one.id === id);
  if (before) return table === 'lead' && version === before.version + 1;
  return !pending?.inserts?.some(({ row }) => row['id'] === id);
};

/** The row as it will be read: one write raises the version once, however many changes it joins. */
const changed = (
  lead: LeadRow,
  set: Record<string, unknown>,
  { version, events }: { version: number; events: number },
): LeadRow => {
  const stored = JSON.parse(JSON.stringify(set)) as Record<string, unknown>;
  const columns = Object.entries(stored).map(([column, value]) => [
    column,
    MOMENTS.has(column) && value !== null ? new Date(value as string) : value,
  ]);
  return { ...lead, ...Object.fromEntries(columns), version, event_seq: lead.event_seq + events };
};

const MOMENTS = new Set(['stage_entered_at', 'created_at', 'updated_at', 'closed_at', 'paused_at', 'paused_until']);
