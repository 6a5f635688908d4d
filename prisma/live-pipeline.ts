import type { Calendars } from '../workflows/automation/facts.ts';
import type { LivePipeline } from '../workflows/automation/program.ts';
import type { Database } from './client.ts';
import { calendarJson, calendarOf, pipelineOfVersion } from './pipeline.ts';

/** How long a change of a calendar may stay unseen by the processes. */
const FRESH_MS = 5000;
const known = new WeakMap<Database['prisma'], { readAt: number; calendars: Calendars }>();

/** A version as its leads live by it: with the house's calendars. */
export const livePipeline = async (db: Database, versionId: string): Promise<LivePipeline> => {
  const [{ definition, version }, calendars] = await Promise.all([pipelineOfVersion(db, versionId), calendarsOf(db)]);
  const own = definition.calendar ? calendars[definition.calendar] : undefined;
  return { definition, version, calendars: { ...calendars, '': own ?? calendarOf(undefined) } };
};

export const calendarsOf = async (db: Database): Promise<Calendars> => {
  const kept = known.get(db.prisma);
  if (kept && kept.readAt > Date.now() - FRESH_MS) return kept.calendars;
  const { rows } = await db.pool.query(`SELECT c.key, ${calendarJson('c')} AS calendar FROM calendar c`);
  const calendars = Object.fromEntries(rows.map(({ key, calendar }) => [key, calendarOf(calendar)]));
  known.set(db.prisma, { readAt: Date.now(), calendars });
  return calendars;
};
