import type { Notification, Role, User } from '../workflows/user/user.schema.ts';
import type { Database } from './client.ts';
import { listShifts } from './user-staff.queries.ts';

/** Everybody, those who left too: their names still stand in stories. */
export const listUsers = async (db: Database): Promise<User[]> => {
  const [users, shifts] = await Promise.all([
    db.prisma.user.findMany({
      select: { id: true, email: true, name: true, role: true, disabledAt: true },
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

/** The newest first. */
export const listNotifications = async (
  db: Database,
  userId: string,
  { unread, after, limit }: { unread: boolean; after?: string; limit: number },
): Promise<Notification[]> => {
  const rows = await db.prisma.notification.findMany({
    where: { userId, ...(unread ? { readAt: null } : {}), ...(after ? { id: { lt: after } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map(toNotification);
};

export const readNotifications = async (db: Database, userId: string, ids: string[]): Promise<void> => {
  await db.prisma.notification.updateMany({
    where: { userId, id: { in: ids }, readAt: null },
    data: { readAt: new Date() },
  });
};

export type NewNotification = { userId: string; notification: Notification };

/** What was written for these people since that id (ids grow with time). */
export const notificationsSince = async (
  db: Database,
  userIds: string[],
  since: string,
): Promise<NewNotification[]> => {
  const { rows } = await db.pool.query({
    name: 'notifications-since',
    text: `SELECT id, user_id AS "userId", kind, lead_id AS "leadId", data, created_at AS "createdAt", read_at AS "readAt" FROM notification
      WHERE id > $1 AND user_id = ANY($2) ORDER BY id LIMIT 500`,
    values: [since, userIds],
  });
  return rows.map((row) => ({ userId: row.userId, notification: toNotification(row) }));
};

const toNotification = (row: {
  id: string;
  kind: string;
  leadId: string | null;
  data: unknown;
  createdAt: Date;
  readAt: Date | null;
}): Notification => ({
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
