import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { Database } from '../client.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from './subject-record.ts';

export type SubjectCard = { id: string; called: string; version: number; facts: SubjectFacts };
export type SubjectColumn = { stage: string; count: number; cards: SubjectCard[] };

/** The open subjects of a pipeline by stage: how many, and the first cards of each, those that entered last first. */
export const readSubjectBoard = async (
  db: Database,
  record: SubjectRecord,
  { pipelineId, most }: { pipelineId: string; most: number },
): Promise<SubjectColumn[]> => {
  const { rows } = await db.pool.query<SubjectRow & { place: number; count: number }>(
    `SELECT * FROM (SELECT s.*, row_number() OVER w AS place, count(*) OVER (PARTITION BY stage)::int AS count
       FROM ${record.table} s WHERE pipeline_id = $1 AND closed_at IS NULL
       WINDOW w AS (PARTITION BY stage ORDER BY stage_entered_at DESC, id)) c WHERE place <= $2 ORDER BY stage, place`,
    [pipelineId, most],
  );
  return [...Map.groupBy(rows, ({ stage }) => stage)].map(([stage, cards]) => ({
    stage,
    count: cards[0]!.count,
    cards: cards.map((row) => cardOf(record, row)),
  }));
};

export const cardOf = (record: SubjectRecord, row: SubjectRow): SubjectCard => {
  const facts = factsOfSubject(record, row);
  return { id: row.id, called: record.noun.called(facts), version: row.version, facts };
};
