import { fieldsOf as fieldsOfNoun } from '../../workflows/field/field.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import { addressKey, addressOf } from '../../workflows/import/addresses.ts';
import type { Cell } from '../../workflows/import/import.schema.ts';
import type { Reading } from '../../workflows/import/reading.ts';
import { targetsOf, type FieldsOfNouns } from '../../workflows/import/target.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import { hiddenFields, listFields } from '../field/field.queries.ts';
import { publishedPipeline, type PublishedPipeline } from '../pipeline/pipeline.ts';
import type { Reader } from '../visible.ts';
import type { ImportTableRow } from './import-row.ts';

/** What rows of one import are read with, beside what a rule needs. */
export type Read = Reading & {
  pipeline: PublishedPipeline | undefined;
  me: Reader;
  /** must be filled in new records */ needed: Field[];
};

export const pipelineFor = async (db: Database, key: string): Promise<PublishedPipeline | Refusal> =>
  (await publishedPipeline(db, key)) ?? refuse('UnknownPipeline', { pipeline: key });

export const firstPipeline = async (db: Database): Promise<string | null> => {
  const { rows } = await db.pool.query<{ key: string }>(
    'SELECT key FROM pipeline WHERE published_id IS NOT NULL AND archived_at IS NULL ORDER BY created_at, id LIMIT 1',
  );
  return rows[0]?.key ?? null;
};

/** The fields that somebody may fill: hers to see, of a pipeline its own, too. */
export const fieldsFor = async (db: Database, me: Reader, pipeline: string | null): Promise<FieldsOfNouns> => {
  const [house, hidden, published] = await Promise.all([
    listFields(db, me),
    hiddenFields(db, me, 'lead'),
    pipeline === null ? undefined : publishedPipeline(db, pipeline),
  ]);
  const ofLeads = published ? (published.definition.fields ?? []) : fieldsOfNoun('lead', house);
  return {
    lead: ofLeads.filter(({ key }) => !hidden.has(key)),
    contact: fieldsOfNoun('contact', house),
    company: fieldsOfNoun('company', house),
  };
};

/** Whoever began an import writes by it as long as it goes on. Refused: UnknownPipeline, NotFound (the user is gone or may not any more). */
export const readingOf = async (
  db: Database,
  { noun, settings, created_by }: Pick<ImportTableRow, 'noun' | 'settings' | 'created_by'>,
): Promise<Read | Refusal> => {
  const { rows: users } = await db.pool.query<{
    id: string;
    name: string;
    email: string;
    role: Role;
    zone: string | null;
    left: boolean;
  }>(
    `SELECT u.id, u.name, u.email, u.role, c.zone, u.disabled_at IS NOT NULL AS left
     FROM app_user u LEFT JOIN calendar c ON c.id = u.calendar_id WHERE u.disabled_at IS NULL OR u.id = $1`,
    [created_by],
  );
  const author = users.find(({ id }) => id === created_by);
  if (!author || author.role === 'manager') return refuse('NotFound');
  const me = { id: author.id, role: author.role };
  const pipeline = settings.pipeline === null ? undefined : await pipelineFor(db, settings.pipeline);
  if (isRefusal(pipeline)) return pipeline;
  const targets = targetsOf(noun, await fieldsFor(db, me, settings.pipeline));
  const needed = (await listFields(db, me, { noun })).filter(({ required }) => required.includes('create'));
  return {
    ...{ noun, settings, definition: pipeline?.definition, pipeline, me, needed, clients: new Map() },
    targets: settings.mapping.map((key) => targets.find((one) => one.key === key) ?? null),
    users: users.filter(({ left }) => !left),
    zone: author.zone ?? 'Asia/Almaty',
  };
};

/** With the clients whom cells of fields name by a phone or an e-mail. */
export const withClients = async (db: Database, read: Read, rows: { cells: Cell[] }[]): Promise<Read> => {
  const columns = read.targets.flatMap((target, column) => (target?.field?.type === 'contact' ? [column] : []));
  const asked = rows.flatMap(({ cells }) =>
    columns.flatMap((column) => addressOf(cells[column] ?? null, read.settings.language) ?? []),
  );
  if (asked.length === 0) return read;
  const { rows: found } = await db.pool.query<{ kind: 'phone' | 'email'; value: string; contact_id: string }>(
    `SELECT a.kind, a.value, a.contact_id FROM address a JOIN unnest($1::text[], $2::text[]) w(kind, value) ON a.owner AND a.kind = w.kind AND a.value = w.value`,
    [asked.map(({ kind }) => kind), asked.map(({ value }) => value)],
  );
  return { ...read, clients: new Map(found.map((one) => [addressKey(one), one.contact_id])) };
};
