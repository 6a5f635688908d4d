import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { seesRecord } from '../record-sight.ts';
import type { Reader } from '../visible.ts';

type Link = { version: number; contactId: string; leadId: string | null };

/** Whose call it was, as whoever talked says. Refused: NotFound (also a lead of somebody else), VersionChanged. */
export const linkCall = async (
  db: Database,
  me: Reader,
  { id, version, contactId, leadId }: Link & { id: string },
): Promise<void | Refusal> => {
  if (!(await seesRecord(db, me, { noun: 'contact', id: contactId }))) return refuse('NotFound');
  if (leadId !== null && !(await seesRecord(db, me, { noun: 'lead', id: leadId }))) return refuse('NotFound');
  const { rows } = await db.pool.query<{ linked: boolean; hers: boolean }>({
    name: 'link-call',
    text: `WITH of AS (SELECT $4::uuid IS NULL OR EXISTS (SELECT 1 FROM lead_contact WHERE lead_id = $4 AND contact_id = $3) AS hers),
      done AS (UPDATE call SET contact_id = $3, lead_id = $4, version = version + 1 FROM of WHERE call.id = $1 AND call.version = $2 AND of.hers RETURNING call.id)
      SELECT EXISTS (SELECT 1 FROM done) AS linked, hers FROM of`,
    values: [id, version, contactId, leadId],
  });
  const { linked, hers } = rows[0]!;
  if (!hers) return refuse('NotFound');
  return linked ? undefined : refuse('VersionChanged');
};
