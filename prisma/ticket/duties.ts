import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { spanMoment } from '../../workflows/calendar/span.ts';
import type { PolicyRung } from '../../workflows/service/policy.schema.ts';
import { promisesOf, type Running } from '../../workflows/service/promise.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { nextStep } from '../../workflows/ticket/ladder.ts';
import { promisedTo, serviceEvents } from '../../workflows/ticket/service.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import type { Duties } from '../subject/duties.ts';
import { factsOfSubject, type SubjectRow } from '../subject/subject-record.ts';
import { notificationFor } from '../user/notification.ts';
import { isPromised, readServiceRules, serviceEventsOf } from './service.ts';
import { tickets } from './ticket-record.ts';

/** What a ticket owes by its own clock: it comes back from being put off, takes over another promise, is late, and tells whom its ladder names. */
export const ticketDuties = async (db: Database, row: SubjectRow, at: string): Promise<Duties> => {
  if (row.closed_at) {
    await keepPromise(db, row, null);
    return { told: [], next: null };
  }
  const until = (row['postponed_until'] as Date | null)?.toISOString();
  if (until && until <= at) return { told: [{ type: 'ticket.woken', data: {} }], next: null };
  const [rules, events, calendars] = await Promise.all([
    readServiceRules(db),
    serviceEventsOf(db, [row.id]).then((found) => found.get(row.id) ?? []),
    calendarsOf(db),
  ]);
  const promised = promisedTo(factsOfSubject(tickets, row), rules.policies, at);
  if (!isPromised(events, promised)) return { told: [{ type: 'ticket.promised', data: promised }], next: null };
  const ladder = rules.policies.find(({ key }) => key === promised.policy)?.ladder ?? [];
  const { clocks } = promisesOf(serviceEvents(events, calendars));
  const moments: string[] = until ? [until] : [];
  for (const clock of clocks) {
    if (clock.endedAt !== null) continue;
    const duty = await dutyOf(db, { row, clock, events, ladder, at });
    if ('told' in duty) return { ...duty, next: null };
    moments.push(...duty.moments);
  }
  await keepPromise(db, row, nextPromise(clocks));
  return { told: [], next: moments.length > 0 ? moments.reduce((a, b) => (a < b ? a : b)) : null };
};

/** The moment at which the first of them runs out, or did; null where all stand still. */
const nextPromise = (clocks: Running[]): string | null => {
  const open = clocks.filter(({ endedAt }) => endedAt === null);
  const moments = open.flatMap(({ target, since, pauses }) => spanMoment({ ...target, since }, pauses) ?? []);
  return moments.length > 0 ? moments.reduce((a, b) => (a < b ? a : b)) : null;
};

/** By which lists are sorted; it tells nothing, so it is no event and no new version. */
const keepPromise = async (db: Database, { id, promise_at }: SubjectRow, at: string | null): Promise<void> => {
  if (((promise_at ?? null) as Date | null)?.toISOString() === (at ?? undefined)) return;
  await db.pool.query({
    name: 'ticket-promise',
    text: 'UPDATE ticket SET promise_at = $2 WHERE id = $1',
    values: [id, at],
  });
};

type Around = { row: SubjectRow; clock: Running; events: SubjectEvent[]; ladder: PolicyRung[]; at: string };

const dutyOf = async (
  db: Database,
  { row, clock, events, ladder, at }: Around,
): Promise<{ told: Told[]; inserts?: Duties['inserts'] } | { moments: string[] }> => {
  const { kind, since, target, pauses } = clock;
  const due = spanMoment({ ...target, since }, pauses);
  const moments: string[] = [];
  const isTold = events.some(
    ({ type, data }) => type === 'ticket.late' && data['promise'] === kind && data['since'] === since,
  );
  if (due !== undefined && !isTold) {
    // what ends in the very second that was promised is in time
    if (due < at) return { told: [{ type: 'ticket.late', data: { promise: kind, since, dueAt: due } }] };
    moments.push(new Date(Date.parse(due) + 1).toISOString());
  }
  const step = nextStep(ladder, clock, events);
  if (!step) return { moments };
  if (step.at > at) return { moments: [...moments, step.at] };
  const rung = ladder.find(({ key }) => key === step.rung)!;
  const to = await whomToTell(db, row, rung);
  const about = { ticket: row.id, track: row['track'], subject: row['subject'], promise: kind };
  const data = { ...about, dueAt: due ?? step.planned, late: due !== undefined && due < at };
  return {
    told: [
      {
        type: 'ticket.warned',
        data: { promise: kind, since, dueAt: due ?? step.planned, rung: step.rung, round: step.round, to },
      },
    ],
    inserts: to.map((id) => notificationFor(id, 'ticket.warned', null, data)),
  };
};

/** Nobody where there is nobody: whoever comes next on the ladder is told in their turn. */
const whomToTell = async (db: Database, row: SubjectRow, { tell }: PolicyRung): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'ticket-whom-to-tell',
    text: `SELECT id FROM app_user WHERE disabled_at IS NULL AND CASE WHEN $2 THEN role = 'supervisor' ELSE id = $1 END ORDER BY id`,
    values: [row['responsible_id'] ?? null, tell === 'supervisors'],
  });
  return rows.map(({ id }) => id);
};
