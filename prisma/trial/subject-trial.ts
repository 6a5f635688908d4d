import type { Memory } from '../../workflows/automation/memory.ts';
import { forecast } from '../../workflows/trial/forecast.ts';
import { livingSubject, relivedSubject } from '../../workflows/trial/tried-subject.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { subjectNow } from '../subject/subject.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from '../subject/subject-record.ts';
import { backtests, newStint, PAGE, type SubjectResult, type TriedNoun } from './page.ts';
import type { TrialRow } from './trial.ts';

/** Which subjects (aliased `s`) a trial goes through; of those that came after its period the events say so. */
const triedSubjects = ({ pipeline_id, kind, choice }: Pick<TrialRow, 'pipeline_id' | 'kind' | 'choice'>): Sql =>
  kind === 'forecast'
    ? sql`s.pipeline_id = ${pipeline_id} AND s.closed_at IS NULL`
    : sql`s.pipeline_id = ${pipeline_id} AND (s.closed_at IS NULL OR s.closed_at >= ${choice.since}::timestamptz)`;

const pageOf = (row: TrialRow, after: string | null): Sql =>
  join([triedSubjects(row), ...(after === null ? [] : [sql`s.id > ${after}::uuid`])], ' AND ');

/** How the subjects of a piped noun are tried. */
export const subjectTrial = (record: SubjectRecord): TriedNoun => {
  const { noun, table } = record;
  return {
    count: async (db, asked) => {
      const { rows } = await db.pool.query<{ total: number }>(
        query(sql`SELECT count(*)::int AS total FROM ${written(table)} s WHERE ${triedSubjects(asked)}`),
      );
      return rows[0]?.total ?? 0;
    },
    forecast: async (db, { row, pipeline }, after) => {
      const { rows } = await db.pool.query<SubjectRow & { memory: Memory | null }>(
        query(sql`SELECT s.*, p.memory FROM ${written(table)} s LEFT JOIN process p ON p.workflow_id = ${`${noun.kind}:`} || s.id::text
          WHERE ${pageOf(row, after)} ORDER BY s.id LIMIT ${PAGE}`),
      );
      const length = Date.parse(row.choice.until) - Date.parse(row.choice.since);
      const stint = newStint();
      const results: SubjectResult[] = [];
      for (const one of rows) {
        await stint();
        const now = subjectNow(one);
        const living = { facts: factsOfSubject(record, one), process: one.memory, now };
        const until = new Date(Date.parse(now) + length).toISOString();
        results.push({ id: one.id, trial: forecast(pipeline, livingSubject({ noun, pipeline }, living), until) });
      }
      return results;
    },
    backtest: async (db, tried, after, beat) => {
      const { rows } = await db.pool.query<{ id: string; version_id: string }>(
        query(sql`SELECT s.id, s.pipeline_version_id AS version_id FROM ${written(table)} s
          WHERE ${pageOf(tried.row, after)} ORDER BY s.id LIMIT ${PAGE}`),
      );
      const versions = new Map(rows.map(({ id, version_id }) => [id, version_id]));
      const factsOf = (row: Record<string, unknown>) => factsOfSubject(record, row);
      const relive = async (id: string) =>
        relivedSubject(
          { noun, pipeline: tried.pipeline },
          { lived: await livePipeline(db, versions.get(id)!), factsOf },
        );
      return backtests(db, tried, [...versions.keys()], { relive, beat });
    },
  };
};
