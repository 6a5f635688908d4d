import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { command } from '../write.ts';
import { noticeOf, orderCallback, readCallbackRow } from './callback-row.ts';
import { readCallingRules } from './rules.ts';

/** The router's word: to a user, who is told, or back to nobody. Refused: NotFound, CallbackOver. */
export const giveCallback = (
  db: Database,
  { id, to, at }: { id: string; to: string | null; at: string },
): Promise<Done | Refusal> =>
  command(db, { request: null }, async () => {
    const [row, rules] = await Promise.all([readCallbackRow(db, id), readCallingRules(db)]);
    if (isRefusal(row)) return row;
    const change = orderCallback(row, { actor: { kind: 'system' }, at }, { do: 'give', to }, rules);
    if (isRefusal(change) || to === null || !change.events) return change;
    return { ...change, inserts: [notificationFor(to, 'callback.due', row.lead_id, noticeOf(row))] };
  });
