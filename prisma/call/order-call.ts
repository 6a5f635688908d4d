import type { CallOrder, CallPatch, CallTransfer } from '../../workflows/call/call.schema.ts';
import { numberToCall } from '../../workflows/call/number.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { leadNow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Doing } from '../write.ts';
import type { CallRow } from './call-row.ts';

type OnCall = Doing & { callId: string };
type Row = CallRow & { clock_offset: number | null };

/** Writes down what is asked of a call, for whoever has its line. Refused: NotFound, CallOver, CallNotUp. */
export const orderCall = (
  db: Database,
  { callId, order, ...doing }: OnCall & { order: CallOrder },
): Promise<Done | Refusal> =>
  command<Done>(db, { key: doing.key, request: { call: callId, order } }, async () => {
    const row = await readRow(db, callId);
    if (!row) return refuse('NotFound');
    if (row.state === 'ended') return refuse('CallOver');
    if (order.do !== 'hangup' && row.state !== 'up') return refuse('CallNotUp');
    return {
      inserts: [{ table: 'call_order', row: { id: uuidv7(), call_id: callId, order, by: doing.actor.id ?? null } }],
      result: { id: callId, version: row.version },
    };
  });

/** To whom a call is handed over. Refused: PersonUnknown, ColleagueUnreachable, AddressWrong, NumberNotCallable. */
export const transferTo = async (
  db: Database,
  { userId, phone, asked }: CallTransfer,
): Promise<CallOrder | Refusal> => {
  if (phone !== undefined) {
    const number = numberToCall(phone);
    return isRefusal(number) ? number : { do: 'transfer', userId: null, phone: number.phone, extension: null, asked };
  }
  const { rows } = await db.pool.query<{ id: string; name: string; extension: string | null }>({
    name: 'colleague-to-ring',
    text: 'SELECT id, name, extension FROM app_user WHERE id = $1 AND disabled_at IS NULL',
    values: [userId],
  });
  const [user] = rows;
  if (!user) return refuse('PersonUnknown');
  if (user.extension === null) return refuse('ColleagueUnreachable', { name: user.name });
  return { do: 'transfer', userId: user.id, phone: null, extension: user.extension, asked };
};

/** What whoever talked says of it. Refused: NotFound, VersionChanged. */
export const changeCall = (
  db: Database,
  { callId, patch, ...doing }: OnCall & { patch: CallPatch },
): Promise<Done | Refusal> =>
  command<Done>(db, { key: doing.key, request: { call: callId, patch } }, async () => {
    const row = await readRow(db, callId);
    if (!row) return refuse('NotFound');
    if (row.version !== patch.version) return refuse('VersionChanged');
    const [outcome, note] = [patch.outcome ?? row.outcome, patch.note ?? row.note];
    const isSame = outcome === row.outcome && note === row.note;
    if (isSame) return { result: { id: callId, version: row.version } };
    const subject = subjectOf(row);
    return {
      updates: [{ table: 'call', id: callId, version: row.version, set: { outcome, note }, events: 1 }],
      events: [
        {
          ...{ noun: 'call', noun_id: callId, seq: row.event_seq + 1, type: 'call.outcome', subject, cause: null },
          ...{ actor: doing.actor, at: leadNow({ clock_offset: row.clock_offset ?? 0 }) },
          data: { call: callId, outcome, note },
          pokes: pokesFor(doing.actor, [subject?.kind === 'lead' && processIdOf(subject)]),
        },
      ],
      result: { id: callId, version: row.version + 1 },
    };
  });

/** In whose story it stands. */
export const subjectOf = ({ lead_id: lead, contact_id: contact }: Pick<CallRow, 'lead_id' | 'contact_id'>) =>
  lead ? { kind: 'lead', id: lead } : contact ? { kind: 'contact', id: contact } : null;

const readRow = async ({ pool }: Database, id: string): Promise<Row | undefined> => {
  const text = 'SELECT cl.*, l.clock_offset FROM call cl LEFT JOIN lead l ON l.id = cl.lead_id WHERE cl.id = $1';
  return (await pool.query<Row>({ name: 'call-to-order', text, values: [id] })).rows[0];
};
