import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { withDays, type OwnDay, type SetDay } from '../../workflows/calendar/holiday.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import { ofLeads, withHouse } from '../../workflows/field/field.ts';
import type { Database } from '../client.ts';
import { fieldRevision, heardOfFields, houseFields } from '../field/house-fields.ts';

export type PublishedPipeline = {
  id: string;
  key: string;
  /** what goes through it */
  noun: string;
  versionId: string;
  version: number;
  definition: PipelineDefinition;
};

// a version never changes, so each node may cache it
const versions = new Map<string, PublishedPipeline>();
/** With the fields of the house, as its leads live: the same object as long as these stay the same. */
const lived = new Map<string, { fields: Field[]; pipeline: PublishedPipeline }>();

/** A version with the fields of the house beside its own. */
export const pipelineOfVersion = async (db: Database, versionId: string): Promise<PublishedPipeline> => {
  const [written, fields] = await Promise.all([versionOf(db, versionId), houseFields(db)]);
  const kept = lived.get(versionId);
  if (kept?.fields === fields) return kept.pipeline;
  const isOfLeads = written.noun === 'lead';
  const pipeline = isOfLeads ? { ...written, definition: withHouse(written.definition, ofLeads(fields)) } : written;
  lived.set(versionId, { fields, pipeline });
  return pipeline;
};

const versionOf = async (db: Database, versionId: string): Promise<PublishedPipeline> => {
  const kept = versions.get(versionId);
  if (kept) return kept;
  const { rows } = await db.pool.query(
    `SELECT p.id, p.key, p.noun, v.id AS "versionId", v.number AS version, v.definition
     FROM pipeline_version v JOIN pipeline p ON p.id = v.pipeline_id WHERE v.id = $1`,
    [versionId],
  );
  if (!rows[0]) throw new Error(`pipeline version ${versionId} is missing`);
  versions.set(versionId, rows[0]);
  return rows[0];
};

/** The version that new leads get; none for an archived pipeline. */
export const publishedPipeline = async (db: Database, key: string): Promise<PublishedPipeline | undefined> => {
  const { rows } = await db.pool.query<{ published_id: string; house: number }>({
    name: 'published-pipeline',
    text: `SELECT published_id, ${fieldRevision} AS house FROM pipeline WHERE key = $1 AND noun = 'lead' AND published_id IS NOT NULL AND archived_at IS NULL`,
    values: [key],
  });
  if (rows[0]) heardOfFields(db, rows[0].house);
  return rows[0] && pipelineOfVersion(db, rows[0].published_id);
};

/** A calendar's row; `days` are those of its countries, as `calendarJson` reads them. */
export type CalendarRow = { zone: string; week: unknown; holidays: unknown; days?: SetDay[] | null };

export const calendarOf = (row: CalendarRow | null | undefined): Calendar => {
  const written = JSON.stringify(row ?? null);
  const known = calendars.get(written);
  if (known) return known;
  const calendar = row
    ? withDays({ zone: row.zone, week: row.week as Calendar['week'] }, row.holidays as OwnDay[], row.days ?? [])
    : { zone: 'Asia/Almaty', week: everyDay, holidays: [] };
  if (calendars.size >= 100) calendars.clear();
  calendars.set(written, calendar);
  return calendar;
};

/** By what is written in their rows: the days that a calendar has worked out stay with it. */
const calendars = new Map<string, Calendar>();

/** SQL: what `calendarOf` needs of a calendar that is joined under this alias, null without one. */
export const calendarJson = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE jsonb_build_object('zone', ${alias}.zone, 'week', ${alias}.week, 'holidays', ${alias}.holidays, 'days',
    (SELECT jsonb_agg(jsonb_build_object('date', d -> 'date', 'working', d -> 'working', 'week', d -> 'week')) FROM holiday_set h, jsonb_array_elements(h.days) d
      WHERE h.key = ANY(${alias}.holiday_sets))) END`;

/** SQL: a stamp that changes with every change of a calendar or of its countries' days. */
export const calendarStamp = (alias: string): string =>
  `${alias}.revision || '.' || (SELECT coalesce(sum(h.revision), 0) FROM holiday_set h WHERE h.key = ANY(${alias}.holiday_sets))`;

const everyDay: Calendar['week'] = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]]),
) as Calendar['week'];
