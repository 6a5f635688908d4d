import { isUrgent, noticeKindOf, noticeSaid } from '../../workflows/team-bot/notice.ts';
import { quietUntil } from '../../workflows/team-bot/quiet.ts';
import type { NoticeKind } from '../../workflows/team-bot/team-bot.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inTransaction, ROUNDED, type Database } from '../client.ts';
import { readNotification } from '../user/user.queries.ts';
import { wishesOf } from './link.ts';
import { keepSaying } from './outbox.ts';

type Row = {
  notification_id: string;
  account: string;
  person: number;
  mute: NoticeKind[];
  quiet_from: string | null;
  quiet_to: string | null;
  blocked_at: Date | null;
  language: Language;
  zone: string;
  track: string | null;
  is_read: boolean;
};

const BATCH = 50;
/** Nobody is helped by yesterday's reminder. */
const USEFUL_MS = 12 * 3_600_000;

/**
 * Notifications become messages of the bot: once each, in the transaction that takes them off the list. What is muted, was read on the screens already, or
 * belongs to somebody who has left is dropped; what comes in quiet hours waits for their end, except what calls
 * somebody who is on call. Returns whether there may be more.
 */
export const takeNotices = async (db: Database, now = new Date().toISOString()): Promise<boolean> => {
  const due = await dueNotices(db, now);
  // a transaction is a hint to look, also to whoever looks here
  if (due.length === 0) return false;
  return inTransaction(db, async (tx) => {
    const ids = await dueNotices(tx, now);
    const { rows } = await tx.pool.query<Row>(
      `SELECT n.id AS notification_id, k.account, k.person, k.mute, k.quiet_from, k.quiet_to, k.blocked_at, coalesce(u.preferences ->> 'language', u.language) AS language, coalesce(c.zone, 'Asia/Almaty') AS zone,
         n.read_at IS NOT NULL AS is_read, (SELECT t.track FROM task t WHERE t.id::text = n.data ->> 'taskId' AND t.state = 'open') AS track
       FROM notification n JOIN team_link k ON k.user_id = n.user_id JOIN app_user u ON u.id = n.user_id AND u.disabled_at IS NULL
       JOIN channel_account a ON a.id = k.account AND a.blocked_at IS NULL LEFT JOIN calendar c ON c.id = u.calendar_id WHERE n.id = ANY($1)`,
      [ids],
    );
    const waits = new Set<string>();
    for (const row of rows) if (await waitsOrSays(tx, row, now)) waits.add(row.notification_id);
    await tx.pool.query('DELETE FROM team_notice WHERE notification_id = ANY($1)', [
      ids.filter((id) => !waits.has(id)),
    ]);
    return ids.length === BATCH;
  });
};

const dueNotices = async ({ pool }: Database, now: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT notification_id AS id FROM team_notice WHERE not_before <= $1::timestamptz + ${ROUNDED}
     ORDER BY notification_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    [now],
  );
  return rows.map(({ id }) => id);
};

/** Whether it waits for the end of the quiet hours. */
const waitsOrSays = async (tx: Database, row: Row, now: string): Promise<boolean> => {
  if (row.blocked_at || row.is_read) return false;
  const notification = await readNotification(tx, row.notification_id);
  const { mute, quiet } = wishesOf(row);
  if (!notification) return false;
  const urgent = isUrgent(notification.kind);
  if (!urgent && mute.includes(noticeKindOf(notification.kind))) return false;
  const until = !urgent && quiet && quietUntil(quiet, row.zone, now);
  if (until) {
    await tx.pool.query('UPDATE team_notice SET not_before = $2 WHERE notification_id = $1', [
      row.notification_id,
      until,
    ]);
    return true;
  }
  await keepSaying(tx, {
    ...{ key: `notice/${row.notification_id}`, account: row.account, chat: String(row.person), usefulMs: USEFUL_MS },
    says: noticeSaid(notification, row.track ?? undefined, { language: row.language, zone: row.zone, now }),
  });
  return false;
};
