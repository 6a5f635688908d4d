import { randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import type { Database } from '../client.ts';
import { hashPassword, hashToken } from '../user/user.ts';
import type { Credentials } from './credentials.ts';
import { newPassword } from '../user/password.ts';
import { DEMO_LEAD_LIMIT, demoUsers } from './users.ts';

type Kept = Pick<Credentials, 'token' | 'users'>;

/** Makes the demo's users and the admin's token say what the credentials file says; what the file lost is made anew. */
export const seedAccounts = async (db: Database, kept: Partial<Kept> | undefined): Promise<Kept> => {
  const users = demoUsers.map(({ email, role }) => ({
    email: email as string,
    password: kept?.users?.find((user) => user.email === email)?.password ?? newPassword(),
    role: role as string,
  }));
  const known = await passwordHashes(db);
  await Promise.all(
    users.map(async ({ email, password }) => {
      const before = known.get(email);
      if (!before || !(await verify(before, password))) known.set(email, await hashPassword(password));
    }),
  );
  // one after another: lists show them in the order of their creation
  for (const user of demoUsers) {
    await db.pool.query(
      `INSERT INTO app_user (email, name, role, team_id, calendar_id, lead_limit, password_hash, skills, languages, regions)
       VALUES ($1, $2, $3, (SELECT id FROM team WHERE key = $4), (SELECT id FROM calendar WHERE key = 'almaty'), $5, $6, $7, $8, $9)
       ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash WHERE app_user.password_hash <> excluded.password_hash`,
      [
        user.email,
        user.name,
        user.role,
        user.team,
        DEMO_LEAD_LIMIT,
        known.get(user.email),
        user.skills,
        user.languages,
        user.regions,
      ],
    );
  }
  const token = kept?.token ?? `vrk_${randomBytes(32).toString('base64url')}`;
  await db.pool.query(
    `WITH old AS (DELETE FROM api_token WHERE name = 'credentials.json' AND token_hash <> $1)
     INSERT INTO api_token (token_hash, user_id, name) SELECT $1, id, 'credentials.json' FROM app_user WHERE email = 'saule@demo.voronka' ON CONFLICT DO NOTHING`,
    [hashToken(token)],
  );
  return { token, users };
};

const passwordHashes = async (db: Database): Promise<Map<string, string>> => {
  const { rows } = await db.pool.query<{ email: string; password_hash: string }>(
    'SELECT email, password_hash FROM app_user WHERE email = ANY($1)',
    [demoUsers.map(({ email }) => email)],
  );
  return new Map(rows.map(({ email, password_hash }) => [email, password_hash]));
};
