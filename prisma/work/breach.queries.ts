import { runningPromise } from '../../workflows/conversation/promise.ts';
import type { Breach } from '../../workflows/work/floor.schema.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import { answerShown } from '../conversation/promise.ts';
import { clocksOf } from '../ticket/service.ts';

const HOUR_MS = 3_600_000;
const MOST = 200;

/**
 * Promises of tickets and conversations that run out within the hour, the next first. A process wakes at the latest when a promise of its own runs
 * out, so those that wake by then are all that can.
 */
export const breachesAhead = async (db: Database, now: string): Promise<Breach[]> => {
  const until = new Date(Date.parse(now) + HOUR_MS).toISOString();
  const found = await Promise.all([ofTickets(db, until), ofTalks(db, now, until)]);
  return found
    .flat()
    .filter(({ dueAt }) => dueAt >= now && dueAt < until)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
};

const ofTickets = async (db: Database, until: string): Promise<Breach[]> => {
  const { rows } = await db.pool.query<
    Pick<Breach, 'assignee' | 'name'> & { id: string; track: string; ahead: number }
  >({
    name: 'ticket-promises-soon',
    text: `SELECT k.id, k.track, k.subject AS name, k.clock_offset::float8 AS ahead,
        CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS assignee
      FROM process p JOIN ticket k ON k.id = p.noun_id LEFT JOIN app_user u ON u.id = k.responsible_id
      WHERE p.noun = 'ticket' AND p.next_at < $1 AND k.closed_at IS NULL ORDER BY p.next_at LIMIT ${MOST}`,
    values: [until],
  });
  const clocks = await clocksOf(
    db,
    rows.map(({ id, ahead }) => ({ id, clockOffset: ahead })),
  );
  return rows.flatMap(({ ahead: _, ...row }) =>
    (clocks.get(row.id) ?? []).flatMap(({ kind, dueAt, endedAt }): Breach[] =>
      endedAt === null && dueAt !== null ? [{ kind: 'ticket', ...row, promise: kind, dueAt }] : [],
    ),
  );
};

type TalkRow = Pick<ConversationRow, 'id' | 'promised' | 'waiting_since' | 'ticket_id'> &
  Pick<Breach, 'assignee' | 'name'>;

const ofTalks = async (db: Database, now: string, until: string): Promise<Breach[]> => {
  const { rows } = await db.pool.query<TalkRow>({
    name: 'talk-promises-soon',
    text: `SELECT v.id, c.name, v.promised, v.waiting_since, v.ticket_id,
        CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS assignee
      FROM process p JOIN conversation v ON v.id = p.noun_id JOIN contact c ON c.id = v.contact_id LEFT JOIN app_user u ON u.id = v.assignee_id
      WHERE p.noun = 'conversation' AND p.next_at < $1 AND v.waiting_since IS NOT NULL AND v.promised IS NOT NULL ORDER BY p.next_at LIMIT ${MOST}`,
    values: [until],
  });
  const calendars = await calendarsOf(db);
  return rows.flatMap(({ id, name, assignee, promised, waiting_since, ticket_id: ticket }): Breach[] => {
    const promise = runningPromise({ promised, waitingSince: waiting_since?.toISOString() ?? null, ticket });
    const shown = promise && answerShown(promise, calendars, now);
    return shown?.dueAt
      ? [{ kind: 'conversation', id, track: null, name, assignee, promise: shown.kind, dueAt: shown.dueAt }]
      : [];
  });
};
