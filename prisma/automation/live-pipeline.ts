import type { Calendars } from '../../workflows/automation/facts.ts';
import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { Database } from '../client.ts';
import { SEEN_WITHIN_MS } from '../../workflows/calendar/seen.ts';
import { calendarJson, calendarOf, calendarStamp, pipelineOfVersion } from '../pipeline/pipeline.ts';
import { apart } from '../round.ts';

const known = new WeakMap<Database['prisma'], { readAt: number; calendars: Calendars }>();

/** A version as its leads follow it: with this installation's calendars. */
export const livePipeline = async (db: Database, versionId: string): Promise<LivePipeline> => {
  const [{ definition, version }, calendars] = await Promise.all([pipelineOfVersion(db, versionId), calendarsOf(db)]);
  const own = definition.calendar ? calendars[definition.calendar] : undefined;
  return { definition, version, calendars: { ...calendars, '': own ?? calendarOf(undefined) } };
};

export const calendarsOf = async (db: Database): Promise<Calendars> => {
  const kept = known.get(db.prisma);
  const readAt = Date.now();
  if (kept && kept.readAt > readAt - SEEN_WITHIN_MS) return kept.calendars;
  const { rows } = await apart(db).query(
    `SELECT c.key, ${calendarJson('c')} AS calendar, ${calendarStamp('c')} AS stamp FROM calendar c`,
  );
  const calendars = Object.fromEntries(
    rows.map(({ key, calendar, stamp }) => {
      // an unchanged calendar keeps its cached days
      const before = kept?.calendars[key];
      return [key, before?.stamp === stamp ? before : { ...calendarOf(calendar), stamp }];
    }),
  );
  known.set(db.prisma, { readAt, calendars });
  return calendars;
};
