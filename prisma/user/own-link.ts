import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { hashPassword, hashToken, newToken } from './user.ts';

const DAY = 86_400_000;
const INVITATION_MS = 3 * DAY;
/** It ends when it is revoked; a calendar program asks for years. */
const CALENDAR_MS = 3650 * DAY;

/** Somebody who looks over a shoulder has little time. */
const MESSENGER_MS = 600_000;

type Kind = 'invitation' | 'calendar' | 'messenger';

/** The user's one link of its kind: an earlier one no longer works. Only the hash of its token is kept. */
const makeOwnLink = async (db: Database, kind: Kind, userId: string, ms: number) => {
  const token = newToken();
  const expiresAt = new Date(Date.now() + ms);
  const { rowCount } = await db.pool.query(
    `WITH old AS (DELETE FROM entry_link WHERE kind = $2 AND user_id = $3)
     INSERT INTO entry_link (token_hash, kind, user_id, expires_at) SELECT $1, $2, id, $4 FROM app_user WHERE id = $3 AND disabled_at IS NULL`,
    [hashToken(token), kind, userId, expiresAt],
  );
  return rowCount ? { token, expiresAt: expiresAt.toISOString() } : undefined;
};

/** A link by which a user chooses a password, within three days. Refused: NotFound. */
export const inviteUser = async (
  db: Database,
  userId: string,
): Promise<{ token: string; expiresAt: string } | Refusal> =>
  (await makeOwnLink(db, 'invitation', userId, INVITATION_MS)) ?? refuse('NotFound');

/** Whose invitation it is. Refused: InvitationUsed. */
export const readInvitation = async (
  db: Database,
  token: string,
): Promise<{ name: string; email: string } | Refusal> => {
  const { rows } = await db.pool.query<{ name: string; email: string }>(
    `SELECT u.name, u.email FROM entry_link l JOIN app_user u ON u.id = l.user_id
     WHERE l.token_hash = $1 AND l.kind = 'invitation' AND l.expires_at > now() AND u.disabled_at IS NULL`,
    [hashToken(token)],
  );
  return rows[0] ?? refuse('InvitationUsed');
};

/** Uses it up: the chosen password holds, and whoever was signed in with the former one is out. Refused: InvitationUsed. */
export const takeInvitation = async (
  db: Database,
  { token, password }: { token: string; password: string },
): Promise<{ email: string } | Refusal> => {
  const hash = await hashPassword(password);
  return inTransaction(db, async ({ pool }) => {
    const { rows } = await pool.query<{ email: string }>(
      `WITH used AS (DELETE FROM entry_link WHERE token_hash = $1 AND kind = 'invitation' AND expires_at > now() RETURNING user_id),
        sessions AS (DELETE FROM session WHERE user_id IN (SELECT user_id FROM used)),
        tokens AS (DELETE FROM api_token WHERE user_id IN (SELECT user_id FROM used))
       UPDATE app_user SET password_hash = $2 WHERE id IN (SELECT user_id FROM used) AND disabled_at IS NULL RETURNING email`,
      [hashToken(token), hash],
    );
    return rows[0] ?? refuse('InvitationUsed');
  });
};

/** By which the team’s bot learns whose Telegram it is. */
export const makeMessengerCode = (db: Database, userId: string) => makeOwnLink(db, 'messenger', userId, MESSENGER_MS);

export const makeCalendarLink = (db: Database, userId: string) => makeOwnLink(db, 'calendar', userId, CALENDAR_MS);

/** When it was made; null where there is none. */
export const readCalendarLink = async (db: Database, userId: string): Promise<string | null> => {
  const { rows } = await db.pool.query<{ created_at: Date }>(
    `SELECT created_at FROM entry_link WHERE kind = 'calendar' AND user_id = $1`,
    [userId],
  );
  return rows[0]?.created_at.toISOString() ?? null;
};

export const revokeCalendarLink = async (db: Database, userId: string): Promise<void> => {
  await db.pool.query(`DELETE FROM entry_link WHERE kind = 'calendar' AND user_id = $1`, [userId]);
};

export type CalendarOwner = { id: string; name: string; language: string };

/** Who reads by it: nobody, once they are switched off. */
export const ownerOfCalendarLink = async (db: Database, token: string): Promise<CalendarOwner | undefined> => {
  const { rows } = await db.pool.query<CalendarOwner>(
    `SELECT u.id, u.name, coalesce(u.preferences ->> 'language', u.language) AS language FROM entry_link l JOIN app_user u ON u.id = l.user_id
     WHERE l.token_hash = $1 AND l.kind = 'calendar' AND l.expires_at > now() AND u.disabled_at IS NULL`,
    [hashToken(token)],
  );
  return rows[0];
};
