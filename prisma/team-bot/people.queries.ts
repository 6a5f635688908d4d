import type { Asked } from './asked.ts';

/** Whom a command may name. */
export const peopleOf = async ({ db }: Asked) => {
  const { rows } = await db.pool.query<{ id: string; name: string; email: string; username: string | null }>(
    `SELECT u.id, u.name, u.email, k.username FROM app_user u LEFT JOIN team_link k ON k.user_id = u.id WHERE u.disabled_at IS NULL ORDER BY u.name`,
  );
  return rows;
};
