import type { Calendars, SubjectEvent } from '../../workflows/automation/facts.ts';
import type {
  ServiceClock,
  ServiceForesight,
  ServicePolicy,
  ServiceRules,
} from '../../workflows/service/policy.schema.ts';
import { serviceOf, type Minutes } from '../../workflows/service/promise.ts';
import { promisedTo, serviceEvents, serviceTypes } from '../../workflows/ticket/service.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import { openSubjects } from '../subject/subject.ts';
import { factsOfSubject } from '../subject/subject-record.ts';
import { tickets } from './ticket-record.ts';

/** What the house promises. */
export const readServiceRules = async (db: Database): Promise<ServiceRules> => {
  const { rows } = await db.pool.query<{ value: ServiceRules }>({
    name: 'service-rules',
    text: `SELECT value FROM setting WHERE key = 'service'`,
    values: [],
  });
  return rows[0]?.value ?? { policies: [], revision: 0 };
};

/** Saves the policies and wakes the open tickets, which take over what fits them. Refused: VersionChanged. */
export const saveServiceRules = (db: Database, { policies, revision }: ServiceRules): Promise<ServiceRules | Refusal> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(
      `INSERT INTO setting (key, value) VALUES ('service', '{"policies": [], "revision": 0}') ON CONFLICT DO NOTHING`,
    );
    const { rows } = await tx.pool.query<{ value: ServiceRules }>(
      `UPDATE setting SET value = $1 WHERE key = 'service' AND (value ->> 'revision')::int = $2 RETURNING value`,
      [JSON.stringify({ policies, revision: revision + 1 }), revision],
    );
    if (!rows[0]) return refuse('VersionChanged');
    await tx.pool.query(
      `INSERT INTO poke (target, what) SELECT 'ticket:' || id, 'poke' FROM ticket WHERE closed_at IS NULL ORDER BY id`,
    );
    return rows[0].value;
  });

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
  const [events, calendars] = await Promise.all([
    serviceEventsOf(
      db,
      rows.map(({ id }) => id),
    ),
    calendarsOf(db),
  ]);
  return new Map(
    rows.map(({ id, clockOffset }) => [
      id,
      clocksAt(events.get(id) ?? [], calendars, new Date(Date.now() + clockOffset).toISOString()),
    ]),
  );
};

const clocksAt = (events: SubjectEvent[], calendars: Calendars, now: string): ServiceClock[] => {
  const { clocks, minutes } = serviceOf(serviceEvents(events, calendars), now);
  return clocks.map(({ usedMs: _, ...clock }) => ({
    ...clock,
    spans: minutes.flatMap((span) => within(span, clock.since, clock.endedAt)),
  }));
};

/** As much of a stretch of time as lies in the life of a promise. */
const within = ({ from, to, ...whose }: Minutes, since: string, endedAt: string | null): Minutes[] => {
  const begin = from > since ? from : since;
  const end = endedAt !== null && (to === null || to > endedAt) ? endedAt : to;
  return end !== null && end <= begin ? [] : [{ from: begin, to: end, ...whose }];
};

const PAGE = 1000;

/** What other policies would do to all open tickets. */
export const foreseeService = async (db: Database, policies: ServicePolicy[]): Promise<ServiceForesight> => {
  const calendars = await calendarsOf(db);
  const seen = { open: 0, changed: 0, lateNow: 0, lateThen: 0 };
  for (let after: string | undefined; ;) {
    const rows = await openSubjects(db, tickets, after, PAGE);
    const ids = rows.map(({ id }) => id);
    const events = await serviceEventsOf(db, ids);
    for (const row of rows) {
      const now = new Date(Date.now() + row.clock_offset).toISOString();
      const told = events.get(row.id) ?? [];
      const promised = promisedTo(factsOfSubject(tickets, row), policies, now);
      const changes = !isPromised(told, promised);
      const then = changes ? [...told, { ...told[0]!, type: 'ticket.promised', at: now, data: promised }] : told;
      seen.open++;
      if (changes) seen.changed++;
      if (isLate(told, calendars, now)) seen.lateNow++;
      if (isLate(then, calendars, now)) seen.lateThen++;
    }
    after = ids.at(-1);
    if (rows.length < PAGE) return seen;
  }
};

const isLate = (events: SubjectEvent[], calendars: Calendars, now: string): boolean =>
  clocksAt(events, calendars, now).some(({ state }) => state === 'late');

/** Whether the last promise was this one. */
export const isPromised = (events: Pick<SubjectEvent, 'type' | 'data'>[], promised: object): boolean => {
  const last = events.findLast(({ type }) => type === 'ticket.promised')?.data;
  const before = last ?? { policy: null, targets: {}, waits: [] };
  const { set: _, ...kept } = before as Record<string, unknown>;
  return ordered(kept) === ordered(promised);
};

/** jsonb keeps no order of keys. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
