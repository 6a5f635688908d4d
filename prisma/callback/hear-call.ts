import type { AttemptHow } from '../../workflows/callback/how.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import type { Doing } from '../write.ts';
import { askCallback } from './ask.ts';
import { tellCallback } from './callback.ts';

/** A call that is over, as far as promises go by it. */
export type EndedCall = {
  id: string;
  direction: 'in' | 'out';
  callbackId: string | null;
  /** E.164; null where it was hidden */
  phone: string | null;
  how: AttemptHow;
  /** ISO moments: when it was begun, and when it was over */
  from: string;
  to: string;
  userId: string | null;
  contactId: string | null;
  leadId: string | null;
};

/** Seconds below which a client who hung up again has missed nothing. */
const SHORT_S = 5;

/**
 * What the end of a call does to promises, inside the caller's transaction: the attempt of its callback; a talk serves what was promised to that
 * number; a missed call is promised one. Said twice it changes nothing.
 */
export const callEnded = async (tx: Database, call: EndedCall): Promise<void> => {
  const { id, direction, callbackId, phone, how, from, to, userId } = call;
  const doing = { actor: { kind: 'system' as const }, at: to };
  if (callbackId) {
    const attempt = { at: from, by: userId, callId: id, how, note: '' };
    await tellCallback(tx, { ...doing, callbackId, order: { do: 'attempt', attempt } });
    return;
  }
  if (phone === null) return;
  if (how === 'answered') await serveCallbackOf(tx, { ...doing, phone, why: 'call' });
  else if (direction === 'in' && isMissed(call)) await missedCall(tx, call);
};

const isMissed = ({ how, from, to }: EndedCall): boolean =>
  how !== 'short' && how !== 'rejected' && Date.parse(to) - Date.parse(from) >= SHORT_S * 1000;

/** Whoever could not reach us is called back as soon as she may be, by whoever has her lead. Refused: as asking is. */
export const missedCall = (
  tx: Database,
  { id, phone, contactId, leadId, from }: Pick<EndedCall, 'id' | 'phone' | 'contactId' | 'leadId' | 'from'>,
): Promise<Done | Refusal> =>
  askCallback(tx, {
    ...{ key: `missed call ${id}`, actor: { kind: 'system' } },
    wanted: {
      ...{ phone: phone ?? undefined, contactId: contactId ?? undefined, leadId: leadId ?? undefined },
      ...{ source: 'missed', queuedAt: from },
    },
  });

/** A talk has settled what somebody was to call about: by this number, or with this client. Whoever asked for an hour keeps it. */
export const serveCallbackOf = async (
  db: Database,
  { phone, contactId, why, ...doing }: Doing & { phone?: string; contactId?: string; why: 'call' | 'talk' },
): Promise<void> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'callbacks-to-serve',
    text: `SELECT id FROM callback WHERE closed_at IS NULL AND NOT exact AND state <> 'calling' AND (phone = $1 OR contact_id = $2)`,
    values: [phone ?? null, contactId ?? null],
  });
  for (const { id } of rows) {
    const done = await tellCallback(db, { ...doing, callbackId: id, order: { do: 'serve', why } });
    // it is over meanwhile
    if (isRefusal(done)) continue;
  }
};
