import type { Notification, Role, User } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import { join, query, sql } from '../sql.ts';
import { listShifts } from './user-profile.queries.ts';
import { leadsOfReaders } from '../visible.ts';

/** Everybody, including those who have left: stories still name them. */
export const listUsers = async (db: Database): Promise<User[]> => {
  const [users, shifts] = await Promise.all([
    db.prisma.user.findMany({
      select: { id: true, email: true, name: true, role: true, disabledAt: true, extension: true },
      orderBy: { name: 'asc' },
    }),
    listShifts(db),
  ]);
  const onShift = new Set(shifts.filter(({ on }) => on).map(({ userId }) => userId));
  return users.map(({ disabledAt, role, ...user }) => ({
    ...user,
    role: role as Role,
    onShift: onShift.has(user.id),
    active: !disabledAt,
  }));
};

export const zoneOf = async (db: Database, userId: string): Promise<string> => {
  const user = await db.prisma.user.findUnique({
    where: { id: userId },
    select: { calendar: { select: { zone: true } } },
  });
  return user?.calendar?.zone ?? 'Asia/Almaty';
};

/** What only she is told of herself. */
export const ownOf = async (db: Database, id: string): Promise<{ timeZone: string; extension: string | null }> => {
  const [timeZone, user] = await Promise.all([
    zoneOf(db, id),
    db.prisma.user.findUnique({ where: { id }, select: { extension: true } }),
  ]);
  return { timeZone, extension: user?.extension ?? null };
};

const seen = sql`(l.id IS NOT NULL AND ${leadsOfReaders})`;

/** Notifications stay; about a lead that the user may no longer see, they say neither which, nor whose, nor what was written. */
const told = sql`SELECT n.id, n.user_id AS "userId", n.kind, CASE WHEN ${seen} THEN n.lead_id END AS "leadId",
    CASE WHEN n.lead_id IS NULL OR ${seen} THEN n.data ELSE n.data - '{leadName,note}'::text[] END AS data, n.created_at AS "createdAt", n.read_at AS "readAt"
  FROM notification n JOIN app_user r ON r.id = n.user_id LEFT JOIN lead l ON l.id = n.lead_id`;

/** The newest first. */
export const listNotifications = async (
  db: Database,
  userId: string,
  { unread, after, limit }: { unread: boolean; after?: string; limit: number },
): Promise<Notification[]> => {
  const where = [sql`n.user_id = ${userId}`];
  if (unread) where.push(sql`n.read_at IS NULL`);
  if (after !== undefined) where.push(sql`n.id < ${after}`);
  const { rows } = await db.pool.query<NotificationRow>(
    query(sql`${told} WHERE ${join(where, ' AND ')} ORDER BY n.id DESC LIMIT ${limit + 1}`),
  );
  return rows.map(toNotification);
};

export const unreadNotifications = (db: Database, userId: string): Promise<number> =>
  db.prisma.notification.count({ where: { userId, readAt: null } });

/** Without `ids` all of them. */
export const readNotifications = async (db: Database, userId: string, ids?: string[]): Promise<void> => {
  await db.prisma.notification.updateMany({
    where: { userId, ...(ids && { id: { in: ids } }), readAt: null },
    data: { readAt: new Date() },
  });
};

export type NewNotification = { userId: string; notification: Notification };

/** What was written since that id (ids grow with time), for whomever, without those that are known. */
export const notificationsSince = async (db: Database, since: string, known: string[]): Promise<NewNotification[]> => {
  const { rows } = await db.pool.query<NotificationRow>({
    name: 'notifications-since',
    ...query(sql`${told} WHERE n.id > ${since} AND n.id <> ALL(${known}::uuid[]) ORDER BY n.id LIMIT 500`),
  });
  return rows.map((row) => ({ userId: row.userId, notification: toNotification(row) }));
};

/** One, as its user may see it now. */
export const readNotification = async (db: Database, id: string): Promise<Notification | undefined> => {
  const { rows } = await db.pool.query<NotificationRow>(query(sql`${told} WHERE n.id = ${id}`));
  return rows[0] && toNotification(rows[0]);
};

type NotificationRow = {
  id: string;
  userId: string;
  kind: string;
  leadId: string | null;
  data: unknown;
  createdAt: Date;
  readAt: Date | null;
};

const toNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  kind: row.kind,
  leadId: row.leadId,
  data: (row.data ?? {}) as Record<string, unknown>,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});

export const namesByEmail = async (db: Database, emails: string[]): Promise<Map<string, string>> => {
  const users = await db.prisma.user.findMany({
    where: { email: { in: emails }, disabledAt: null },
    select: { email: true, name: true },
  });
  return new Map(users.map(({ email, name }) => [email, name]));
};
