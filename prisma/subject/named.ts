import { nounOf } from '../../workflows/subject/nouns.ts';
import type { NamedSubject } from '../../workflows/subject/subject.schema.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { allRecords, factsOfSubject, recordOf, type SubjectRow } from './subject-record.ts';

/** Of nouns that are called by more than their own facts: what their subjects are called by. */
const called: Record<string, string> = {
  lead: 'SELECT id, name, number, stage, responsible_id FROM lead',
  task: `SELECT id, text AS name, NULL::int AS number, '' AS stage, responsible_id FROM task`,
  callback: `SELECT b.id, coalesce(c.name, b.phone) AS name, NULL::int AS number, '' AS stage, b.responsible_id
    FROM callback b LEFT JOIN contact c ON c.id = b.contact_id`,
  conversation: `SELECT v.id, c.name, NULL::int AS number, '' AS stage, v.assignee_id AS responsible_id
    FROM conversation v JOIN contact c ON c.id = v.contact_id`,
};
type CalledRow = { id: string; name: string; number: number | null; stage: string; responsible_id: string | null };

/** A subject's name, and where it stands. */
export type Named = { subject: NamedSubject; stage: string; responsibleId: string | null };

/** How these subjects are called, by id; whoever is gone, or of a noun that nobody knows, is not among them. */
export const namesOf = async (db: Database, subjects: Subject[]): Promise<Map<string, Named>> => {
  const names = new Map<string, Named>();
  for (const [kind, some] of Map.groupBy(subjects, (subject) => subject.kind))
    for (const { id, responsible_id: responsibleId, ...row } of await readCalled(db, kind, [
      ...new Set(some.map((one) => one.id)),
    ]))
      names.set(id, {
        subject: {
          kind,
          id,
          name: row.name,
          number: row.number,
          path: nounOf(kind)?.path?.replace('{id}', id) ?? null,
        },
        ...{ stage: row.stage, responsibleId },
      });
  return names;
};

const readCalled = async (db: Database, kind: string, ids: string[]): Promise<CalledRow[]> => {
  const record = called[kind] ? undefined : recordOf(kind);
  const text = record ? `SELECT * FROM ${record.table}` : called[kind];
  if (!text) return [];
  const { rows } = await db.pool.query<CalledRow>(`SELECT * FROM (${text}) s WHERE id = ANY($1)`, [ids]);
  if (!record) return rows;
  return (rows as unknown as SubjectRow[]).map((row) => ({
    ...{ id: row.id, name: record.noun.called(factsOfSubject(record, row)), number: null, stage: row.stage },
    responsible_id: (row['responsible_id'] ?? null) as string | null,
  }));
};

/** Rows of a list, each with how its subject is called; what is gone is left out. */
export const withNames = async <Row extends { id: string }>(
  db: Database,
  rows: Row[],
): Promise<(Row & NamedSubject)[]> => {
  const names = await namesByIds(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const named = names.get(row.id);
    return named ? [{ ...named.subject, ...row }] : [];
  });
};

/** How subjects are called that are known by their ids alone. */
export const namesByIds = async (db: Database, ids: string[]): Promise<Map<string, Named>> => {
  const kinds = [...new Set([...Object.keys(called), ...allRecords().map(({ noun }) => noun.kind)])];
  const { rows } = await db.pool.query<Subject>('SELECT kind, id FROM subject WHERE kind = ANY($1) AND id = ANY($2)', [
    kinds,
    ids,
  ]);
  return namesOf(db, rows);
};

/** The subject whose process this is; undefined where it is a process of something else. */
export const subjectOf = (workflowId: string): Subject | undefined => {
  const [, kind = '', id = ''] = /^([a-z_]+):([0-9a-f-]{36})$/.exec(workflowId) ?? [];
  return called[kind] || recordOf(kind) ? { kind, id } : undefined;
};
