import { isOpen } from '../../workflows/callback/state.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { startCall } from '../call/start-call.ts';
import type { Database } from '../client.ts';
import { callbackOf, readCallbackRow } from './callback-row.ts';
import { dialCallback, type OnCallback } from './callback.ts';
import { mayDialCallback } from './do-not-call.ts';

/**
 * Makes the promised call by the line: hers rings first. The call names its callback before that is claimed, so one that was begun is never
 * forgotten. Refused: NotFound, CallbackOver, CallbackBusy, DoNotCallNeedsReason, and as calling is.
 */
export const callByLine = async (
  db: Database,
  { callbackId, by, why, key, actor }: OnCallback & { by: string; why: string },
): Promise<{ id: string } | Refusal> => {
  const row = await readCallbackRow(db, callbackId);
  if (isRefusal(row)) return row;
  if (!isOpen(callbackOf(row))) return refuse('CallbackOver');
  if (row.state === 'calling') return refuse('CallbackBusy');
  const barred = await mayDialCallback(db, row, why);
  if (barred) return barred;
  const { phone, lead_id: leadId, contact_id: contactId } = row;
  const call = await startCall(db, {
    ...{ phone, callbackId, why, userId: by, key },
    ...(leadId ? { leadId } : {}),
    ...(contactId ? { contactId } : {}),
  });
  if (isRefusal(call)) return call;
  await dialCallback(db, { callbackId, by, callId: call.id, why, actor });
  return call;
};
