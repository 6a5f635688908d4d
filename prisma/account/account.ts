import type { SandboxDay } from '../../workflows/account/sandbox.schema.ts';
import type { Account, AccountPatch, NewAccount } from '../../workflows/account/account.schema.ts';
import { usualPolicy, type RecordingPolicy } from '../../workflows/call/recording.schema.ts';
import { isLine, kindOf } from '../../workflows/channel/index.ts';
import { isReason, reasonText } from '../../workflows/delivery/reason.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { PipelineNoun } from '../../workflows/pipeline/pipeline.schema.ts';
import type { World } from '../../workflows/pipeline/world.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { gathered, placed } from '../gathered.ts';
import type { ChannelAccount } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { KeyRing } from '../sealed/seal.ts';
import { keepSecrets, sealedOf, unsealed } from '../sealed/secret.ts';

type Desk = Pick<NewAccount, 'hours' | 'languages' | 'greeting' | 'absence' | 'rating' | 'queue'> & {
  notice?: Account['notice'];
  recording?: RecordingPolicy;
  callsAtOnce?: number | null;
  callerIds?: Account['callerIds'];
};
type Row = RowOf<ChannelAccount, { settings: Record<string, string>; desk: Partial<Desk> }> & {
  pipeline: string | null;
  automations: string | null;
};

/** What is told to and known of an account at its provider. */
export type Kept = { settings: Record<string, string>; secrets: Record<string, string> };

const SELECT = `SELECT a.*, p.key AS pipeline, n.key AS automations FROM channel_account a LEFT JOIN pipeline p ON p.id = a.pipeline_id
  LEFT JOIN pipeline n ON n.id = a.talk_pipeline_id WHERE a.provider IS NOT NULL`;

/** Those that admins have connected; the reader answers in all or in these. */
export const listAccounts = async (db: Database, language: Language): Promise<Account[]> => {
  const { rows } = await db.pool.query<Row>(`${SELECT} ORDER BY a.created_at, a.id`);
  return rows.map((row) => toAccount(row, language));
};

/** Those by which clients write and are written to, for automations; a bot of the team is none. */
export const accountsForClients = async (db: Database): Promise<World['channels']> => {
  const { rows } = await db.pool.query<{ id: string; name: string; sandbox: boolean }>({
    name: 'accounts-for-clients',
    text: `SELECT a.id, coalesce(a.name, a.id) AS name, a.provider = 'sandbox' AS sandbox FROM channel_account a
      WHERE a.provider IS NOT NULL AND a.blocked_at IS NULL AND coalesce(a.settings ->> 'serves', '') <> 'team' ORDER BY a.created_at, a.id`,
  });
  return rows.filter(({ id }) => !isLine(id));
};

export const readConnected = async (db: Database, id: string, language: Language): Promise<Account | Refusal> => {
  const { rows } = await db.pool.query<Row>(`${SELECT} AND a.id = $1`, [id]);
  return rows[0] ? toAccount(rows[0], language) : refuse('NotFound');
};

/** Refused: AccountExists, UnknownPipeline, PipelineOfOtherNoun, UnknownCalendar, PersonUnknown. */
export const addAccount = async (
  db: Database,
  ring: KeyRing,
  { id, account, kept, by, language }: { id: string; account: NewAccount; kept: Kept; by: string; language: Language },
): Promise<Account | Refusal> => {
  const { provider, name, people, pipeline, automations, ...desk } = account;
  const led = await pipelinesOf(db, { pipeline, automations });
  if (isRefusal(led)) return led;
  const wrong = await whyNotKeep(db, { people, hours: desk.hours });
  if (wrong) return wrong;
  const isNew = await inTransaction(db, async (tx) => {
    const { rowCount } = await tx.pool.query(
      `INSERT INTO channel_account (id, kind, provider, name, settings, desk, people, pipeline_id, talk_pipeline_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
     ON CONFLICT (id) DO NOTHING`,
      [
        ...[id, kindOf(id), provider, name, JSON.stringify(kept.settings)],
        ...[JSON.stringify(deskOf(desk)), people, led.pipeline, led.automations],
      ],
    );
    if (rowCount) await keepSecrets(tx, ring, { about: aboutOf(id), secrets: kept.secrets, by });
    return rowCount === 1;
  });
  return isNew ? readConnected(db, id, language) : refuse('AccountExists', { account: id });
};

type Changing = { id: string; patch: AccountPatch; kept?: Kept | undefined; by: string; language: Language };

/** What is not named stays. Refused: NotFound, VersionChanged, UnknownPipeline, PipelineOfOtherNoun, UnknownCalendar, PersonUnknown. */
export const changeAccount = async (
  db: Database,
  ring: KeyRing,
  { id, patch, kept, by, language }: Changing,
): Promise<Account | Refusal> => {
  const { revision, name = null, people, pipeline, automations, blocked = null, settings: _, notice, ...rest } = patch;
  // a notice that is written anew is told anew
  const since = new Date().toISOString();
  const desk = { ...rest, ...(notice === undefined ? {} : { notice: notice && { ...notice, since } }) };
  const led = await pipelinesOf(db, { pipeline: pipeline ?? null, automations: automations ?? null });
  if (isRefusal(led)) return led;
  const wrong = await whyNotKeep(db, { people, hours: desk.hours });
  if (wrong) return wrong;
  const isChanged = await inTransaction(db, async (tx) => {
    const { rowCount } = await tx.pool.query(
      `UPDATE channel_account SET name = coalesce($3, name), people = coalesce($4, people), pipeline_id = CASE WHEN $5 THEN $6::uuid ELSE pipeline_id END,
       blocked_at = CASE WHEN $7::boolean IS NULL THEN blocked_at WHEN $7 THEN coalesce(blocked_at, now()) END, desk = desk || $8,
       talk_pipeline_id = CASE WHEN $10 THEN $11::uuid ELSE talk_pipeline_id END, settings = coalesce($9::jsonb, settings), intake_error = CASE WHEN $9::jsonb IS NULL THEN intake_error END, revision = revision + 1
     WHERE id = $1 AND revision = $2 AND provider IS NOT NULL`,
      [
        ...[
          id,
          revision,
          name,
          people ?? null,
          pipeline !== undefined,
          led.pipeline,
          blocked,
          JSON.stringify(deskOf(desk)),
        ],
        ...[kept ? JSON.stringify(kept.settings) : null, automations !== undefined, led.automations],
      ],
    );
    if (rowCount && kept) await keepSecrets(tx, ring, { about: aboutOf(id), secrets: kept.secrets, by });
    return rowCount === 1;
  });
  const account = await readConnected(db, id, language);
  return isChanged || isRefusal(account) ? account : refuse('VersionChanged');
};

/** For whoever talks to the provider; undefined where there is no such account or an admin has switched it off (unless those are asked for, too: `off`). */
export const openAccount = async (
  db: Database,
  ring: KeyRing,
  id: string,
  closed = false,
): Promise<(Kept & { id: string; provider: string; off: boolean }) | undefined> => {
  const row = await opened(db, { id, closed });
  if (!row.provider) return undefined;
  const { provider, settings, off, sealed } = row;
  return { id, provider, settings, off, secrets: unsealed(ring, aboutOf(id), sealed) };
};

type Opened = {
  provider: string | null;
  settings: Record<string, string>;
  off: boolean;
  sealed: Record<string, string>;
};

const opened = gathered(async (db: Database, all: { id: string; closed: boolean }[]): Promise<Opened[]> => {
  const { rows } = await db.pool.query<Opened>({
    name: 'open-accounts',
    text: `SELECT a.*, ${sealedOf('q.about')} AS sealed FROM jsonb_to_recordset($1::jsonb) AS q(place int, id text, about text, closed boolean)
      LEFT JOIN LATERAL (SELECT provider, settings, blocked_at IS NOT NULL AS off FROM channel_account a
        WHERE a.id = q.id AND a.provider IS NOT NULL AND (q.closed OR a.blocked_at IS NULL) LIMIT 1) a ON true ORDER BY q.place`,
    values: [placed(all.map(({ id, closed }) => ({ id, about: aboutOf(id), closed })))],
  });
  return rows;
});

/** How an account that nobody carries behaves. False where it is none. */
export const playDay = async (db: Database, id: string, day: SandboxDay): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `UPDATE channel_account SET settings = settings || jsonb_build_object('day', $2::text) WHERE id = $1 AND provider = 'sandbox'`,
    [id, day],
  );
  return rowCount === 1;
};

/** Whose its secrets are. */
const aboutOf = (id: string): string => `account:${id}`;

/** By their keys: what a new talk becomes, and the automations of its talks. */
const pipelinesOf = async (
  db: Database,
  asked: { pipeline: string | null; automations: string | null },
): Promise<{ pipeline: string | null; automations: string | null } | Refusal> => {
  const pipeline = await pipelineOf(db, asked.pipeline, ['lead', 'ticket']);
  if (isRefusal(pipeline)) return pipeline;
  const automations = await pipelineOf(db, asked.automations, ['conversation']);
  return isRefusal(automations) ? automations : { pipeline, automations };
};

const pipelineOf = async (
  db: Database,
  key: string | null,
  nouns: PipelineNoun[],
): Promise<string | null | Refusal> => {
  if (key === null) return null;
  const { rows } = await db.pool.query<{ id: string; noun: PipelineNoun }>(
    'SELECT id, noun FROM pipeline WHERE key = $1 AND published_id IS NOT NULL AND archived_at IS NULL',
    [key],
  );
  const [found] = rows;
  if (!found) return refuse('UnknownPipeline', { pipeline: key });
  return nouns.includes(found.noun) ? found.id : refuse('PipelineOfOtherNoun');
};

const whyNotKeep = async (
  db: Database,
  { people = [], hours = null }: { people?: string[] | undefined; hours?: string | null | undefined },
): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ people: number; calendar: boolean }>(
    `SELECT (SELECT count(*)::int FROM app_user WHERE id = ANY($1) AND disabled_at IS NULL) AS people,
       $2::text IS NULL OR EXISTS (SELECT 1 FROM calendar WHERE key = $2) AS calendar`,
    [people, hours],
  );
  const { people: known, calendar } = rows[0]!;
  if (known !== new Set(people).size) return refuse('PersonUnknown');
  return calendar ? undefined : refuse('UnknownCalendar', { calendar: hours ?? '' });
};

const deskOf = ({
  hours,
  languages,
  greeting,
  absence,
  rating,
  queue,
  notice,
  recording,
  callsAtOnce,
  callerIds,
}: Partial<Desk>): Partial<Desk> => ({
  ...{ hours, languages, greeting, absence, rating, queue, notice, recording, callsAtOnce, callerIds },
});

/** A reason of ours in the reader's language; what a provider said stays as it came. */
const saidIn = (language: Language, error: string | null): string | null =>
  error && isReason(error) ? reasonText(error, undefined, language) : error;

const toAccount = (row: Row, language: Language): Account => ({
  ...{ id: row.id, channel: row.kind, provider: row.provider ?? '', name: row.name ?? '', settings: row.settings },
  state: row.blocked_at ? 'blocked' : row.intake_error ? 'down' : (row.state as Account['state']),
  error: saidIn(language, row.trouble ?? row.error ?? row.intake_error),
  ...{ people: row.people, pipeline: row.pipeline, automations: row.automations, revision: row.revision },
  ...{ hours: row.desk.hours ?? null, languages: row.desk.languages ?? [] },
  ...{ greeting: row.desk.greeting ?? null, absence: row.desk.absence ?? null },
  ...{ rating: row.desk.rating ?? false, queue: row.desk.queue ?? false, notice: lasting(row.desk.notice) },
  recording: isLine(row.id) ? (row.desk.recording ?? usualPolicy) : null,
  ...{ callsAtOnce: row.desk.callsAtOnce ?? null, callerIds: row.desk.callerIds ?? {} },
  createdAt: row.created_at?.toISOString() ?? null,
});

/** One whose time is over is none. */
const lasting = (notice: Account['notice'] | undefined): Account['notice'] =>
  notice && notice.until > new Date().toISOString() ? notice : null;
