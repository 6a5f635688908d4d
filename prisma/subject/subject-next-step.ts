import type { NoStepFigure, NoStepWhy } from '../../workflows/process/next-step.schema.ts';
import type { Database } from '../client.ts';
import { countIdle, lackedBy, PATIENCE_SECONDS } from '../process/next-step.ts';
import { query, sql, written, type Sql } from '../sql.ts';
import { cardOf, type SubjectCard } from './subject-board.ts';
import type { SubjectRecord, SubjectRow } from './subject-record.ts';

/** `error`: of a stuck process. */
export type IdleSubject = SubjectCard & { why: NoStepWhy; error: string | null };

/** The open subjects `s` of a noun with what each lacks. */
const open = ({ noun: { kind }, table }: SubjectRecord): Sql => {
  const told = sql`EXISTS (SELECT 1 FROM event e WHERE e.noun = ${kind} AND e.noun_id = s.id AND e.seq = s.event_seq
      AND e.recorded_at < now() - ${PATIENCE_SECONDS} * interval '1 second')`;
  return sql`SELECT s.*, p.error, ${lackedBy(sql`s`, { told, free: sql`true` })} AS why
    FROM ${written(table)} s LEFT JOIN process p ON p.workflow_id = ${`${kind}:`} || s.id::text WHERE s.closed_at IS NULL`;
};

/** Open subjects of a noun without a next step, in the order of their ids. */
export const listIdleSubjects = async (
  db: Database,
  record: SubjectRecord,
  { after = null, limit }: { after?: string | null; limit: number },
): Promise<IdleSubject[]> => {
  const { rows } = await db.pool.query<SubjectRow & { why: NoStepWhy; error: string | null }>(
    query(sql`SELECT * FROM (${open(record)} AND (${after}::uuid IS NULL OR s.id > ${after})) n
      WHERE why IS NOT NULL ORDER BY id LIMIT ${limit}`),
  );
  return rows.map(({ why, error, ...row }) => ({
    ...cardOf(record, row as SubjectRow),
    ...{ why, error: why === 'stuck' ? error : null },
  }));
};

/** How many there are, and how many of them have no next step, by reason. */
export const countIdleSubjects = async (db: Database, record: SubjectRecord): Promise<NoStepFigure> => {
  const { rows } = await db.pool.query(query(sql`${countIdle} FROM (${open(record)}) n`));
  return { ...rows[0], at: rows[0].at.toISOString() };
};
