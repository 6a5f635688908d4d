import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

/** Whom an automation names: a person by e-mail, a group by its key; nobody: back into the queue. Refused: GroupUnknown, PersonUnknown. */
export const heirOf = async (
  db: Database,
  { group, person }: { group?: string | undefined; person?: string | undefined },
): Promise<{ to: string | null; group?: string } | Refusal> => {
  if (group === undefined && person === undefined) return { to: null };
  const { rows } = await db.pool.query<{ id: string }>(
    group === undefined
      ? 'SELECT id FROM app_user WHERE email = $1 AND disabled_at IS NULL'
      : 'SELECT id FROM work_group WHERE key = $1 AND archived_at IS NULL',
    [group ?? person],
  );
  const [found] = rows;
  if (!found) return refuse(group === undefined ? 'PersonUnknown' : 'GroupUnknown');
  return group === undefined ? { to: found.id } : { to: null, group: found.id };
};
