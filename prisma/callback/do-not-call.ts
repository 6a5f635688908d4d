import { readPhone } from '../../workflows/contact/phone.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

/** Who dials, and why: a mass dialling, the client's own wish, a user's click (with a reason, or none), a rule. */
export type DialledBy = { by: 'bulk' | 'client' | 'automation' } | { by: 'user'; reason: string };

/**
 * Whether this number may be dialled at this moment; asked right before each dialling. What the client asked for is its own consent. Refused:
 * OnDoNotCallList, DoNotCallNeedsReason.
 */
export const mayDial = async (db: Database, phone: string, why: DialledBy): Promise<Refusal | undefined> => {
  if (why.by === 'client' || (why.by === 'user' && why.reason !== '')) return undefined;
  if (!(await isOnList(db, phone))) return undefined;
  return refuse(why.by === 'user' ? 'DoNotCallNeedsReason' : 'OnDoNotCallList');
};

/** What was granted when a call was promised is granted when it is made: the client's own wish needs no reason. */
export const mayDialCallback = (
  db: Database,
  { phone, source }: { phone: string; source: string },
  reason: string,
): Promise<Refusal | undefined> => {
  const isOurs = source === 'hand' || source === 'api' || source === 'automation';
  return mayDial(db, phone, isOurs ? { by: 'user', reason } : { by: 'client' });
};

/** By us, or since whoever has it asked that nobody call there. */
export const isOnList = async (db: Database, phone: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ listed: boolean }>({
    name: 'is-on-do-not-call-list',
    text: `SELECT EXISTS (SELECT 1 FROM do_not_call WHERE phone = $1)
      OR EXISTS (SELECT 1 FROM address WHERE kind = 'phone' AND value = $1 AND stopped_at IS NOT NULL) AS listed`,
    values: [phone],
  });
  return rows[0]!.listed;
};

/** In any writing; again it only changes the reason. Refused: PhoneNotRead. */
export const addToList = async (
  db: Database,
  { phone: typed, reason, by }: { phone: string; reason: string; by: string },
): Promise<{ phone: string } | Refusal> => {
  const read = readPhone(typed);
  if (!('phone' in read)) return refuse('PhoneNotRead');
  await db.pool.query(
    'INSERT INTO do_not_call (phone, reason, by) VALUES ($1, $2, $3) ON CONFLICT (phone) DO UPDATE SET reason = excluded.reason',
    [read.phone, reason, by],
  );
  return { phone: read.phone };
};

/** Refused: NotFound. */
export const removeFromList = async (db: Database, phone: string): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM do_not_call WHERE phone = $1', [phone]);
  if (rowCount === 0) return refuse('NotFound');
};
