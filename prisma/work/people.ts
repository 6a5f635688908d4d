import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { isWorkingTime } from '../../workflows/calendar/calendar.ts';
import { GroupRules } from '../../workflows/work/group.schema.ts';
import { effectiveLimit } from '../../workflows/work/load.ts';
import { defaultStatuses, takesWork } from '../../workflows/work/status.ts';
import type { Limits, Status } from '../../workflows/work/status.schema.ts';
import type { Person } from '../../workflows/work/work.ts';
import type { Database } from '../client.ts';
import { gathered, placed } from '../gathered.ts';
import { calendarJson, calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';

/** Somebody of a queue as the rule weighs her, and as the row that gives her work is guarded. */
export type Hand = Person & {
  name: string;
  version: number;
  status: string;
  since: string | null;
  reason: string;
  /** until when the break lasts in which she is */
  breakUntil: Date | null;
  left: boolean;
  calendar: Calendar;
};

/** Where work waits: the id of a group, or an account whose people are a group without a name. */
export type Crew = { queue: string; rules: GroupRules; statuses: Status[]; hands: Hand[] };

type HandRow = {
  id: string;
  name: string;
  languages: string[];
  left: boolean;
  absent: boolean;
  break_until: Date | null;
  calendar: string | null;
  status: string | null;
  since: Date | null;
  reason: string | null;
  limits: Partial<Limits> | null;
  given: Date | null;
  version: number | null;
  skills: Record<string, number> | null;
  loads: Record<string, number> | null;
};

/** Of a queue, by a parameter that is its name. */
export const membersOf = (queue: string): string =>
  `(SELECT m.user_id AS id FROM work_group g JOIN work_group_member m ON m.group_id = g.id WHERE g.id::text = ${queue} AND g.archived_at IS NULL
    UNION SELECT unnest(a.people) FROM channel_account a WHERE a.id = ${queue})`;

/** Who may take what waits in a queue, as they are now. */
export const readCrew = (db: Database, queue: string, now: string): Promise<Crew> => crewOf(db, { queue, now });

type Head = { rules: unknown; hours: CalendarRow | null; statuses: Status[] | null };

const crewOf = gathered(async (db: Database, all: { queue: string; now: string }[]): Promise<Crew[]> => {
  const values = [placed(all)];
  const [heads, members, calendars] = await Promise.all([
    db.pool.query<Head>({
      name: 'queue-heads',
      text: `SELECT g.rules, ${calendarJson('c')} AS hours, (SELECT value FROM setting WHERE key = 'statuses') AS statuses
        FROM jsonb_to_recordset($1::jsonb) AS q(place int, queue text) LEFT JOIN work_group g ON g.id::text = q.queue LEFT JOIN calendar c ON c.key = g.calendar
        ORDER BY q.place`,
      values,
    }),
    db.pool.query<HandRow & { place: number }>({
      name: 'queues-hands',
      text: `WITH m AS MATERIALIZED (SELECT q.place, q.now, m.id FROM jsonb_to_recordset($1::jsonb) AS q(place int, queue text, now timestamptz)
            CROSS JOIN LATERAL ${membersOf('q.queue')} m),
          people AS MATERIALIZED (SELECT DISTINCT id FROM m),
          points AS (SELECT w.assignee_id AS id, coalesce(split_part(w.account, ':', 1), '') AS channel, sum(w.weight)::int AS points
            FROM people m CROSS JOIN LATERAL (SELECT * FROM work w WHERE w.assignee_id = m.id AND NOT w.resting OFFSET 0) w GROUP BY 1, 2),
          loads AS (SELECT id, jsonb_object_agg(channel, points) AS loads FROM points GROUP BY 1),
          skills AS (SELECT s.user_id AS id, jsonb_object_agg(s.skill, s.level) AS skills FROM people m JOIN user_skill s ON s.user_id = m.id GROUP BY 1),
          away AS (SELECT m.place, a.user_id AS id, max(a.ends_at) FILTER (WHERE a.kind = 'break') AS until FROM m JOIN absence a ON a.user_id = m.id
            WHERE a.starts_at <= m.now AND (a.ends_at IS NULL OR a.ends_at > m.now) GROUP BY 1, 2)
        SELECT m.place, u.id, u.name, u.languages, u.disabled_at IS NOT NULL AS left, u.calendar_id AS calendar, o.status, o.since, o.reason, o.limits,
          o.given_at AS given, o.version, away.id IS NOT NULL AS absent, away.until AS break_until, skills.skills, loads.loads
        FROM m JOIN app_user u ON u.id = m.id LEFT JOIN operator o ON o.id = u.id LEFT JOIN loads ON loads.id = u.id LEFT JOIN skills ON skills.id = u.id
          LEFT JOIN away ON away.id = u.id AND away.place = m.place ORDER BY m.place, u.id`,
      values,
    }),
    db.pool.query<{ id: string; calendar: CalendarRow }>({
      name: 'calendars-of-hands',
      text: `SELECT c.id, ${calendarJson('c')} AS calendar FROM calendar c`,
    }),
  ]);
  const known = new Map(calendars.rows.map(({ id, calendar }) => [id, calendarOf(calendar)]));
  const day = calendarOf(null);
  const byPlace = Map.groupBy(members.rows, ({ place }) => place);
  return all.map(({ queue, now }, place) => {
    const { rules: written, hours, statuses: kept } = heads.rows[place]!;
    const rules = GroupRules.parse(written ?? {});
    const statuses = kept ?? defaultStatuses;
    const open = hours === null || isWorkingTime(calendarOf(hours), now);
    const hands = (byPlace.get(place) ?? []).map((row) =>
      handOf(row, known.get(row.calendar ?? '') ?? day, { queue, rules, statuses, open }, now),
    );
    return { queue, rules, statuses, hands };
  });
});

type Around = { queue: string; rules: GroupRules; statuses: Status[]; open: boolean };

const handOf = (row: HandRow, calendar: Calendar, { queue, rules, statuses, open }: Around, now: string): Hand => {
  const status = row.status ?? statuses.find(({ takes }) => takes)?.key ?? '';
  const since = row.since?.toISOString() ?? null;
  const loads = row.loads ?? {};
  const stands = { status, since, absent: row.absent, left: row.left, calendar };
  const own = Object.entries(row.limits?.channels ?? {}).filter(([, limit]) => typeof limit === 'number');
  return {
    ...{ id: row.id, name: row.name, status, since, calendar, version: row.version ?? 0 },
    ...{ reason: row.reason ?? '', left: row.left, breakUntil: row.break_until },
    ...{ takes: open && takesWork(statuses, stands, now), groups: [queue], skills: row.skills ?? {} },
    ...{ languages: row.languages, lastAt: row.given?.toISOString() ?? '' },
    load: Object.values(loads).reduce((sum, points) => sum + points, 0),
    limit: effectiveLimit(row.limits?.all, rules.limit),
    channels: Object.fromEntries(own.map(([kind, limit]) => [kind, { load: loads[kind] ?? 0, limit: limit! }])),
  };
};
