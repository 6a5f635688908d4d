import type { Desk } from '../support/desk.ts';

/** A line that nobody carries, and extensions for those who call. */
export const openLine = async ({ office }: Desk, id = 'voice:main'): Promise<string> => {
  await office.db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, created_at) VALUES ($1, 'voice', 'sandbox', 'Main', now())`,
    [id],
  );
  await office.db.pool.query(
    `UPDATE app_user SET extension = n.extension FROM (VALUES ('Aida', '101'), ('Timur', '102'), ('Daniyar', '103')) AS n(name, extension)
     WHERE app_user.name = n.name`,
  );
  return id;
};
