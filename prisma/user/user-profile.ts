import { verify } from '@node-rs/argon2';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { NewUser, UserProfile, UserPatch } from '../../workflows/user/user-profile.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { newPassword } from './password.ts';
import { hashPassword } from './user.ts';
import { listUserProfiles, REVISION } from './user-profile.queries.ts';
import { usesOfUser, whereUsed } from '../automation/uses.ts';

/** An account with a password that is shown once and kept nowhere. Refused: EmailTaken, ExtensionTaken, NotFound (no such team or calendar). */
export const createUser = async (
  db: Database,
  { email, name, role, language, teamId, calendarId, leadLimit, skills, languages, regions, extension }: NewUser,
): Promise<{ person: UserProfile; password: string } | Refusal> => {
  const password = newPassword();
  const written = await refused(
    db.pool.query<{ id: string }>(
      `INSERT INTO app_user (email, name, role, language, team_id, calendar_id, lead_limit, skills, languages, regions, password_hash, extension)
       VALUES (lower($1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [
        email,
        name,
        role,
        language,
        teamId,
        calendarId,
        leadLimit,
        skills,
        languages,
        regions,
        await hashPassword(password),
        extension,
      ],
    ),
  );
  if (isRefusal(written)) return written;
  const profile = await readUserProfile(db, written.rows[0]!.id);
  return isRefusal(profile) ? profile : { person: profile, password };
};

/**
 * What is not named stays. Refused: NotFound, VersionChanged when somebody was faster, LastAdmin, EmailTaken, EmailNamed, ExtensionTaken.
 * Definitions name users by their e-mail, and published ones never change: while one that lives names her, her e-mail stays.
 */
export const changeUser = async (db: Database, id: string, patch: UserPatch): Promise<UserProfile | Refusal> => {
  const { role, email } = patch;
  if (role !== undefined && role !== 'admin' && (await isLastAdmin(db, id))) return refuse('LastAdmin');
  const written = await refused(
    email === undefined
      ? writeUser(db, id, patch)
      : inTransaction(db, async (tx) => (await whyNotEmail(tx, id, email)) ?? writeUser(tx, id, patch)),
  );
  if (isRefusal(written)) return written;
  const profile = await readUserProfile(db, id);
  if (isRefusal(profile) || written.rowCount) return profile;
  return refuse('VersionChanged', { version: profile.revision });
};

/** Nothing is published during this check. */
const whyNotEmail = async (tx: Database, id: string, email: string): Promise<Refusal | undefined> => {
  await tx.pool.query('SELECT 1 FROM pipeline ORDER BY id FOR SHARE');
  const { rows } = await tx.pool.query<{ email: string }>('SELECT email FROM app_user WHERE id = $1', [id]);
  if (!rows[0] || rows[0].email === email) return undefined;
  const uses = await usesOfUser(tx, id);
  return uses && uses.pipelines.length > 0
    ? refuse('EmailNamed', { pipelines: whereUsed(uses)['pipelines'] ?? '' })
    : undefined;
};

const writeUser = (
  db: Database,
  id: string,
  { revision, email, name, role, teamId, calendarId, leadLimit, skills, languages, regions, extension }: UserPatch,
) =>
  db.pool.query(
    `UPDATE app_user u SET name = coalesce($3, name), role = coalesce($4, role), team_id = CASE WHEN $5 THEN $6::uuid ELSE team_id END,
       calendar_id = CASE WHEN $7 THEN $8::uuid ELSE calendar_id END, lead_limit = coalesce($9, lead_limit), skills = coalesce($10, skills),
       languages = coalesce($11, languages), regions = coalesce($12, regions), email = coalesce($13, email),
       extension = CASE WHEN $14 THEN $15 ELSE extension END WHERE u.id = $1 AND ${REVISION} = $2`,
    [
      id,
      revision,
      name ?? null,
      role ?? null,
      teamId !== undefined,
      teamId ?? null,
      calendarId !== undefined,
      calendarId ?? null,
      leadLimit ?? null,
      skills ?? null,
      languages ?? null,
      regions ?? null,
      email ?? null,
      extension !== undefined,
      extension ?? null,
    ],
  );

/** The user's own. Refused: ExtensionTaken. */
export const changeExtension = async (
  db: Database,
  userId: string,
  extension: string | null,
): Promise<void | Refusal> => {
  const written = await refused(db.pool.query('UPDATE app_user SET extension = $2 WHERE id = $1', [userId, extension]));
  if (isRefusal(written)) return written;
};

/** How many open leads each may hold; unknown ids are ignored. */
export const changeLimits = async (db: Database, limits: { id: string; leadLimit: number }[]): Promise<void> => {
  await db.pool.query(
    `UPDATE app_user u SET lead_limit = n."leadLimit" FROM jsonb_to_recordset($1) AS n(id uuid, "leadLimit" int) WHERE u.id = n.id`,
    [JSON.stringify(limits)],
  );
};

/**
 * The user is signed out at once: sessions, tokens, known browsers, presence. What they hold is handed over afterwards, and pipelines go on
 * naming them: neither keeps them in. Refused: NotFound, LastAdmin.
 */
export const switchOff = async (db: Database, id: string): Promise<UserProfile | Refusal> => {
  if (await isLastAdmin(db, id)) return refuse('LastAdmin');
  await db.pool.query(
    `WITH ${endedOf('$1')}, gone AS (DELETE FROM presence WHERE user_id = $1)
     UPDATE app_user SET disabled_at = coalesce(disabled_at, now()) WHERE id = $1`,
    [id],
  );
  return readUserProfile(db, id);
};

/** Ends every session and token of the user; where `keep` is the hash of one, that one stays. */
const endedOf = (id: string, keep = 'NULL'): string =>
  `ended AS (DELETE FROM session WHERE user_id = ${id} AND token_hash IS DISTINCT FROM ${keep}),
   revoked AS (DELETE FROM api_token WHERE user_id = ${id} AND token_hash IS DISTINCT FROM ${keep}),
   strange AS (DELETE FROM device WHERE user_id = ${id})`;

/** Refused: NotFound. */
export const switchOn = async (db: Database, id: string): Promise<UserProfile | Refusal> => {
  await db.pool.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [id]);
  return readUserProfile(db, id);
};

/** A new password, shown once; the user's sessions and API tokens end. Refused: NotFound. */
export const renewPassword = async (db: Database, id: string): Promise<{ password: string } | Refusal> => {
  const password = newPassword();
  const { rowCount } = await db.pool.query(
    `WITH ${endedOf('$1')} UPDATE app_user SET password_hash = $2 WHERE id = $1`,
    [id, await hashPassword(password)],
  );
  return rowCount ? { password } : refuse('NotFound');
};

/** The user's own new password; their other sessions and API tokens end, but not `keep`, the one in use. Refused: WrongOldPassword. */
export const changePassword = async (
  db: Database,
  { userId, old, password, keep }: { userId: string; old: string; password: string; keep: string | undefined },
): Promise<void | Refusal> => {
  const { rows } = await db.pool.query<{ password_hash: string }>('SELECT password_hash FROM app_user WHERE id = $1', [
    userId,
  ]);
  const before = rows[0]?.password_hash ?? '';
  const right = await verify(before, old).catch(() => false);
  if (!right) return refuse('WrongOldPassword');
  // of two at once, the second proved a password that is no longer valid
  const { rowCount } = await db.pool.query(
    `WITH mine AS (UPDATE app_user SET password_hash = $2 WHERE id = $1 AND password_hash = $4 RETURNING id),
      ${endedOf('(SELECT id FROM mine)', '$3')} SELECT id FROM mine`,
    [userId, await hashPassword(password), keep ?? null, before],
  );
  if (!rowCount) return refuse('WrongOldPassword');
};

const readUserProfile = async (db: Database, id: string): Promise<UserProfile | Refusal> =>
  (await listUserProfiles(db, id))[0] ?? refuse('NotFound');

const isLastAdmin = async (db: Database, id: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ last: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM app_user WHERE role = 'admin' AND disabled_at IS NULL AND id <> $1)
       AND EXISTS (SELECT 1 FROM app_user WHERE role = 'admin' AND disabled_at IS NULL AND id = $1) AS last`,
    [id],
  );
  return rows[0]!.last;
};

/** An e-mail or an extension that is taken, or a team or a calendar that does not exist (or was just deleted). */
const refused = async <T>(written: Promise<T>): Promise<T | Refusal> => {
  try {
    return await written;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505') return refuse(constraint === 'app_user_extension_key' ? 'ExtensionTaken' : 'EmailTaken');
    if (code === '23503') return refuse('NotFound');
    throw error;
  }
};
