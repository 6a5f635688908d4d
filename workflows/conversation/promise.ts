import { sourceOf } from '../ticket/source.ts';
import type { Calendars, SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { isEvent } from '../event/catalogue.ts';
import type { AnswerPromise, ServicePolicy } from '../service/policy.schema.ts';
import type { ServiceEvent } from '../service/promise.ts';
import { targetsOf } from '../service/targets.ts';
import { promisedTo } from '../ticket/service.ts';

/** The events by which the promises of a talk go. */
export const talkServiceTypes = [
  ...['conversation.promised', 'conversation.taken', 'conversation.assigned', 'conversation.answered'],
  ...['conversation.closed', 'conversation.continued', 'conversation.shut_out', 'conversation.ticketed'],
  ...['conversation.withdrawn', 'conversation.warned', 'conversation.late', 'conversation.acknowledged'],
];

type Talk = { account: string; language: string };

/** What is promised to whoever writes: what a ticket of the talk would be promised, as long as nobody has said how urgent it is. */
export const promisedToTalk = (
  { account, language }: Talk,
  policies: ServicePolicy[],
  now: string,
  client: { contact?: object } = {},
): Omit<AnswerPromise, 'kind' | 'since'> => {
  const facts: SubjectFacts = {
    ...{ stage: '', closedAt: null, pausedAt: null, subject: '', type: '', topic: '', branch: '', region: '' },
    ...{ priority: 'normal', source: sourceOf(account), language, talks: [account] },
    ...client,
  };
  const { policy, calendar, targets } = promisedTo(facts, policies, now);
  const { resolution: _, ...answers } = targets;
  return { policy, ...(calendar ? { calendar } : {}), targets: answers };
};

/** The promise of a new wait; undefined where no answer is ever promised. */
export const promiseOfWait = (
  promised: Omit<AnswerPromise, 'kind' | 'since'>,
  before: AnswerPromise | null,
  since: string,
): AnswerPromise | undefined =>
  Object.keys(promised.targets).length === 0
    ? undefined
    : { ...promised, kind: before === null ? 'first_answer' : 'next_answer', since };

/** The promise that runs now: none where nobody waits, where a ticket has taken it over, or where it is of an earlier wait. */
export const runningPromise = ({
  promised,
  waitingSince,
  ticket,
}: {
  promised: AnswerPromise | null;
  waitingSince: string | null;
  ticket: string | null;
}): AnswerPromise | undefined =>
  promised &&
  ticket === null &&
  waitingSince !== null &&
  promised.since >= waitingSince &&
  promised.targets[promised.kind]
    ? promised
    : undefined;

type Told = Pick<SubjectEvent, 'type' | 'at' | 'data'>;
/** One wait of a client: its promise, who had it meanwhile, how it ended. */
export type Wait = { since: string; kind: AnswerPromise['kind']; held: Held[]; events: ServiceEvent[] };
type Held = { at: string; by: string | null };

/** Each wait of a client as the fold of promises reads it. What a ticket has taken over is the ticket's. */
export const waitsOfTalk = (told: Told[], calendars: Calendars): Wait[] => {
  const waits: Wait[] = [];
  let holder: string | null = null;
  for (const event of told) {
    const { at } = event;
    const wait = waits.at(-1);
    if (isEvent(event, 'conversation.promised')) {
      const { kind, since } = event.data;
      const targets = targetsOf(event.data, since, calendars);
      if (wait?.since === since) wait.events.push({ at, what: 'promised', targets });
      else
        waits.push({
          ...{ since, kind, held: [{ at: since, by: holder }] },
          events: [
            { at: since, what: 'begun', targets, answer: { kind, since } },
            { at: since, what: 'held', by: holder },
          ],
        });
    } else if (isEvent(event, 'conversation.taken', 'conversation.assigned')) {
      holder = event.type === 'conversation.taken' ? event.data.by : event.data.to;
      wait?.held.push({ at, by: holder });
      wait?.events.push({ at, what: 'held', by: holder });
    } else if (isEvent(event, 'conversation.answered')) {
      if (!event.data.automatic) wait?.events.push({ at, what: 'answered' });
    } else if (isEvent(event, 'conversation.withdrawn')) {
      // what never left has answered nobody
      if (wait && event.data.waitingSince) wait.events = wait.events.filter(({ what }) => what !== 'answered');
    } else if (isEvent(event, 'conversation.ticketed')) {
      if (wait && !wait.events.some(({ what }) => what === 'answered' || what === 'resolved')) waits.pop();
    } else if (isEvent(event, 'conversation.closed', 'conversation.continued', 'conversation.shut_out'))
      wait?.events.push({ at, what: 'resolved' });
  }
  return waits;
};
