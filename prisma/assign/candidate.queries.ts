import { isWorkingTime } from '../../workflows/calendar/calendar.ts';
import type { AssignFacts, Candidate } from '../../workflows/lead/assign.ts';
import type { Database } from '../client.ts';
import type { User } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';

/** Whose rows are read: sellers of these teams (or of the whole house), users of these e-mails, one user by her id, left or not. */
export type Scope = { teams?: string[]; emails?: string[]; everybody?: boolean; id?: string };

type CandidateRow = Pick<
  RowOf<User, { role: Candidate['role'] }>,
  'id' | 'email' | 'name' | 'role' | 'lead_limit' | 'skills' | 'languages' | 'regions' | 'disabled_at' | 'calendar_id'
> & {
  team: string | null;
  calendar: CalendarRow | null;
  load: number;
  last: Date | null;
  absent: { kind: string; until: string | null } | null;
};

const within = `(u.disabled_at IS NULL AND ((u.role = 'manager' AND ($3 OR t.key = ANY($1))) OR lower(u.email) = ANY($2)))`;

/**
 * Two leads that are given at the same moment would both go to the least busy, over a limit even: inside a transaction the second waits for the first,
 * where the same users are asked; others never wait. The lead first, then the users in the order of their ids, as whoever changes a lead locks them: so two
 * who wait do not wait for each other.
 */
export const holdLoads = async (
  db: Database,
  leadId: string,
  { teams = [], emails = [], everybody = false }: Scope,
): Promise<void> => {
  if (!db.whole) return;
  await db.pool.query({
    name: 'hold-loads',
    text: `WITH given AS MATERIALIZED (SELECT 1 FROM lead WHERE id = $4 FOR NO KEY UPDATE)
      SELECT 1 FROM given, load o JOIN app_user u ON u.id = o.user_id LEFT JOIN team t ON t.id = u.team_id WHERE ${within} ORDER BY o.user_id FOR UPDATE OF o`,
    values: [teams, emails.map((email) => email.toLowerCase()), everybody, leadId],
  });
};

/**
 * Users with what the choice needs, in one read. Of holidays only those around `at` are read, once per calendar. A user who was notified
 * lately of a new lead was assigned it then.
 */
export const readCandidates = async (
  db: Database,
  { teams = [], emails = [], everybody = false, id }: Scope,
  at: string,
): Promise<(Candidate & { left: boolean })[]> => {
  const { rows } = await db.pool.query<CandidateRow>({
    name: 'candidates',
    text: `WITH k AS MATERIALIZED (SELECT c.id, jsonb_build_object('zone', c.zone, 'week', c.week, 'holidays', c.holidays, 'days',
        (SELECT jsonb_agg(jsonb_build_object('date', d -> 'date', 'working', d -> 'working')) FROM holiday_set h, jsonb_array_elements(h.days) d
          WHERE h.key = ANY(c.holiday_sets) AND (d ->> 'date') BETWEEN ($5::timestamptz - interval '2 days')::date::text AND ($5::timestamptz + interval '2 days')::date::text)) AS calendar
      FROM calendar c)
      SELECT u.id, u.email, u.name, u.role, t.key AS team, u.lead_limit, u.skills, u.languages, u.regions, u.disabled_at, u.calendar_id, k.calendar,
        coalesce(o.leads, 0) AS load,
        (SELECT max(n.created_at) FROM notification n WHERE n.user_id = u.id AND n.kind = 'lead.assigned') AS last,
        (SELECT jsonb_build_object('kind', a.kind, 'until', a.ends_at) FROM absence a
          WHERE a.user_id = u.id AND a.starts_at <= $5 AND (a.ends_at IS NULL OR a.ends_at > $5) ORDER BY a.ends_at DESC NULLS FIRST LIMIT 1) AS absent
      FROM app_user u LEFT JOIN team t ON t.id = u.team_id LEFT JOIN k ON k.id = u.calendar_id LEFT JOIN load o ON o.user_id = u.id
      WHERE u.id = $4 OR ${within}`,
    values: [teams, emails.map((email) => email.toLowerCase()), everybody, id ?? null, at],
  });
  // users of one calendar share what is worked out of it
  const working = new Map<string | null, boolean>();
  const isWorking = ({ calendar_id, calendar }: CandidateRow): boolean => {
    if (!working.has(calendar_id)) working.set(calendar_id, isWorkingTime(calendarOf(calendar), at));
    return working.get(calendar_id) ?? false;
  };
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    team: row.team,
    load: row.load,
    limit: row.lead_limit,
    onShift: !row.absent && isWorking(row),
    absent: row.absent
      ? { kind: row.absent.kind, until: row.absent.until && new Date(row.absent.until).toISOString() }
      : undefined,
    skills: row.skills,
    languages: row.languages,
    regions: row.regions,
    lastAssignedAt: row.last?.toISOString() ?? null,
    left: row.disabled_at !== null,
  }));
};

/** The client's language, and who was responsible for the client's last other lead. */
export const readClient = async (
  db: Database,
  leadId: string,
): Promise<Pick<AssignFacts, 'language' | 'sticky'> & { contact: Record<string, unknown> }> => {
  const { rows } = await db.pool.query<{ language: string; time_zone: string | null; sticky: string | null }>({
    name: 'client-of-lead',
    text: `SELECT c.language, c.time_zone, (SELECT l.responsible_id FROM lead_contact o JOIN lead l ON l.id = o.lead_id
        WHERE o.contact_id = c.id AND l.id <> $1 AND l.responsible_id IS NOT NULL ORDER BY l.number DESC LIMIT 1) AS sticky
      FROM lead_contact m JOIN contact c ON c.id = m.contact_id WHERE m.lead_id = $1 ORDER BY m.is_main DESC LIMIT 1`,
    values: [leadId],
  });
  const client = rows[0];
  return {
    language: client?.language ?? null,
    sticky: client?.sticky ?? null,
    contact: client ? { language: client.language, timeZone: client.time_zone } : {},
  };
};
