import type { DemoState, Installed, PackOrder } from '../../workflows/pack/pack.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inEach, languages } from '../../workflows/words/words.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { writeTicketStory } from './ticket-demo.ts';
import { writeStory } from './pack-demo.ts';
import { recordPipelineEvent } from '../pipeline/pipeline-story.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { seededCalendar } from '../seed/calendar.ts';
import type { ReadyPack } from '../seed/packs/pack.ts';
import { packOf } from '../seed/packs/packs.ts';
import { templateNames } from '../seed/packs/template-names.ts';
import { scriptOfPack } from '../seed/scripts/ready.ts';
import { addReadyScript } from '../script/ready-script.ts';

/** A ready pipeline as a draft: its definition with this installation's team and calendar; missing texts are added. Undefined: no such pack. */
export const packDrawing = async (
  db: Database,
  { key, userId }: { key: string; userId: string },
): Promise<PipelineDefinition | undefined> => {
  const pack = packOf(key);
  if (!pack) return undefined;
  const defaults = await ensureHouseDefaults(db);
  await addTemplates(db, pack, userId);
  return fitted(pack.definition(), defaults);
};

/**
 * Makes a pipeline from a ready one and publishes it as version 1, with missing texts, a form, and with `withDemo` its demo leads. What
 * exists already stays as it is. Refused: NotFound, PipelineExists.
 */
export const installPack = async (
  db: Database,
  {
    key,
    pipelineKey,
    name,
    withDemo = false,
    userId,
  }: Omit<PackOrder, 'withDemo'> & { key: string; withDemo?: boolean; userId: string },
): Promise<Installed | Refusal> => {
  const pack = packOf(key);
  if (!pack) return refuse('NotFound');
  const made = await inTransaction(db, async (tx) => {
    const defaults = await ensureHouseDefaults(tx);
    const ready = fitted(pack.definition(), defaults);
    const definition = name ? { ...ready, name: inEach((each) => named(pack, each, name)) } : ready;
    const pipeline = await addPipeline(tx, { key: pipelineKey, pack: withDemo ? key : null, definition, userId });
    if (isRefusal(pipeline)) return pipeline;
    const from = { kind: 'pack' as const, key, name: pack.name };
    await recordPipelineEvent(tx, { pipelineId: pipeline.id, userId, type: 'created', data: { from } });
    const templates = await addTemplates(tx, pack, userId);
    const form = await addForm(tx, pack, { pipelineId: pipeline.id, key: pipelineKey });
    const script = scriptOfPack(key, pipelineKey);
    if (script) await addReadyScript(tx, script, userId);
    return { ...pipeline, templates, form };
  });
  if (isRefusal(made)) return made;
  const { id, versionId, templates, form } = made;
  const leads = withDemo ? await writeDemo(db, pack, versionId, form) : 0;
  return { id, key: pipelineKey, templates, form, leads };
};

/** Which ready pipeline it came from, while it has demo leads, and how many these are. Refused: NotFound. */
export const readDemo = async (db: Database, pipelineKey: string): Promise<DemoState | Refusal> => {
  const { rows } = await db.pool.query<DemoState>(
    `SELECT p.pack, CASE WHEN p.pack IS NULL THEN 0 ELSE (SELECT count(*)::int FROM lead l WHERE l.pipeline_id = p.id AND l.source ->> 'demo' = p.key)
       + (SELECT count(*)::int FROM ticket k WHERE k.pipeline_id = p.id AND k.demo = p.key) END AS leads
     FROM pipeline p WHERE p.key = $1`,
    [pipelineKey],
  );
  return rows[0] ?? refuse('NotFound');
};

/** A chosen name is the same in every language; the ready one exists in each. */
const named = ({ name: ready }: ReadyPack, each: Language, name: string): string =>
  Object.values(ready).includes(name) ? (ready[each] ?? name) : name;

type HouseDefaults = { team: string | null; calendar: string | null };

const houseDefaults = async (db: Database): Promise<HouseDefaults> => {
  const { rows } = await db.pool.query<HouseDefaults>(
    `SELECT (SELECT key FROM team ORDER BY key = 'sales' DESC, created_at LIMIT 1) AS team,
       (SELECT key FROM calendar ORDER BY key = 'almaty' DESC, created_at LIMIT 1) AS calendar`,
  );
  return rows[0]!;
};

/** An installation without a team or a calendar gets the demo's. */
const ensureHouseDefaults = async (db: Database): Promise<HouseDefaults> => {
  const defaults = await houseDefaults(db);
  if (!defaults.team)
    await db.pool.query(`INSERT INTO team (key, name) VALUES ('sales', 'Отдел продаж') ON CONFLICT DO NOTHING`);
  if (!defaults.calendar) {
    const { key, name, zone, week, holidaySets } = seededCalendar();
    await db.pool.query(
      'INSERT INTO calendar (key, name, zone, week, holiday_sets) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING',
      [key, name, zone, JSON.stringify(week), holidaySets],
    );
  }
  return defaults.team && defaults.calendar ? defaults : houseDefaults(db);
};

const fitted = (definition: PipelineDefinition, { team, calendar }: HouseDefaults): PipelineDefinition => {
  const own = definition.calendar;
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inside]) => [
        key,
        key === 'working' && inside === own && calendar ? calendar : swap(inside),
      ]),
    );
  };
  return {
    ...definition,
    team: team ?? definition.team,
    ...(own ? { calendar: calendar ?? own } : {}),
    automations: swap(definition.automations) as PipelineDefinition['automations'],
  };
};

const addPipeline = async (
  db: Database,
  {
    key,
    pack,
    definition,
    userId,
  }: { key: string; pack: string | null; definition: PipelineDefinition; userId: string },
): Promise<{ id: string; versionId: string } | Refusal> => {
  const id = uuidv7();
  const versionId = uuidv7();
  const { rowCount } = await db.pool.query(
    `INSERT INTO pipeline (id, key, pack, noun, "order") SELECT $1, $2, $3, $4, coalesce(max("order"), 0) + 1 FROM pipeline ON CONFLICT (key) DO NOTHING`,
    [id, key, pack, definition.noun ?? 'lead'],
  );
  if (!rowCount) return refuse('PipelineExists', { key });
  await db.pool.query(
    'INSERT INTO pipeline_version (id, pipeline_id, number, definition, author_id) VALUES ($1, $2, 1, $3, $4)',
    [versionId, id, JSON.stringify(definition), userId],
  );
  await db.pool.query('UPDATE pipeline SET published_id = $2 WHERE id = $1', [id, versionId]);
  return { id, versionId };
};

/** A template that exists in any language or channel is by now an admin's own: nothing is added to it. */
const addTemplates = async (db: Database, { templates }: ReadyPack, userId: string): Promise<number> => {
  const reader = await languageOf(db, userId);
  const rows = languages.flatMap((language) =>
    Object.entries(templates[language]).flatMap(([key, byChannel]) =>
      Object.entries(byChannel).map(([channel, text]) => ({
        ...{ key, name: templateNames[key]?.[reader] ?? '', channel, language, subject: '' },
        ...text,
      })),
    ),
  );
  const { rowCount } = await db.pool.query(
    `WITH made AS (INSERT INTO template (key, name, channel, language, subject, body)
        SELECT key, name, channel, language, subject, body FROM jsonb_to_recordset($1) AS t(key text, name text, channel text, language text, subject text, body text)
        WHERE NOT EXISTS (SELECT 1 FROM template o WHERE o.key = t.key)
        ON CONFLICT (key, channel, language) DO NOTHING RETURNING *)
     INSERT INTO template_version (key, channel, language, revision, subject, body, options, author_id)
       SELECT key, channel, language, revision, subject, body, options, $2::uuid FROM made ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), userId],
  );
  return rowCount ?? 0;
};

const languageOf = async (db: Database, userId: string): Promise<Language> => {
  const { rows } = await db.pool.query<{ language: Language }>(
    `SELECT coalesce(preferences ->> 'language', language) AS language FROM app_user WHERE id = $1`,
    [userId],
  );
  return rows[0]?.language ?? 'ru';
};

/** Named like the pipeline, unless another form has that key. */
const addForm = async (
  db: Database,
  { form }: ReadyPack,
  { pipelineId, key }: { pipelineId: string; key: string },
): Promise<string | null> => {
  if (!form) return null;
  const { rowCount } = await db.pool.query(
    'INSERT INTO form (key, pipeline_id, definition) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING',
    [key, pipelineId, JSON.stringify(form())],
  );
  return rowCount ? key : null;
};

/** One lead out of this many is neglected. */
const NEGLECTED = 7;

/** One lead after another: a crash between two leaves whole leads, and all of them can be removed. */
const writeDemo = async (db: Database, pack: ReadyPack, versionId: string, form: string | null): Promise<number> => {
  const pipeline = await pipelineOfVersion(db, versionId);
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT u.id FROM app_user u LEFT JOIN team t ON t.id = u.team_id WHERE u.role = 'manager' AND u.disabled_at IS NULL
     ORDER BY (t.key = $1) DESC NULLS LAST, u.created_at LIMIT 5`,
    [pipeline.definition.team],
  );
  const talks = new Set(
    pack.demo.flatMap(({ acts }) => acts.flatMap((act) => (act.does === 'finish' && act.outcome ? [act.task] : []))),
  );
  for (const [index, story] of (pack.tickets ?? []).entries())
    await writeTicketStory(db, { pipeline, user: rows[index % Math.max(1, rows.length)]?.id ?? null }, story);
  for (const [index, story] of pack.demo.entries()) {
    const user = rows[index % Math.max(1, rows.length)]?.id ?? null;
    await writeStory(db, { pipeline, form, user, talks, neglected: index % NEGLECTED === 3 }, story);
  }
  return pack.demo.length + (pack.tickets?.length ?? 0);
};
