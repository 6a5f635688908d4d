import { spanMoment } from '../../workflows/calendar/span.ts';
import { nextStep } from '../../workflows/service/next-step.ts';
import type { PolicyRung, Rise } from '../../workflows/service/policy.schema.ts';
import type { Running } from '../../workflows/service/promise.ts';
import type { Database } from '../client.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change } from '../write.ts';

type Owed = {
  clock: Running;
  rises: Rise[];
  ladder: PolicyRung[];
  at: string;
  noun: 'ticket' | 'conversation';
  /** who has it */
  responsible: string | null;
  /** what a notice names it by */
  about: Record<string, unknown>;
};
type Warned = Omit<Extract<Rise, { what: 'warned' }>, 'what' | 'at'> & { dueAt: string };
/** What happens now, else the moments at which something may. */
export type PromiseDuty =
  | { what: 'late'; data: { promise: Running['kind']; since: string; dueAt: string } }
  | { what: 'warned'; data: Warned; inserts: Change['inserts'] }
  | { what: 'nothing'; moments: string[] };

/** What a promise that runs asks for: to say that it has run out, to tell whom its ladder names. */
export const promiseDuty = async (
  db: Database,
  { clock, rises, ladder, at, noun, responsible, about }: Owed,
): Promise<PromiseDuty> => {
  const { kind, since, target, pauses } = clock;
  const due = spanMoment({ ...target, since }, pauses);
  const moments: string[] = [];
  const isTold = rises.some((rise) => rise.what === 'late' && rise.promise === kind && rise.since === since);
  if (due !== undefined && !isTold) {
    // what ends in the very second that was promised is in time
    if (due < at) return { what: 'late', data: { promise: kind, since, dueAt: due } };
    moments.push(new Date(Date.parse(due) + 1).toISOString());
  }
  const step = nextStep(ladder, clock, rises);
  if (!step) return { what: 'nothing', moments };
  if (step.at > at) return { what: 'nothing', moments: [...moments, step.at] };
  const rung = ladder.find(({ key }) => key === step.rung)!;
  const to = await whomToTell(db, responsible, rung);
  const dueAt = due ?? step.planned;
  const notice = { ...about, promise: kind, dueAt, late: due !== undefined && due < at };
  return {
    what: 'warned',
    data: { promise: kind, since, dueAt, rung: step.rung, round: step.round, to },
    inserts: to.map((id) => notificationFor(id, `${noun}.warned`, null, notice)),
  };
};

/** Nobody where there is nobody: whoever comes next on the ladder is told in their turn. */
const whomToTell = async (db: Database, responsible: string | null, { tell }: PolicyRung): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'whom-to-tell-of-promise',
    text: `SELECT id FROM app_user WHERE disabled_at IS NULL AND CASE WHEN $2 THEN role = 'supervisor' ELSE id = $1 END ORDER BY id`,
    values: [responsible, tell === 'supervisors'],
  });
  return rows.map(({ id }) => id);
};
