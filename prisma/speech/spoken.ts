import { randomBytes } from 'node:crypto';
import type { Database } from '../client.ts';

/** Whom a text is said to. */
export type Listener = {
  phone: string | null;
  leadId: string | null;
  contactId: string | null;
  language: string;
};

export const listenerOf = async (db: Database, call: string): Promise<Listener | undefined> => {
  const { rows } = await db.pool.query<Listener>({
    name: 'listener-of-call',
    text: `SELECT cl.phone, cl.lead_id AS "leadId", cl.contact_id AS "contactId", coalesce(c.language, b.language, 'ru') AS language
      FROM call cl LEFT JOIN contact c ON c.id = cl.contact_id LEFT JOIN callback b ON b.id = cl.callback_id WHERE cl.id = $1`,
    values: [call],
  });
  return rows[0];
};

/** The token of what was spoken before; it stays for another month. */
export const heardBefore = async (db: Database, hash: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ token: string }>({
    name: 'heard-before',
    text: 'UPDATE spoken SET said_at = now() WHERE hash = $1 RETURNING token',
    values: [hash],
  });
  return rows[0]?.token;
};

/** What nobody was told for a month goes. */
export const keepSpoken = async (db: Database, { hash, bytes }: { hash: string; bytes: Buffer }): Promise<string> => {
  const { rows } = await db.pool.query<{ token: string }>({
    name: 'keep-spoken',
    text: `WITH old AS (DELETE FROM spoken WHERE said_at < now() - interval '30 days')
      INSERT INTO spoken (hash, token, bytes) VALUES ($1, $2, $3)
      ON CONFLICT (hash) DO UPDATE SET said_at = now() RETURNING token`,
    values: [hash, randomBytes(24).toString('base64url'), bytes],
  });
  return rows[0]!.token;
};
