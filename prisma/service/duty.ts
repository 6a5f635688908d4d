import { spanMoment } from '../../workflows/calendar/span.ts';
import { nextStep, stepsOf, type Ladder } from '../../workflows/service/next-step.ts';
import type { Rise, ServicePolicy } from '../../workflows/service/policy.schema.ts';
import type { Running } from '../../workflows/service/promise.ts';
import { nextOnCall, type OnCall } from '../../workflows/service/rota.ts';
import type { PolicyRung } from '../../workflows/service/rung.schema.ts';
import type { Database } from '../client.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change } from '../write.ts';
import { callOut } from './call-out.ts';
import { readOnCall } from './rota.ts';

type Owed = {
  clock: Running;
  rises: Rise[];
  policy: ServicePolicy | undefined;
  at: string;
  noun: 'ticket' | 'conversation';
  id: string;
  /** who has it */
  responsible: string | null;
  /** what a notice names it by */
  about: Record<string, unknown>;
  /** the same in a letter, and where it leads */
  what: string;
  link: string;
};
export type Warned = Omit<Extract<Rise, { what: 'warned' }>, 'what' | 'at'> & { dueAt: string };
/** What happens now, else the moments at which something may. `moves`: the step hands it on or raises it, which its noun does. */
export type PromiseDuty =
  | { what: 'late'; data: { promise: Running['kind']; since: string; dueAt: string } }
  | { what: 'warned'; data: Warned; inserts: NonNullable<Change['inserts']>; moves?: PolicyRung }
  | { what: 'nothing'; moments: string[] };

/** What a promise that runs asks for: to say that it has run out, and the next step of its ladder. */
export const promiseDuty = async (db: Database, owed: Owed): Promise<PromiseDuty> => {
  const { clock, rises, policy, at, noun, id } = owed;
  const { kind, since, target, pauses } = clock;
  const due = spanMoment({ ...target, since }, pauses);
  const moments: string[] = [];
  const isTold = rises.some((rise) => rise.what === 'late' && rise.promise === kind && rise.since === since);
  if (due !== undefined && !isTold) {
    // what ends in the very second that was promised is in time
    if (due < at) return { what: 'late', data: { promise: kind, since, dueAt: due } };
    moments.push(new Date(Date.parse(due) + 1).toISOString());
  }
  if (!policy || policy.ladder.length === 0) return { what: 'nothing', moments };
  const onCall = policy.ladder.some(({ tell }) => tell === 'on_call')
    ? await readOnCall(db, await groupOf(db, noun, id), at)
    : undefined;
  const ladder: Ladder = { policy: policy.key, rungs: policy.ladder, silentMs: silentMsOf(onCall) };
  const step = nextStep(ladder, clock, rises);
  if (!step) return { what: 'nothing', moments };
  if (step.at > at) return { what: 'nothing', moments: [...moments, step.at] };
  const rung = policy.ladder.find(({ key }) => key === step.rung)!;
  const dueAt = due ?? step.planned;
  const data = { promise: kind, since, dueAt, rung: step.rung, round: step.round, policy: policy.key, to: [] };
  const notice = { ...owed.about, promise: kind, dueAt, late: due !== undefined && due < at };
  if (rung.tell === undefined) return { what: 'warned', data, inserts: [], moves: rung };
  if (rung.tell === 'on_call') {
    const called = stepsOf(rises, clock, policy.key).flatMap((one) => (one.rung === rung.key ? one.to : []));
    return { what: 'warned', ...(await calledNext(db, owed, { onCall, called, notice, data })) };
  }
  const to = await whomToTell(db, { ...owed, tell: rung.tell });
  const inserts = to.map((user) => notificationFor(user, `${noun}.warned`, null, notice));
  return { what: 'warned', data: { ...data, to }, inserts };
};

const silentMsOf = (onCall: OnCall | undefined): number => (onCall?.rota.silentMinutes ?? 10) * 60_000;

type Calling = { onCall: OnCall | undefined; called: string[]; notice: Record<string, unknown>; data: Warned };

const calledNext = async (
  db: Database,
  { noun, what, link }: Owed,
  { onCall, called, notice, data }: Calling,
): Promise<{ data: Warned; inserts: NonNullable<Change['inserts']> }> => {
  const user = onCall && nextOnCall(onCall.people, called);
  if (!onCall || user === undefined) return { data: { ...data, onCall: true }, inserts: [] };
  const { by, inserts } = await callOut(db, { rota: onCall.rota, user, kind: `${noun}.on_call`, notice, what, link });
  return { data: { ...data, to: [user], onCall: true, ...(by.length > 0 ? { by } : {}) }, inserts };
};

type Telling = Pick<Owed, 'noun' | 'id' | 'responsible'> & { tell: 'assignee' | 'group' | 'supervisors' };

/** Nobody where there is nobody: whoever comes next on the ladder is told in their turn. */
const whomToTell = async (db: Database, { noun, id, responsible, tell }: Telling): Promise<string[]> => {
  const group = tell === 'group' ? await groupOf(db, noun, id) : null;
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'whom-to-tell-of-promise',
    text: `SELECT u.id FROM app_user u WHERE u.disabled_at IS NULL AND CASE $2 WHEN 'supervisors' THEN u.role = 'supervisor'
      WHEN 'group' THEN u.id IN (SELECT user_id FROM work_group_member WHERE group_id = $3) ELSE u.id = $1 END ORDER BY u.id`,
    values: [responsible, tell, group],
  });
  return rows.map((row) => row.id);
};

/** The group that it is work of. */
const groupOf = async (db: Database, noun: Owed['noun'], id: string): Promise<string | null> => {
  const { rows } = await db.pool.query<{ group: string | null }>({
    name: 'group-of-promised',
    text: `SELECT coalesce(CASE WHEN $2 = 'ticket' THEN (SELECT group_id FROM ticket WHERE id = $1) END, (SELECT group_id FROM work WHERE id = $1)) AS "group"`,
    values: [id, noun],
  });
  return rows[0]?.group ?? null;
};
