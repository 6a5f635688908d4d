import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import type { ServiceClock } from '../../workflows/service/policy.schema.ts';
import { serviceEvents, serviceTypes } from '../../workflows/ticket/service.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { clocksAt } from '../service/clocks.ts';
import { isSame } from '../service/same.ts';

type Told = SubjectEvent & { subject_id: string };

/** The events of these tickets by which promises go, in order. */
export const serviceEventsOf = async (db: Database, ids: string[]): Promise<Map<string, SubjectEvent[]>> => {
  const { rows } = await db.pool.query<Omit<Told, 'at'> & { at: Date }>({
    name: 'ticket-service-events',
    text: `SELECT coalesce(subject_id, noun_id) AS subject_id, id::text, coalesce(number, seq) AS number, type, at, data, cause, actor FROM event
      WHERE subject_id = ANY($1) AND type = ANY($2) ORDER BY subject_id, number`,
    values: [ids, serviceTypes],
  });
  const events = rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
  return Map.groupBy(events, ({ subject_id }) => subject_id);
};

/** The promises of tickets as they stand now, each by its own clock. */
export const clocksOf = async (
  db: Database,
  rows: { id: string; clockOffset: number }[],
): Promise<Map<string, ServiceClock[]>> => {
  const ids = rows.map(({ id }) => id);
  const [events, calendars] = await Promise.all([serviceEventsOf(db, ids), calendarsOf(db)]);
  return new Map(
    rows.map(({ id, clockOffset }) => {
      const now = new Date(Date.now() + clockOffset).toISOString();
      return [id, clocksAt(serviceEvents(events.get(id) ?? [], calendars), now)];
    }),
  );
};

/** Whether the last promise was this one. */
export const isPromised = (events: Pick<SubjectEvent, 'type' | 'data'>[], promised: object): boolean => {
  const last = events.findLast(({ type }) => type === 'ticket.promised')?.data;
  const before = last ?? { policy: null, targets: {}, waits: [] };
  const { set: _, ...kept } = before as Record<string, unknown>;
  return isSame(kept, promised);
};
