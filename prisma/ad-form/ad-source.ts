import { readFieldData, readGoogle, type AdAnswer } from '../../workflows/ad-form/ad-form.ts';
import type { AdKind, AdMapping, AdOptions, AdSecrets, AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import { exactJson } from '../../workflows/ad-form/exact-json.ts';
import { isTestLead } from '../../workflows/ad-form/test-lead.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { seal, unseal, type KeyRing } from '../sealed/seal.ts';

/** A source as the webhook and the worker need it: with its secrets unsealed. */
export type AdSourceRow = {
  id: string;
  key: string;
  name: string;
  kind: AdKind;
  pipeline: string;
  secrets: AdSecrets;
  options: AdOptions;
  mapping: AdMapping;
  closed: boolean;
};

type Kept = { secrets: AdSecrets; options: AdOptions };
type StoredAdSource = Omit<AdSourceRow, 'secrets' | 'options'> & {
  secret: string;
  revision: number;
  disabled_at: Date | null;
  last_at: Date | null;
  last_error: string | null;
};

const SELECT = `SELECT a.id, a.key, a.name, a.kind, p.key AS pipeline, a.secret, a.mapping, a.revision, a.disabled_at, a.last_at, a.last_error,
    a.disabled_at IS NOT NULL AS closed FROM ad_source a JOIN pipeline p ON p.id = a.pipeline_id`;

export const adSourceByKey = async (db: Database, ring: KeyRing, key: string): Promise<AdSourceRow | undefined> => {
  const { rows } = await db.pool.query<StoredAdSource>(`${SELECT} WHERE a.key = $1`, [key]);
  const row = rows[0];
  return row && { ...row, ...open(ring, row.secret) };
};

export const listAdSources = async (db: Database, ring: KeyRing): Promise<AdSource[]> => {
  const { rows } = await db.pool.query<StoredAdSource>(`${SELECT} ORDER BY a.created_at`);
  return Promise.all(rows.map((row) => toSource(db, ring, row)));
};

export const readAdSource = async (db: Database, ring: KeyRing, id: string): Promise<AdSource | undefined> => {
  const { rows } = await db.pool.query<StoredAdSource>(`${SELECT} WHERE a.id = $1`, [id]);
  return rows[0] && toSource(db, ring, rows[0]);
};

/** Refused: UnknownPipeline, AdSourceExists. */
export const addAdSource = async (
  db: Database,
  ring: KeyRing,
  source: Kept & { key: string; name: string; kind: AdKind; pipeline: string; mapping: AdMapping },
): Promise<AdSource | Refusal> => {
  const { key, name, kind, pipeline, secrets, options, mapping } = source;
  const secret = seal(ring, JSON.stringify({ secrets, options }));
  const { rows } = await db.pool.query<{ known: boolean; id: string | null }>(
    `WITH into_pipeline AS (SELECT id FROM pipeline WHERE key = $4 AND published_id IS NOT NULL),
      made AS (INSERT INTO ad_source (key, name, kind, pipeline_id, secret, mapping) SELECT $1, $2, $3, id, $5, $6 FROM into_pipeline
        ON CONFLICT (key) DO NOTHING RETURNING id)
     SELECT EXISTS (SELECT 1 FROM into_pipeline) AS known, (SELECT id FROM made) AS id`,
    [key, name, kind, pipeline, secret, JSON.stringify(mapping)],
  );
  const { known, id } = rows[0]!;
  if (!known) return refuse('UnknownPipeline', { pipeline });
  return (id && (await readAdSource(db, ring, id))) || refuse('AdSourceExists', { source: key });
};

/**
 * What is not named stays, also among the secrets; leads that could not be taken before are tried again. Refused: NotFound, VersionChanged,
 * UnknownPipeline.
 */
export const changeAdSource = async (
  db: Database,
  ring: KeyRing,
  change: {
    id: string;
    revision: number;
    name?: string | undefined;
    pipeline?: string | undefined;
    secrets?: AdSecrets | undefined;
    options?: AdOptions | undefined;
    mapping?: AdMapping | undefined;
    disabled?: boolean | undefined;
  },
): Promise<AdSource | Refusal> => {
  const { id, revision, name = null, pipeline = null, mapping, disabled = null } = change;
  const { rows: before } = await db.pool.query<StoredAdSource>(`${SELECT} WHERE a.id = $1`, [id]);
  if (!before[0]) return refuse('NotFound');
  const kept = open(ring, before[0].secret);
  const secret = seal(
    ring,
    JSON.stringify({ secrets: { ...kept.secrets, ...change.secrets }, options: change.options ?? kept.options }),
  );
  const { rows } = await db.pool.query<{ known: boolean; changed: boolean }>(
    `WITH into_pipeline AS (SELECT id FROM pipeline WHERE key = $4 AND published_id IS NOT NULL),
      changed AS (UPDATE ad_source SET name = coalesce($3, name), pipeline_id = coalesce((SELECT id FROM into_pipeline), pipeline_id), secret = $5,
          mapping = coalesce($6, mapping), disabled_at = CASE WHEN $7::boolean IS NULL THEN disabled_at WHEN $7 THEN coalesce(disabled_at, now()) END,
          revision = revision + 1
        WHERE id = $1 AND revision = $2 AND ($4::text IS NULL OR EXISTS (SELECT 1 FROM into_pipeline)) RETURNING key),
      again AS (UPDATE inbox i SET state = 'new', attempts = 0, not_before = NULL FROM changed WHERE i.source = 'ad:' || changed.key AND i.state = 'failed')
     SELECT $4::text IS NULL OR EXISTS (SELECT 1 FROM into_pipeline) AS known, EXISTS (SELECT 1 FROM changed) AS changed`,
    [id, revision, name, pipeline, secret, mapping ? JSON.stringify(mapping) : null, disabled],
  );
  if (!rows[0]!.known) return refuse('UnknownPipeline', { pipeline: pipeline ?? '' });
  return rows[0]!.changed ? ((await readAdSource(db, ring, id)) ?? refuse('NotFound')) : refuse('VersionChanged');
};

/** Its leads stay. Refused: NotFound. */
export const removeAdSource = async (db: Database, id: string): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM ad_source WHERE id = $1', [id]);
  if (!rowCount) return refuse('NotFound');
};

/** When something last came, and what was wrong with it, for whoever set the source up. */
export const noteAdLead = async (
  db: Database,
  { key, error }: { key: string; error: string | null },
): Promise<void> => {
  await db.pool.query('UPDATE ad_source SET last_at = now(), last_error = $2 WHERE key = $1', [
    key,
    error?.slice(0, 500) ?? null,
  ]);
};

const open = (ring: KeyRing, secret: string): Kept => {
  const { secrets = {}, options = {} } = JSON.parse(unseal(ring, secret)) as Partial<Kept>;
  return { secrets, options };
};

const toSource = async (db: Database, ring: KeyRing, row: StoredAdSource): Promise<AdSource> => {
  const { secrets, options } = open(ring, row.secret);
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    kind: row.kind,
    pipeline: row.pipeline,
    mapping: row.mapping,
    revision: row.revision,
    options,
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.slice(-4)])),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastAt: row.last_at?.toISOString() ?? null,
    lastError: row.last_error,
    last: await lastOf(db, row),
  };
};

type Entry = {
  headers: { answers?: AdAnswer[] };
  body: Buffer;
  received_at: Date;
  state: string;
  lead_id: string | null;
};

/** What came last, in its raw form; Meta's answers are kept with it once they have been fetched. */
const lastOf = async (db: Database, { key, kind }: StoredAdSource): Promise<AdSource['last']> => {
  const { rows } = await db.pool.query<Entry>(
    `SELECT i.headers, i.body, i.received_at, i.state, k.result ->> 'id' AS lead_id FROM inbox i
     LEFT JOIN idempotency_key k ON k.key = i.source || '/' || i.external_id WHERE i.source = $1 ORDER BY i.received_at DESC LIMIT 1`,
    [`ad:${key}`],
  );
  const entry = rows[0];
  if (!entry) return null;
  const body = exactJson(entry.body.toString('utf8'));
  const google = kind === 'google' ? readGoogle(body) : undefined;
  const answers = (google ? google.answers : (readFieldData(body) ?? entry.headers.answers)) ?? [];
  return {
    at: entry.received_at.toISOString(),
    isTest: google?.isTest ?? isTestLead(answers),
    state: entry.state,
    leadId: entry.lead_id,
    answers,
  };
};
