import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { evolve, typeFor } from '../../workflows/subject/evolve.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { echoed } from '../event/echo.ts';
import { newColumns, pokesFor } from '../event/event.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { command, type Change, type Doing, type NewEvent } from '../write.ts';
import { differenceOf, factsOfSubject, type SubjectRecord, type SubjectRow } from './subject-record.ts';

export type Done = { id: string; version: number };
export type OfSubject = { record: SubjectRecord; id: string };

export const readSubject = async (
  db: Database,
  { table }: Pick<SubjectRecord, 'table'>,
  id: string,
): Promise<SubjectRow | Refusal> => {
  const { rows } = await db.pool.query<SubjectRow>(`SELECT * FROM ${table} WHERE id = $1`, [id]);
  return rows[0] ?? refuse('NotFound');
};

/** The next of those that are not closed, in the order of their ids. */
export const openSubjects = async (
  db: Database,
  { table }: Pick<SubjectRecord, 'table'>,
  after: string | undefined,
  limit: number,
): Promise<SubjectRow[]> => {
  const { rows } = await db.pool.query<SubjectRow>(
    `SELECT * FROM ${table} WHERE closed_at IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${limit}`,
    [after ?? null],
  );
  return rows;
};

/** A new one enters its pipeline at the first stage. */
export const beginSubject = (
  db: Database,
  { record, id, row, ...doing }: Doing & OfSubject & { row: { pipeline_version_id: string } & Record<string, unknown> },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { begin: id } }, async () => {
    const { definition } = await pipelineOfVersion(db, row.pipeline_version_id);
    const at = doing.at ?? new Date().toISOString();
    const stage = definition.stages[0]!.key;
    const whole = { ...row, id, stage, stage_entered_at: at, entries: { [stage]: 1 }, event_seq: 1 };
    const subject = { kind: record.noun.kind, id };
    const type = typeFor(record.noun, 'began')!;
    return {
      inserts: [{ table: record.table, row: whole }],
      events: [
        {
          ...({ type, data: { to: stage, set: newColumns(whole) } } as unknown as CatalogueEvent),
          ...{ noun: subject.kind, noun_id: id, seq: 1, at, subject },
          ...{ actor: doing.actor, cause: null, pokes: pokesFor(doing.actor, [processIdOf(subject)]) },
        },
      ],
      result: { id, version: 1 },
    };
  });

/** An action, through the noun's own decision. */
export const actOnSubject = (
  db: Database,
  { record, id, action, ...doing }: Doing & OfSubject & { action: { do: string } },
): Promise<Done | Refusal> =>
  tellSubject(db, { record, id, request: { act: id, action }, ...doing }, async (row) => {
    const { definition } = await pipelineOfVersion(db, row.pipeline_version_id);
    return record.noun.decide(factsOfSubject(record, row), action, definition);
  });

type Asked = (row: SubjectRow, at: string) => Told[] | Refusal | Promise<Told[] | Refusal>;

/** What is decided of a subject as it is read, in one write, with rows besides (`inserts`); without `at` it happens at `now`, by the subject's own clock. */
export const tellSubject = (
  db: Database,
  {
    record,
    id,
    request,
    now,
    inserts = [],
    ...doing
  }: Doing & OfSubject & { request: unknown; now?: string; inserts?: Change['inserts'] },
  decide: Asked,
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request }, async () => {
    const row = await readSubject(db, record, id);
    if (isRefusal(row)) return row;
    const at = doing.at ?? subjectNow(row, now);
    const told = await decide(row, at);
    if (isRefusal(told)) return told;
    const change = subjectChange(record, row, { ...doing, at }, told);
    return { ...change, inserts: [...(change.inserts ?? []), ...(inserts ?? [])] };
  });

/** A moment of ours by the subject's own clock, which may be ahead. */
export const subjectNow = (
  { clock_offset }: Pick<SubjectRow, 'clock_offset'>,
  now = new Date().toISOString(),
): string => new Date(Date.parse(now) + clock_offset).toISOString();

/** The events, and the difference that they make to the row. */
export const subjectChange = (
  record: SubjectRecord,
  row: SubjectRow,
  doing: Doing,
  told: (Told & { cause?: NewEvent['cause'] })[],
): Change<Done> => {
  const { noun, table } = record;
  const at = doing.at ?? subjectNow(row);
  const before = factsOfSubject(record, row);
  const after = told.reduce((facts, event) => evolve(noun, facts, event, at), before);
  const set = differenceOf(record, before, after);
  const subject = { kind: noun.kind, id: row.id };
  const changed = Object.fromEntries(Object.entries(set).map(([column, after]) => [column, [row[column], after]]));
  return {
    inserts: record.tells?.(row, told, doing.actor) ?? [],
    updates:
      told.length > 0
        ? [{ table, id: row.id, version: row.version, set: { stage: row.stage, ...set }, events: told.length }]
        : [],
    events: told.flatMap(({ type, data, cause }, index): NewEvent[] => {
      const event: NewEvent = {
        ...({
          type,
          data: { ...data, ...(index === 0 ? { set: changed } : {}), ...doing.told },
        } as unknown as CatalogueEvent),
        ...{ noun: noun.kind, noun_id: row.id, seq: row.event_seq + index + 1, at, subject },
        ...{ actor: doing.actor, cause: cause ?? doing.cause ?? null },
        pokes: index === 0 ? pokesFor(doing.actor, [processIdOf(subject)]) : [],
      };
      return [event, ...echoed(event, noun.echoes(after, { type, data }))];
    }),
    result: { id: row.id, version: row.version + 1 },
  };
};
