import type { Calendars, SubjectEvent } from '../../workflows/automation/facts.ts';
import { promisedToTalk, runningPromise } from '../../workflows/conversation/promise.ts';
import type { AnswerPromise, ServiceForesight, ServicePolicy } from '../../workflows/service/policy.schema.ts';
import { promisedTo, serviceEvents } from '../../workflows/ticket/service.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { readWaitingTalks } from '../conversation/promise.queries.ts';
import { answerShown } from '../conversation/promise.ts';
import { conversationOf } from '../conversation/conversation-row.ts';
import { openSubjects } from '../subject/subject.ts';
import { factsOfSubject } from '../subject/subject-record.ts';
import { isPromised, serviceEventsOf } from '../ticket/service.ts';
import { tickets } from '../ticket/ticket-record.ts';
import { clientsFor } from './client-facts.ts';
import { clocksAt } from './clocks.ts';
import { isSame } from './same.ts';

const PAGE = 1000;

/** What other policies would do to all open tickets, and to the talks without one in which somebody waits. */
export const foreseeService = async (db: Database, policies: ServicePolicy[]): Promise<ServiceForesight> => {
  const calendars = await calendarsOf(db);
  const seen = { open: 0, changed: 0, lateNow: 0, lateThen: 0 };
  const count = (changes: boolean, lateNow: boolean, lateThen: boolean) => {
    seen.open++;
    if (changes) seen.changed++;
    if (lateNow) seen.lateNow++;
    if (lateThen) seen.lateThen++;
  };
  for (let after: string | undefined; ;) {
    const rows = await openSubjects(db, tickets, after, PAGE);
    const ids = rows.map(({ id }) => id);
    const events = await serviceEventsOf(db, ids);
    const client = await clientsFor(
      db,
      policies,
      rows.map((row) => row['contact_id'] as string | null),
    );
    for (const row of rows) {
      const now = new Date(Date.now() + row.clock_offset).toISOString();
      const told = events.get(row.id) ?? [];
      const promised = promisedTo(
        { ...factsOfSubject(tickets, row), ...client(row['contact_id'] as string | null) },
        policies,
        now,
      );
      const changes = !isPromised(told, promised);
      const then = changes ? [...told, { ...told[0]!, type: 'ticket.promised', at: now, data: promised }] : told;
      count(changes, isLate(told, calendars, now), isLate(then, calendars, now));
    }
    after = ids.at(-1);
    if (rows.length < PAGE) break;
  }
  for (let after: string | undefined; ;) {
    const rows = await readWaitingTalks(db, after, PAGE);
    const now = new Date().toISOString();
    const client = await clientsFor(
      db,
      policies,
      rows.map((row) => row.contact_id),
    );
    for (const row of rows) {
      const { promised, waitingSince } = conversationOf(row);
      const running = runningPromise({ promised, waitingSince, ticket: null });
      const wanted = promisedToTalk(row, policies, now, client(row.contact_id));
      const then = { kind: running?.kind ?? 'first_answer', since: running?.since ?? now, ...wanted } as const;
      const changes = running ? !isSame(running, then) : wanted.targets[then.kind] !== undefined;
      count(changes, isLateAnswer(running, calendars, now), isLateAnswer(then, calendars, now));
    }
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) return seen;
  }
};

const isLate = (events: SubjectEvent[], calendars: Calendars, now: string): boolean =>
  clocksAt(serviceEvents(events, calendars), now).some(({ state }) => state === 'late');

const isLateAnswer = (promise: AnswerPromise | undefined, calendars: Calendars, now: string): boolean =>
  promise !== undefined && answerShown(promise, calendars, now)?.state === 'late';
