import { nextInTurn } from '../../workflows/conversation/turn.ts';
import type { Database } from '../client.ts';
import type { WrittenTo } from './receive.ts';

/** Who gets what nobody has: those who are named in the account and on shift, in turn. Where nobody is named, it waits for whoever takes it. */
export const inTurn = async (
  db: Database,
  { people, present: presentAt }: WrittenTo,
  at: string,
): Promise<string | null> => {
  if (people.length === 0) return null;
  const present = await presentAt(at);
  if (present.length === 0) return null;
  const { rows } = await db.pool.query<{ id: string; last: Date }>({
    name: 'conversations-given',
    text: `SELECT u.id, n.created_at AS last FROM unnest($1::uuid[]) AS u(id), LATERAL (SELECT created_at FROM notification
      WHERE user_id = u.id AND kind = 'conversation.assigned' ORDER BY created_at DESC LIMIT 1) n`,
    values: [present.map(({ id }) => id)],
  });
  const last = new Map(rows.map((row) => [row.id, row.last.toISOString()]));
  return nextInTurn(present.map((one) => ({ ...one, lastAssignedAt: last.get(one.id) ?? null })));
};
