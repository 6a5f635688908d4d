import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import type { PipedNoun, Told } from '../../workflows/subject/noun.ts';
import type { Database } from '../client.ts';
import type { Change } from '../write.ts';
import { conversations } from '../conversation/conversation-record.ts';
import { tickets } from '../ticket/ticket-record.ts';

/** The columns that each noun with a pipeline has; its own stand beside them. */
export type SubjectRow = {
  id: string;
  pipeline_id: string;
  pipeline_version_id: string;
  stage: string;
  stage_entered_at: Date;
  entries: Record<string, number>;
  clock_offset: number;
  paused_at: Date | null;
  paused_until: Date | null;
  closed_at: Date | null;
  version: number;
  event_seq: number;
} & Record<string, unknown>;

/** How a noun is kept: its table, and which of its facts stand in columns of their own. */
export type SubjectRecord = {
  noun: PipedNoun;
  table: string;
  /** fact to column: `weight` to `weight` */
  columns: Readonly<Record<string, string>>;
  /** its process ends while nothing waits, and lives again with news; not every row follows a pipeline */
  rests?: true;
  /** rows by which others hear of what happens to one */
  tells?: (row: Record<string, unknown>, told: Told[], by: Actor) => NonNullable<Change['inserts']>;
};

const records = new Map<string, SubjectRecord>([tickets, conversations].map((one) => [one.noun.kind, one]));

/** One more noun whose subjects live by this record. */
export const addRecord = (record: SubjectRecord): void => void records.set(record.noun.kind, record);

export const allRecords = (): SubjectRecord[] => [...records.values()];

export const recordOf = (kind: string): SubjectRecord | undefined => records.get(kind);

/** Whose subjects follow a pipeline; undefined for leads. */
export const recordOfPipeline = async (db: Database, pipelineId: string): Promise<SubjectRecord | undefined> => {
  for (const record of records.values()) {
    const { rows } = await db.pool.query(`SELECT 1 FROM ${record.table} WHERE pipeline_id = $1 LIMIT 1`, [pipelineId]);
    if (rows.length > 0) return record;
  }
  return undefined;
};

const every = {
  stage: 'stage',
  closedAt: 'closed_at',
  pausedAt: 'paused_at',
  pausedUntil: 'paused_until',
  entries: 'entries',
  stageEnteredAt: 'stage_entered_at',
  clockOffset: 'clock_offset',
  versionId: 'pipeline_version_id',
};

export const factsOfSubject = ({ columns }: SubjectRecord, row: Record<string, unknown>): SubjectFacts =>
  Object.fromEntries(
    Object.entries({ ...every, ...columns }).map(([fact, column]) => [fact, plain(row[column])]),
  ) as SubjectFacts;

/** The columns in which two states differ, as they become. */
export const differenceOf = (
  { columns }: SubjectRecord,
  before: SubjectFacts,
  after: SubjectFacts,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...every, ...columns })
      .filter(([fact]) => JSON.stringify(before[fact] ?? null) !== JSON.stringify(after[fact] ?? null))
      .map(([fact, column]) => [column, after[fact] ?? null]),
  );

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));
