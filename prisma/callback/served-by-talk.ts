import { isRefusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import { together } from '../delivery/delivery.ts';
import type { Change, Doing } from '../write.ts';
import { orderCallback, readCallbackRow } from './callback-row.ts';
import { readCallingRules } from './rules.ts';

/** A talk that was answered and is closed has settled what its client was to be called about, in the same write; an hour that she named is kept. */
export const withServedCallbacks = async <T>(
  db: Database,
  { contact_id: contactId, last_direction: last }: Pick<ConversationRow, 'contact_id' | 'last_direction'>,
  doing: Doing & { at: string },
  closed: Change<T>,
): Promise<Change<T>> => {
  if (last !== 'out') return closed;
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'callbacks-of-talk',
    text: `SELECT id FROM callback WHERE contact_id = $1 AND closed_at IS NULL AND state <> 'calling' AND NOT exact`,
    values: [contactId],
  });
  if (rows.length === 0) return closed;
  const rules = await readCallingRules(db);
  const served = await Promise.all(
    rows.map(async ({ id }): Promise<Change[]> => {
      const row = await readCallbackRow(db, id);
      const change = isRefusal(row) ? row : orderCallback(row, doing, { do: 'serve', why: 'talk' }, rules);
      return isRefusal(change) ? [] : [change];
    }),
  );
  return together(closed, served.flat());
};
