import { spanMoment } from '../../workflows/calendar/span.ts';
import { plainWords } from '../../workflows/letter/plain-words.ts';
import { promisesOf, type Running } from '../../workflows/service/promise.ts';
import { risesOf } from '../../workflows/service/rise.ts';
import { promisedTo, serviceEvents } from '../../workflows/ticket/service.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { clientsFor } from '../service/client-facts.ts';
import { promiseDuty } from '../service/duty.ts';
import { readServiceRules } from '../service/rules.ts';
import type { Duties } from '../subject/duties.ts';
import { factsOfSubject, type SubjectRow } from '../subject/subject-record.ts';
import { movedByStep } from './climb.ts';
import { isPromised, serviceEventsOf } from './service.ts';
import { tickets } from './ticket-record.ts';

/** What a ticket owes by its own clock: it comes back from being put off, takes over another promise, is late, and takes the steps of its ladder. */
export const ticketDuties = async (
  db: Database,
  row: SubjectRow,
  { at, publicUrl }: { at: string; publicUrl: string },
): Promise<Duties> => {
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
  const contactId = row['contact_id'] as string | null;
  const client = (await clientsFor(db, rules.policies, [contactId]))(contactId);
  const promised = promisedTo({ ...factsOfSubject(tickets, row), ...client }, rules.policies, at);
  if (!isPromised(events, promised)) return { told: [{ type: 'ticket.promised', data: promised }], next: null };
  const policy = rules.policies.find(({ key }) => key === promised.policy);
  const { clocks } = promisesOf(serviceEvents(events, calendars));
  const moments: string[] = until ? [until] : [];
  for (const clock of clocks) {
    if (clock.endedAt !== null) continue;
    const about = { ticket: row.id, track: row['track'], subject: row['subject'] };
    const whose = {
      ...{ noun: 'ticket' as const, id: row.id, about, link: `${publicUrl}/tickets/${row.id}` },
      responsible: (row['responsible_id'] ?? null) as string | null,
      what: `${String(row['track'])} ${plainWords(String(row['subject']), 120)}`,
    };
    const duty = await promiseDuty(db, { clock, rises: risesOf(events), policy, at, ...whose });
    if (duty.what === 'late') return { told: [{ type: 'ticket.late', data: duty.data }], next: null };
    if (duty.what === 'nothing') {
      moments.push(...duty.moments);
      continue;
    }
    const { data, inserts, moves } = duty;
    const moved = moves && (await movedByStep(db, row, moves, at));
    const step = { type: 'ticket.warned', data: { ...data, ...(moved ? { did: moved.did } : {}) } };
    return { told: [step, ...(moved?.told ?? [])], inserts: [...inserts, ...(moved?.inserts ?? [])], next: null };
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
