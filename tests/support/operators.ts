import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../prisma/client.ts';
import { hashToken } from '../../prisma/user/user.ts';

export type OperatorAccount = { id: string; name: string; token: string };

/** Users of this role who did not come in by an invitation, each with a token: hundreds would take minutes to hash their passwords. */
export const addOperators = async (
  databaseUrl: string,
  { many, role = 'manager', from = 1 }: { many: number; role?: 'manager' | 'supervisor'; from?: number },
): Promise<OperatorAccount[]> => {
  const db = openDatabase(databaseUrl, { size: 1 });
  const { pool } = db.as('report');
  const { rows } = await pool.query<{ id: string; name: string }>(
    `INSERT INTO app_user (email, name, role, password_hash, language)
     SELECT $2 || n || '@desk.example', 'Operator ' || n, $2, 'none', 'en' FROM generate_series($3::int, $3::int + $1::int - 1) n RETURNING id, name`,
    [many, role, from],
  );
  const people = rows.map((row) => ({ ...row, token: randomBytes(16).toString('hex') }));
  await pool.query(
    `INSERT INTO api_token (token_hash, user_id, name) SELECT t.hash, t.id, 'desk' FROM unnest($1::text[], $2::uuid[]) t(hash, id)`,
    [people.map(({ token }) => hashToken(token)), people.map(({ id }) => id)],
  );
  await db.close();
  return people;
};
