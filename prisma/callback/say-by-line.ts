import { isCallingTime } from '../../workflows/callback/calling-hours.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { startCall } from '../call/start-call.ts';
import type { Database } from '../client.ts';
import { isRace } from '../write.ts';
import { hoursOf, readCallbackRow } from './callback-row.ts';
import { dialCallback, tellCallback } from './callback.ts';
import { mayDial } from './do-not-call.ts';
import { readCallingRules, type CallingRules } from './rules.ts';
import { serveCallback } from './serve.ts';

const SYSTEM = { kind: 'system' as const };
/** With these nobody can be called by the line now. */
const ofTheLine = new Set(['LineMissing', 'LineDown', 'LineFull']);

type Next = { id: string; free: number };

/**
 * Makes the calls by which a machine says something and whose hour has come, also where their process has not woken yet: as many as the line has free
 * places, in the order in which clients wait. One who cannot be called now, since she talks, holds up nobody.
 */
export const sayNext = async (db: Database, line: string): Promise<void> => {
  const { rows } = await db.pool.query<Next>({
    name: 'next-to-say',
    text: `WITH line AS (SELECT id, (desk ->> 'callsAtOnce')::int AS most FROM channel_account WHERE kind = 'voice' AND provider IS NOT NULL AND blocked_at IS NULL
        ORDER BY provider = 'sandbox', created_at, id LIMIT 1),
      places AS (SELECT greatest(0, least(20, coalesce(most - (SELECT count(*) FROM call cl WHERE cl.account_id = line.id AND cl.state <> 'ended'), 20)))::int AS free
        FROM line WHERE id = $1)
      SELECT next.id, places.free FROM places, LATERAL (SELECT b.id, b.queued_at FROM callback b WHERE b.says IS NOT NULL AND b.closed_at IS NULL
        AND b.state IN ('waiting', 'due') AND b.next_at <= now()
        ORDER BY b.queued_at, b.id LIMIT places.free + 20) next WHERE places.free > 0 ORDER BY next.queued_at, next.id`,
    values: [line],
  });
  if (rows.length === 0) return;
  const rules = await readCallingRules(db);
  let { free } = rows[0]!;
  for (const { id } of rows) {
    if (free <= 0) return;
    const why = await say(db, id, rules);
    if (why && ofTheLine.has(why.refusal)) return;
    if (!why) free -= 1;
  }
};

/** Why it is not called now; nothing where it is, or is over. */
const say = async (db: Database, callbackId: string, rules: CallingRules): Promise<Refusal | undefined> => {
  const row = await readCallbackRow(db, callbackId);
  if (isRefusal(row) || row.says === null || !['waiting', 'due'].includes(row.state)) return undefined;
  const { phone, says, lead_id: leadId, contact_id: contactId } = row;
  if (await mayDial(db, phone, { by: 'automation' })) {
    await tellCallback(db, { callbackId, actor: SYSTEM, order: { do: 'cancel', why: 'do_not_call' } });
    return undefined;
  }
  const at = new Date().toISOString();
  if (!row.exact && !isCallingTime(hoursOf(rules, row), at)) {
    // it rests until she may be called
    await serveCallback(db, { callbackId, at, actor: SYSTEM, publicUrl: '' });
    return refuse('OutsideCallingHours', { next: '' });
  }
  const call = await startCall(db, {
    ...{ phone, callbackId, says, userId: null, key: `says ${callbackId} ${row.version}` },
    ...(leadId ? { leadId } : {}),
    ...(contactId ? { contactId } : {}),
  });
  if (isRefusal(call)) return call;
  for (let attempt = 1; ; attempt++)
    try {
      await dialCallback(db, { callbackId, by: null, callId: call.id, actor: SYSTEM });
      return undefined;
    } catch (error) {
      if (!isRace(error) || attempt >= 12) throw error;
    }
};
