import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Preferences, Role } from '../workflows/user/user.schema.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Database } from './client.ts';

/** Somebody who is signed in. */
export type Person = {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: Language;
  preferences: Preferences;
};
export type Session = { person: Person; expiresAt: Date | null };

const DAY = 86_400_000;
export const SESSION_MS = 30 * DAY;
const TRIES = 5;
/** Verified when nobody has the e-mail, so that the answer takes as long. */
const nobody = hash(randomBytes(16).toString('hex'));

export const hashPassword = (password: string): Promise<string> => hash(password);
/** Only this is kept of a cookie's or a token's value. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Checks a password and begins a session; undefined for an unknown e-mail, a wrong password and a closed account alike.
 * The try is counted before it is checked, so that many at once count as many; from the fifth in a row on the account is closed
 * for five minutes, then ten, twenty, at most an hour.
 */
export const signIn = async (
  db: Database,
  { email, password, userAgent, address }: { email: string; password: string; userAgent: string; address: string },
): Promise<{ token: string; session: Session } | undefined> => {
  const { rows } = await db.pool.query({
    name: 'sign-in',
    text: `UPDATE app_user SET
        failed_logins = CASE WHEN locked_until > now() THEN failed_logins ELSE failed_logins + 1 END,
        locked_until = CASE WHEN locked_until > now() THEN locked_until
          WHEN failed_logins + 1 >= $2 THEN now() + least(5 * 2 ^ (failed_logins + 1 - $2), 60) * interval '1 minute' ELSE NULL END
      WHERE email = $1 AND disabled_at IS NULL
      RETURNING id, password_hash, coalesce(old.locked_until > now(), false) AS locked`,
    values: [email.toLowerCase(), TRIES],
  });
  const user = rows[0];
  const right = await verify(user?.password_hash ?? (await nobody), password);
  if (!user || user.locked || !right) return undefined;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + SESSION_MS);
  await db.pool.query(
    `WITH forgiven AS (UPDATE app_user SET failed_logins = 0, locked_until = NULL WHERE id = $2),
      old AS (DELETE FROM session WHERE user_id = $2 AND expires_at < now())
     INSERT INTO session (token_hash, user_id, user_agent, address, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    [hashToken(token), user.id, userAgent.slice(0, 300), address, expiresAt],
  );
  const session = await sessionOf(db, hashToken(token));
  return session && { token, session };
};

export const signOut = async (db: Database, tokenHash: string): Promise<void> => {
  await db.pool.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
};

const person = `u.id, u.email, u.name, u.role, u.language, u.preferences`;

/** Whose cookie this is, in one read. */
export const sessionOf = async (db: Database, tokenHash: string): Promise<Session | undefined> => {
  const { rows } = await db.pool.query({
    name: 'session',
    text: `SELECT ${person}, s.expires_at FROM session s JOIN app_user u ON u.id = s.user_id
      WHERE s.token_hash = $1 AND s.expires_at > now() AND u.disabled_at IS NULL`,
    values: [tokenHash],
  });
  return rows[0] && sessionFrom(rows[0]);
};

/** Whose API token this is, in one read. */
export const tokenOf = async (db: Database, tokenHash: string): Promise<Session | undefined> => {
  const { rows } = await db.pool.query({
    name: 'token',
    text: `SELECT ${person} FROM api_token t JOIN app_user u ON u.id = t.user_id WHERE t.token_hash = $1 AND u.disabled_at IS NULL`,
    values: [tokenHash],
  });
  return rows[0] && sessionFrom(rows[0]);
};

/** A session that is used lives on for thirty days from today. */
export const prolongSession = async (db: Database, tokenHash: string, expiresAt: Date): Promise<void> => {
  await db.pool.query('UPDATE session SET expires_at = $2 WHERE token_hash = $1', [tokenHash, expiresAt]);
};

/** Which of these sessions and tokens are still good. */
export const stillSignedIn = async (db: Database, tokenHashes: string[]): Promise<Set<string>> => {
  const { rows } = await db.pool.query<{ token_hash: string }>(
    `SELECT s.token_hash FROM session s JOIN app_user u ON u.id = s.user_id WHERE s.token_hash = ANY($1) AND s.expires_at > now() AND u.disabled_at IS NULL
     UNION ALL SELECT t.token_hash FROM api_token t JOIN app_user u ON u.id = t.user_id WHERE t.token_hash = ANY($1) AND u.disabled_at IS NULL`,
    [tokenHashes],
  );
  return new Set(rows.map(({ token_hash }) => token_hash));
};

/** Changes what a person has set for herself; what is not named stays. */
export const changePreferences = async (db: Database, userId: string, preferences: Preferences): Promise<void> => {
  await db.pool.query(
    `UPDATE app_user SET preferences = preferences || $2::jsonb, language = coalesce($2::jsonb ->> 'language', language) WHERE id = $1`,
    [userId, JSON.stringify(preferences)],
  );
};

const sessionFrom = ({ expires_at, ...row }: Person & { expires_at?: Date }): Session => ({
  person: row,
  expiresAt: expires_at ?? null,
});
