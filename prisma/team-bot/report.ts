import { DateTime } from 'luxon';
import { reportLines, type Load } from '../../workflows/team-bot/report.ts';
import { periodOf, reportSays } from '../../workflows/team-bot/report.words.ts';
import { whoIs } from '../../workflows/team-bot/who.ts';
import type { Chart } from '../../workflows/team-bot/says.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { visibleTasks } from '../visible.ts';
import { plainly, type Asked, type Reply } from './asked.ts';

/** A report and the picture of it. */
export type Report = { reply: Reply; chart?: Chart };

/** Managers in a chart that a phone can show. */
const MOST = 20;

/** Who has how much to do and is behind: tasks that whoever asks may see, and in a group everybody who hears it. It names no client. */
export const reportBy = async (asked: Asked, typed: string): Promise<Report> => {
  const told = reportSays(asked.member.language);
  const period = periodOf(typed);
  const all = period ? { loads: await loadsOf(asked, endOf(asked, period)) } : undefined;
  if (!all) return { reply: await ofOne(asked, typed) };
  if (all.loads.length === 0) return { reply: plainly(told('none')) };
  const loads = all.loads.map((load) => (load.id === null ? { ...load, name: told('nobody') } : load));
  const title = told(`title.${period!}`);
  const lines = reportLines(loads, { head: [told('late'), told('open')], sum: told('sum') });
  return {
    reply: plainly(`${title}\n\n${lines}`, { columns: true }),
    chart: { title, rows: loads.slice(0, MOST), late: told('late'), open: told('open') },
  };
};

const mayAllSee = ({ member, readers }: Asked): Sql => join([member, ...readers].map(visibleTasks), ' AND ');

const endOf = ({ now, member: { zone } }: Asked, period: 'all' | 'today' | 'week'): string | null => {
  if (period === 'all') return null;
  return DateTime.fromISO(now, { zone })
    .endOf(period === 'today' ? 'day' : 'week')
    .toUTC()
    .toISO();
};

const loadsOf = async (asked: Asked, end: string | null): Promise<Load[]> => {
  const { rows } = await asked.db.pool.query<Load>(
    query(sql`SELECT u.id, coalesce(u.name, '') AS name, count(*) FILTER (WHERE t.overdue_at IS NOT NULL OR t.due_at < now())::int AS late, count(*)::int AS open
      FROM task t LEFT JOIN lead l ON l.id = t.lead_id LEFT JOIN app_user u ON u.id = t.responsible_id
      WHERE t.state = 'open' AND (${end}::timestamptz IS NULL OR t.due_at <= ${end}::timestamptz) AND ${mayAllSee(asked)}
      GROUP BY u.id, u.name ORDER BY late DESC, open DESC, u.name LIMIT 100`),
  );
  return rows;
};

const ofOne = async (asked: Asked, typed: string): Promise<Reply> => {
  const { db, now, member } = asked;
  const told = reportSays(member.language);
  const { rows: people } = await db.pool.query<{ id: string; name: string; email: string; username: string | null }>(
    'SELECT id, name, email, NULL::text AS username FROM app_user WHERE disabled_at IS NULL',
  );
  const [one, another] = whoIs(typed.trim().replace(/^@/, ''), people);
  if (!one || another) return plainly(told('whoUnknown', { who: typed.trim() }));
  const tonight = DateTime.fromISO(now, { zone: member.zone }).endOf('day').toUTC().toISO();
  const { rows } = await db.pool.query<{ late: number; today: number; later: number }>(
    query(sql`SELECT count(*) FILTER (WHERE late)::int AS late, count(*) FILTER (WHERE NOT late AND due_at <= ${tonight}::timestamptz)::int AS today,
        count(*) FILTER (WHERE NOT late AND due_at > ${tonight}::timestamptz)::int AS later
      FROM (SELECT t.due_at, t.overdue_at IS NOT NULL OR t.due_at < now() AS late FROM task t LEFT JOIN lead l ON l.id = t.lead_id
        WHERE t.state = 'open' AND t.responsible_id = ${one.id} AND ${mayAllSee(asked)}) mine`),
  );
  const { late = 0, today = 0, later = 0 } = rows[0] ?? {};
  return plainly(
    [
      told('title.one', { name: one.name }),
      told('one.late', { count: late }),
      told('one.today', { count: today }),
      told('one.later', { count: later }),
    ].join('\n'),
  );
};
