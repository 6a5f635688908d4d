import { z } from 'zod';
import type { Database } from '../client.ts';
import { keepSecrets } from '../sealed/secret.ts';
import type { KeyRing } from '../sealed/seal.ts';

const ID = 'voice:demo';

/** The PBX that `bin/start` brings, and whose phones stand around it. */
const DemoLine = z.object({
  url: z.string(),
  user: z.string(),
  password: z.string(),
  extensions: z.array(z.tuple([z.email(), z.string()])),
});

/**
 * The line of the demo, at the ports of this start. Whoever has no phone yet gets the one that stands there. What an admin has made of it stays: a line that leads elsewhere
 * by now is left alone.
 */
export const seedLine = async (db: Database, ring: KeyRing, told: string): Promise<void> => {
  const { url, user, password, extensions } = DemoLine.parse(JSON.parse(told));
  const { rowCount } = await db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, settings, created_at) VALUES ($1, 'voice', 'asterisk', 'Asterisk', $2, now())
     ON CONFLICT (id) DO UPDATE SET settings = channel_account.settings || excluded.settings, intake_error = NULL
       WHERE channel_account.settings ->> 'url' LIKE 'http://127.0.0.1:%'`,
    [ID, JSON.stringify({ url, user })],
  );
  if (rowCount) await keepSecrets(db, ring, { about: `account:${ID}`, secrets: { password }, by: null });
  for (const [email, extension] of extensions)
    await db.pool.query(
      `UPDATE app_user SET extension = $2 WHERE email = $1 AND extension IS NULL AND NOT EXISTS (SELECT 1 FROM app_user WHERE extension = $2)`,
      [email, extension],
    );
};
