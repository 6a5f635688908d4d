import { randomBytes } from 'node:crypto';
import type { CallbackSource, NewCallback, Says, Window } from '../../workflows/callback/callback.schema.ts';
import { plain } from '../../workflows/callback/decide.ts';
import { firstDue, soonestWindow, whyNotWindow } from '../../workflows/callback/window.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { newColumns } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { command, type Change, type Doing } from '../write.ts';
import { callbackEvent, hoursOf, noticeOf, orderCallback, readCallbackRow, type CallbackNow } from './callback-row.ts';
import { mayDial, type DialledBy } from './do-not-call.ts';
import { readCallingRules } from './rules.ts';
import { whomToCall, type Whom } from './whom.ts';

export type Wanted = Omit<Partial<NewCallback>, 'source' | 'window'> & {
  source: CallbackSource;
  window?: Window | undefined;
  /** without a window: not before this moment, and within so many minutes after it */
  after?: string | undefined;
  minutes?: number | undefined;
  /** since when the client waits, where that was before she asked */
  queuedAt?: string | undefined;
  /** a machine calls */
  says?: Says | undefined;
};

/**
 * A promise to call. A number that is promised a call already has it at the newest hour. Refused: NotFound, PhoneNotRead, NoPhoneToCall,
 * OnDoNotCallList, DoNotCallNeedsReason, CallbackBusy, and as windows are.
 */
export const askCallback = (db: Database, { wanted, ...doing }: Doing & { wanted: Wanted }): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { callback: wanted } }, () => plannedCallback(db, doing, wanted));

/** The same as a change, for whoever writes it together with more. */
export const plannedCallback = async (db: Database, doing: Doing, wanted: Wanted): Promise<Change<Done> | Refusal> => {
  const [whom, rules] = await Promise.all([whomToCall(db, wanted), readCallingRules(db)]);
  if (isRefusal(whom)) return whom;
  const barred = await mayDial(db, whom.phone, dialledBy(wanted));
  if (barred) return barred;
  // by our own clock: a phone rings in no other time
  const at = new Date().toISOString();
  const hours = hoursOf(rules, whom);
  const { exact = false, reason = '', after = at, minutes = rules.soonMinutes } = wanted;
  const window = wanted.window ? plain(wanted.window) : soonestWindow(hours, after < at ? at : after, minutes);
  const open = await openCallbackOf(db, whom.phone);
  if (open) {
    // whoever is being called already has what was asked for
    if (open.state === 'calling' && wanted.source !== 'hand') return { result: { id: open.id, version: open.version } };
    // where a person is to call, no machine needs to
    if (wanted.says && !open.says) return { result: { id: open.id, version: open.version } };
    const told = reason === '' ? undefined : reason;
    const falls = wanted.says ? {} : { says: null };
    return orderCallback(open, { ...doing, at }, { do: 'move', window, exact, reason: told, ...falls }, rules);
  }
  const why = whyNotWindow(window, { now: at, hours, exact });
  if (why) return why;
  return newCallback(
    { ...doing, at },
    whom,
    { ...wanted, exact, reason },
    { window, next: firstDue(window, hours, exact) },
  );
};

const dialledBy = ({ source, why = '' }: Wanted): DialledBy => {
  if (source === 'automation') return { by: 'automation' };
  return source === 'hand' || source === 'api' ? { by: 'user', reason: why } : { by: 'client' };
};

export const openCallbackOf = async (db: Database, phone: string): Promise<CallbackNow | undefined> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'open-callback-of-phone',
    text: 'SELECT id FROM callback WHERE phone = $1 AND closed_at IS NULL',
    values: [phone],
  });
  const row = rows[0] && (await readCallbackRow(db, rows[0].id));
  return row === undefined || isRefusal(row) ? undefined : row;
};

export const newCallback = (
  doing: Doing & { at: string },
  { contactId, client, leadId, ahead, phone, language, zone, zones, responsible: whose }: Whom,
  { source, exact, reason, responsibleId, groupId, queuedAt, says }: Wanted & { exact: boolean; reason: string },
  { window, next }: { window: Window; next: string },
): Change<Done> => {
  const id = uuidv7();
  const { at, actor } = doing;
  const responsible = responsibleId ?? (groupId ? null : whose);
  const row = {
    ...{ id, contact_id: contactId, lead_id: leadId, phone, reason, source, language, zone, zones, exact },
    says: says ?? null,
    ...{ from_at: window.from, to_at: window.to, next_at: next, queued_at: queuedAt ?? at, state: 'waiting' },
    ...{ responsible_id: responsible, group_id: groupId ?? null, created_at: at },
    created_by: actor.kind === 'user' ? (actor.id ?? null) : null,
  };
  const token = randomBytes(24).toString('base64url');
  const isTold = !says && responsible !== null && responsible !== actor.id;
  const event = callbackEvent({ ...row, ahead, event_seq: 0 }, doing, {
    type: 'callback.asked',
    data: {
      ...{ callback: id, ...window, exact, reason, source, phone, zone, responsible, says },
      set: newColumns(row),
    },
  });
  return {
    inserts: [
      { table: 'callback', row: { ...row, token, event_seq: 1 } },
      ...(isTold ? [notificationFor(responsible, 'callback.promised', leadId, noticeOf({ ...row, client }))] : []),
    ],
    events: [event],
    result: { id, version: 1 },
  };
};
