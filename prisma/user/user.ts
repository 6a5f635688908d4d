import { createHash, randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Preferences, Role } from '../../workflows/user/user.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';

/** A user who is signed in. */
export type SignedInUser = {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: Language;
  preferences: Preferences;
};
export type Session = { user: SignedInUser; expiresAt: Date | null; seenAt?: Date };

const DAY = 86_400_000;
/** An unused session ends after this. */
export const SESSION_MS = 30 * DAY;
/** However much it is used, a session ends this long after it began. */
export const LIFE_MS = 90 * DAY;

export const hashPassword = (password: string): Promise<string> => hash(password);
export const newToken = (): string => randomBytes(32).toString('base64url');
/** Only this is kept of a cookie's or a token's value. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const signOut = async (db: Database, tokenHash: string): Promise<void> => {
  await db.pool.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
};

/** Sessions older than this limit have later ends. */
const LIFE = `interval '${LIFE_MS / DAY} days'`;
const userColumns = `u.id, u.email, u.name, u.role, u.language, u.preferences`;

/** Whose cookie this is, in one read. */
export const sessionOf = async (db: Database, tokenHash: string): Promise<Session | undefined> => {
  const { rows } = await db.pool.query<SignedInUser & { expires_at: Date; seen_at: Date }>({
    name: 'session',
    text: `SELECT ${userColumns}, s.expires_at, s.seen_at FROM session s JOIN app_user u ON u.id = s.user_id
      WHERE s.token_hash = $1 AND s.expires_at > now() AND s.created_at > now() - ${LIFE} AND u.disabled_at IS NULL`,
    values: [tokenHash],
  });
  return rows[0] && sessionFrom(rows[0]);
};

/** Whose API token this is, in one read. */
export const tokenOf = async (db: Database, tokenHash: string): Promise<Session | undefined> => {
  const { rows } = await db.pool.query<SignedInUser>({
    name: 'token',
    text: `SELECT ${userColumns} FROM api_token t JOIN app_user u ON u.id = t.user_id WHERE t.token_hash = $1 AND u.disabled_at IS NULL`,
    values: [tokenHash],
  });
  return rows[0] && sessionFrom(rows[0]);
};

/** A session that is used lasts thirty days from today, but not beyond its longest life; returns its new end. */
export const prolongSession = async (db: Database, tokenHash: string): Promise<Date | undefined> => {
  const { rows } = await db.pool.query<{ expires_at: Date }>(
    `UPDATE session SET expires_at = least(now() + $2 * interval '1 millisecond', created_at + $3 * interval '1 millisecond')
      WHERE token_hash = $1 RETURNING expires_at`,
    [tokenHash, SESSION_MS, LIFE_MS],
  );
  return rows[0]?.expires_at;
};

/** Whose these sessions and tokens are now; invalid ones are left out. */
export const signedInNow = async (db: Database, tokenHashes: string[]): Promise<Map<string, SignedInUser>> => {
  const { rows } = await db.pool.query<SignedInUser & { token_hash: string }>({
    name: 'signed-in-now',
    text: `SELECT s.token_hash, ${userColumns} FROM session s JOIN app_user u ON u.id = s.user_id
        WHERE s.token_hash = ANY($1) AND s.expires_at > now() AND s.created_at > now() - ${LIFE} AND u.disabled_at IS NULL
      UNION ALL SELECT t.token_hash, ${userColumns} FROM api_token t JOIN app_user u ON u.id = t.user_id WHERE t.token_hash = ANY($1) AND u.disabled_at IS NULL`,
    values: [tokenHashes],
  });
  return new Map(rows.map(({ token_hash, ...one }) => [token_hash, one]));
};

/** Changes what a user has set for herself; what is not named stays. */
export const changePreferences = async (db: Database, userId: string, preferences: Preferences): Promise<void> => {
  await db.pool.query(
    `UPDATE app_user SET preferences = preferences || $2::jsonb, language = coalesce($2::jsonb ->> 'language', language) WHERE id = $1`,
    [userId, JSON.stringify(preferences)],
  );
};

const sessionFrom = ({
  expires_at,
  seen_at,
  ...row
}: SignedInUser & { expires_at?: Date; seen_at?: Date }): Session => ({
  user: row,
  expiresAt: expires_at ?? null,
  ...(seen_at ? { seenAt: seen_at } : {}),
});
