import { callbackDuty, type CallbackDuty } from '../../workflows/callback/clock.ts';
import type { CallbackOrder } from '../../workflows/callback/decide.ts';
import { groupOf } from '../../workflows/work/group.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { nextOnCall, type OnCall } from '../../workflows/service/rota.ts';
import type { Way } from '../../workflows/service/rung.schema.ts';
import type { Database } from '../client.ts';
import { callOut } from '../service/call-out.ts';
import { readOnCall } from '../service/rota.ts';
import { notificationFor } from '../user/notification.ts';
import { readGroups } from '../work/place.ts';
import { command, type Change, type Doing } from '../write.ts';
import { callbackOf, hoursOf, noticeOf, orderCallback, readCallbackRow, type CallbackNow } from './callback-row.ts';
import { readCallingRules } from './rules.ts';

/** `wakeAt`: when it is looked at again; `did`: something was done, so it is to be read anew. */
type Served = { wakeAt: string | null; did: boolean };

/** What a callback owes by its own clock; each once, by what its row says. */
export const serveCallback = async (
  db: Database,
  { callbackId, at, actor, publicUrl }: Pick<Doing, 'actor'> & { callbackId: string; at: string; publicUrl: string },
): Promise<Served> => {
  const done = await command<Served>(db, { request: null }, async () => {
    const [row, rules] = await Promise.all([readCallbackRow(db, callbackId), readCallingRules(db)]);
    if (isRefusal(row)) return { result: NOTHING };
    const onCall = rules.ladder.onCall === null ? undefined : await readOnCall(db, await groupNow(db, row), at);
    const silentMs = (onCall?.rota.silentMinutes ?? 10) * 60_000;
    const duty = callbackDuty(callbackOf(row), rules, hoursOf(rules, row), {
      ...{ now: at, silentMs, lead: row.lead_id === null ? undefined : row.lead_responsible },
    });
    if (duty.what === 'nothing') return { result: { wakeAt: duty.at, did: false } };
    const notice = { ...noticeOf(row), late: row.called_at === null && row.to_at.toISOString() < at };
    const told: Told =
      duty.what !== 'climb'
        ? { to: [], passesOn: false }
        : duty.rung === 'on_call'
          ? await calledNext(db, row, { onCall, notice, publicUrl })
          : await whomToTell(db, row, duty);
    const change = orderCallback(row, { actor, at }, orderOf(row, duty, at, told), rules);
    if (isRefusal(change)) return { result: NOTHING };
    const inserts = told.inserts ?? told.to.map((id) => notificationFor(id, 'callback.due', row.lead_id, notice));
    return { ...change, inserts, result: { wakeAt: null, did: true } } satisfies Change<Served>;
  });
  return isRefusal(done) ? NOTHING : done;
};

const NOTHING: Served = { wakeAt: null, did: false };

type Told = { to: string[]; passesOn: boolean; gives?: string; by?: Way[]; inserts?: NonNullable<Change['inserts']> };

const orderOf = (
  row: CallbackNow,
  duty: Exclude<CallbackDuty, { what: 'nothing' }>,
  at: string,
  { to, passesOn, gives, by }: Told,
): CallbackOrder => {
  if (duty.what === 'lost')
    return {
      do: 'attempt',
      attempt: {
        ...{ at: row.due_at?.toISOString() ?? at, by: row.caller_id, callId: row.call_id, how: 'failed' as const },
        note: '',
      },
    };
  if (duty.what === 'rest') return { do: 'move', window: duty.window };
  if (duty.what !== 'climb') return { do: duty.what };
  const { since, rung, round } = duty;
  return {
    do: 'warn',
    climbed: { since, rung, round, at, came: to.length > 0 || passesOn ? 'told' : 'nobody' },
    to,
    passesOn,
    gives,
    ...(by && by.length > 0 ? { by } : {}),
  };
};

type Calling = { onCall: OnCall | undefined; notice: Record<string, unknown>; publicUrl: string };

/** The next who is on call; nobody where each was called for this attempt. */
const calledNext = async (db: Database, row: CallbackNow, { onCall, notice, publicUrl }: Calling): Promise<Told> => {
  const since = row.due_at?.toISOString();
  const called = row.climbed.flatMap((one) => (one.rung === 'on_call' && one.since === since ? (one.to ?? []) : []));
  const user = onCall && nextOnCall(onCall.people, called);
  if (!onCall || user === undefined) return { to: [], passesOn: false };
  const { by, inserts } = await callOut(db, {
    ...{ rota: onCall.rota, user, kind: 'callback.on_call', leadId: row.lead_id, notice },
    ...{ what: String(notice['name']), link: `${publicUrl}/callbacks?open=${row.id}` },
  });
  return { to: [user], passesOn: false, by, inserts };
};

const groupNow = async (db: Database, { id, group_id }: CallbackNow): Promise<string | null> => {
  if (group_id !== null) return group_id;
  const { rows } = await db.pool.query<{ group_id: string | null }>('SELECT group_id FROM work WHERE id = $1', [id]);
  return rows[0]?.group_id ?? null;
};

/** Whoever is told by a step of the ladder: the one who has it, who else may take it, those who watch over them. */
const whomToTell = async (
  db: Database,
  { id, responsible_id: responsible, group_id: group, language, lead_responsible: hers }: CallbackNow,
  { rung }: Extract<CallbackDuty, { what: 'climb' }>,
): Promise<Told> => {
  // promised before its lead had anybody
  if (responsible === null && group === null && hers !== null && (rung === 'person' || rung === 'next'))
    return { to: [hers], passesOn: false, gives: hers };
  // the next one is found by the router, and told by it
  if (rung === 'next') {
    const goesOn = group !== null || groupOf(await readGroups(db), { account: null, language }) !== undefined;
    return { to: [], passesOn: responsible !== null && goesOn };
  }
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'whom-to-tell-of-callback',
    text: `SELECT u.id FROM app_user u WHERE u.disabled_at IS NULL AND CASE $2
        WHEN 'person' THEN u.id = $1
        WHEN 'group' THEN u.id IN (SELECT m.user_id FROM work w JOIN work_group_member m ON m.group_id = w.group_id WHERE w.id = $3)
          OR (u.team_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM work w WHERE w.id = $3 AND w.group_id IS NOT NULL)
            AND u.team_id = (SELECT b.team_id FROM app_user b WHERE b.id = coalesce($1, (SELECT l.responsible_id FROM callback c JOIN lead l ON l.id = c.lead_id WHERE c.id = $3))))
        ELSE u.role = 'supervisor' END ORDER BY u.id`,
    values: [responsible, rung, id],
  });
  return { to: rows.map((row) => row.id), passesOn: false };
};
