import type { CallbackPatch, Window } from '../../workflows/callback/callback.schema.ts';
import type { CallbackOrder } from '../../workflows/callback/decide.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { routeWorks } from '../work/settle.ts';
import { acceptWork } from '../work/tend.ts';
import { command, type Doing } from '../write.ts';
import { noticeOf, orderCallback, readCallbackRow } from './callback-row.ts';
import { mayDialCallback } from './do-not-call.ts';
import { readCallingRules } from './rules.ts';

export type OnCallback = Doing & { callbackId: string };

/** One order to a callback, in one write. */
export const tellCallback = (
  db: Database,
  { callbackId, order, version, ...doing }: OnCallback & { order: CallbackOrder; version?: number | undefined },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { callback: callbackId, order } }, async () => {
    const [row, rules] = await Promise.all([readCallbackRow(db, callbackId), readCallingRules(db)]);
    if (isRefusal(row)) return row;
    if (version !== undefined && row.version !== version) return refuse('VersionChanged', { version: row.version });
    return orderCallback(row, { ...doing, at: doing.at ?? new Date().toISOString() }, order, rules);
  });

/** Another hour, another person or group. Refused: NotFound, VersionChanged, PersonUnknown, GroupUnknown, CallbackOver, CallbackBusy, and as windows are. */
export const changeCallback = async (
  db: Database,
  { callbackId, patch, ...doing }: OnCallback & { patch: CallbackPatch },
): Promise<Done | Refusal> => {
  const done = await command<Done>(db, { key: doing.key, request: { callback: callbackId, patch } }, async () => {
    const [row, rules] = await Promise.all([readCallbackRow(db, callbackId), readCallingRules(db)]);
    if (isRefusal(row)) return row;
    if (row.version !== patch.version) return refuse('VersionChanged', { version: row.version });
    const { window, exact, responsibleId, groupId } = patch;
    const wrong = await whyNotThese(db, responsibleId, groupId);
    if (wrong) return wrong;
    const at = new Date().toISOString();
    const given = responsibleId !== undefined || groupId !== undefined;
    if (!given)
      return orderCallback(row, { ...doing, at }, { do: 'move', window: window ?? windowOf(row), exact }, rules);
    const to = responsibleId === undefined ? null : responsibleId;
    const change = orderCallback(row, { ...doing, at }, { do: 'give', to, group: groupId }, rules);
    if (isRefusal(change) || to === null || to === doing.actor.id) return change;
    return { ...change, inserts: [notificationFor(to, 'callback.promised', row.lead_id, noticeOf(row))] };
  });
  if (!isRefusal(done)) await routeWorks(db, [callbackId]);
  return done;
};

const windowOf = (row: { from_at: Date; to_at: Date }): Window => ({
  from: row.from_at.toISOString(),
  to: row.to_at.toISOString(),
});

const whyNotThese = async (
  db: Database,
  userId: string | null | undefined,
  groupId: string | null | undefined,
): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ user: boolean; group: boolean }>({
    name: 'who-takes-callback',
    text: `SELECT $1::uuid IS NULL OR EXISTS (SELECT 1 FROM app_user WHERE id = $1 AND disabled_at IS NULL) AS "user",
      $2::uuid IS NULL OR EXISTS (SELECT 1 FROM work_group WHERE id = $2 AND archived_at IS NULL) AS "group"`,
    values: [userId ?? null, groupId ?? null],
  });
  const known = rows[0]!;
  return known.user ? (known.group ? undefined : refuse('GroupUnknown')) : refuse('PersonUnknown');
};

/**
 * Claims a callback for a call that is about to be made: nobody else dials meanwhile. `callId` is the line's; null where she dials by her own phone.
 * Refused: NotFound, CallbackOver, CallbackBusy, DoNotCallNeedsReason.
 */
export const dialCallback = async (
  db: Database,
  {
    callbackId,
    by,
    callId,
    why = '',
    ...doing
  }: OnCallback & { by: string | null; callId: string | null; why?: string },
): Promise<Done | Refusal> => {
  const done = await command<Done>(db, { key: doing.key, request: { dial: callbackId, callId } }, async () => {
    const [row, rules] = await Promise.all([readCallbackRow(db, callbackId), readCallingRules(db)]);
    if (isRefusal(row)) return row;
    const barred = by === null ? undefined : await mayDialCallback(db, row, why);
    if (barred) return barred;
    const at = doing.at ?? new Date().toISOString();
    return orderCallback(row, { ...doing, at }, { do: 'dial', by, call: callId }, rules);
  });
  if (!isRefusal(done) && by !== null) await acceptWork(db, callbackId, by);
  return done;
};
