import { randomBytes } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { FirstAdmin } from '../../workflows/user/entry.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { hashPassword, hashToken } from './user.ts';

type Kind = 'first_admin' | 'demo';

const DAY = 86_400_000;
/** A link waits a day for its user; a start makes a new one. */
const LINK_MS = DAY;
export const DEMO_MS = 30 * DAY;

/** The one link of its kind: earlier ones no longer work. */
export const makeLink = async (db: Database, kind: Kind): Promise<string> => {
  const token = newToken();
  await db.pool.query(
    `WITH old AS (DELETE FROM entry_link WHERE kind = $2 OR expires_at < now())
     INSERT INTO entry_link (token_hash, kind, expires_at) VALUES ($1, $2, $3)`,
    [hashToken(token), kind, new Date(Date.now() + LINK_MS)],
  );
  return token;
};

/** Uses up the demo's link; what comes back lets one browser choose among the demo's users. Refused: LinkUsed. */
export const openDemo = async (db: Database, token: string): Promise<{ pass: string } | Refusal> => {
  const pass = newToken();
  const { rowCount } = await db.pool.query(
    `WITH used AS (DELETE FROM entry_link WHERE token_hash = $1 AND kind = 'demo' AND expires_at > now() RETURNING 1)
     INSERT INTO entry_link (token_hash, kind, expires_at) SELECT $2, 'demo_browser', $3 FROM used`,
    [hashToken(token), hashToken(pass), new Date(Date.now() + DEMO_MS)],
  );
  return rowCount ? { pass } : refuse('LinkUsed');
};

export const isDemoBrowser = async (db: Database, pass: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `SELECT 1 FROM entry_link WHERE token_hash = $1 AND kind = 'demo_browser' AND expires_at > now()`,
    [hashToken(pass)],
  );
  return rowCount === 1;
};

/** Uses up the link of an installation that has no admin yet. Refused: LinkUsed, EmailTaken; after EmailTaken the link stays good. */
export const makeFirstAdmin = async (
  db: Database,
  { token, email, name, password, language }: FirstAdmin,
): Promise<void | Refusal> => {
  const hash = await hashPassword(password);
  const made = await inTransaction(db, async (tx): Promise<Refusal | 'made'> => {
    const { rowCount } = await tx.pool.query(
      `DELETE FROM entry_link WHERE token_hash = $1 AND kind = 'first_admin' AND expires_at > now()`,
      [hashToken(token)],
    );
    if (rowCount === 0 || (await hasAdmin(tx))) return refuse('LinkUsed');
    await tx.pool.query(
      `INSERT INTO app_user (email, name, role, language, password_hash) VALUES ($1, $2, 'admin', $3, $4)`,
      [email, name, language, hash],
    );
    return 'made';
  }).catch((error: { code?: string }) => {
    if (error.code === '23505') return refuse('EmailTaken');
    throw error;
  });
  if (isRefusal(made)) return made;
};

export const hasAdmin = async (db: Database): Promise<boolean> => {
  const { rowCount } = await db.pool.query(
    `SELECT 1 FROM app_user WHERE role = 'admin' AND disabled_at IS NULL LIMIT 1`,
  );
  return rowCount === 1;
};

const newToken = (): string => randomBytes(32).toString('base64url');
