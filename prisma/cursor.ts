import type { Database } from './client.ts';
import type { Cursor } from './event.ts';

export const readCursor = async (db: Database, name: string): Promise<Cursor> => {
  const { rows } = await db.pool.query('SELECT xid::text, id::text FROM cursor WHERE name = $1', [name]);
  return rows[0] ?? { xid: '0', id: '0' };
};

export const saveCursor = async (db: Database, name: string, { xid, id }: Cursor): Promise<void> => {
  await db.pool.query({
    name: 'save-cursor',
    text: `INSERT INTO cursor (name, xid, id) VALUES ($1, $2::xid8, $3) ON CONFLICT (name) DO UPDATE SET xid = excluded.xid, id = excluded.id`,
    values: [name, xid, id],
  });
};
