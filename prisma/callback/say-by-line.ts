import { isRefusal } from '../../workflows/refusal.ts';
import { startCall } from '../call/start-call.ts';
import type { Database } from '../client.ts';
import { readCallbackRow } from './callback-row.ts';
import { dialCallback, tellCallback } from './callback.ts';
import { mayDial } from './do-not-call.ts';

const SYSTEM = { kind: 'system' as const };

/**
 * Makes the call by which a machine says something to the client. False where it cannot be made now: there is no line, all of it is taken, it is
 * somebody else's turn by the order in which clients wait, or the number is being called.
 */
export const sayByLine = async (db: Database, callbackId: string): Promise<boolean> => {
  const row = await readCallbackRow(db, callbackId);
  if (isRefusal(row) || row.state !== 'due' || row.says === null) return false;
  const { phone, says, lead_id: leadId, contact_id: contactId } = row;
  if (await mayDial(db, phone, { by: 'automation' })) {
    await tellCallback(db, { callbackId, actor: SYSTEM, order: { do: 'cancel', why: 'do_not_call' } });
    return true;
  }
  if (!(await isTurnOf(db, callbackId))) return false;
  const call = await startCall(db, {
    ...{ phone, callbackId, says, userId: null, key: `says ${callbackId} ${row.version}` },
    ...(leadId ? { leadId } : {}),
    ...(contactId ? { contactId } : {}),
  });
  if (isRefusal(call)) return false;
  await dialCallback(db, { callbackId, by: null, callId: call.id, actor: SYSTEM });
  return true;
};

/**
 * Where a line is limited, as many as it has free places begin, those who wait longest first; also before those whose hour has come and whose process
 * has not woken yet, unless it sleeps on.
 */
const isTurnOf = async (db: Database, id: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ free: number | null; ahead: number }>({
    name: 'turn-of-callback',
    text: `WITH line AS (SELECT id, (desk ->> 'callsAtOnce')::int AS most FROM channel_account WHERE kind = 'voice' AND provider IS NOT NULL AND blocked_at IS NULL
        ORDER BY provider = 'sandbox', created_at, id LIMIT 1)
      SELECT (SELECT most - (SELECT count(*) FROM call cl WHERE cl.account_id = line.id AND cl.state <> 'ended') FROM line)::int AS free,
        (SELECT count(*) FROM (SELECT 1 FROM callback o, callback b WHERE b.id = $1 AND o.says IS NOT NULL
          AND (o.state = 'due' OR o.state = 'waiting' AND o.next_at <= now() AND o.next_at > now() - interval '2 minutes')
          AND (o.queued_at, o.id) < (b.queued_at, b.id) LIMIT 1000) before)::int AS ahead`,
    values: [id],
  });
  const { free, ahead } = rows[0]!;
  return free === null || ahead < free;
};
