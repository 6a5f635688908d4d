import { fulfils } from '../automation/condition.ts';
import type { Calendars, SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { isEvent, type EventData } from '../event/catalogue.ts';
import type { ServicePolicy } from '../service/policy.schema.ts';
import type { ServiceEvent, Wait } from '../service/promise.ts';
import { targetsOf } from '../service/targets.ts';
import { talksOf } from './decide.ts';

/** The events by which promises and owners of minutes go. */
export const serviceTypes = [
  ...['ticket.created', 'ticket.promised', 'ticket.assigned', 'ticket.moved', 'ticket.reopened', 'ticket.merged'],
  ...['ticket.postponed', 'ticket.woken', 'ticket.paused', 'ticket.resumed', 'ticket.client_wrote', 'ticket.answered'],
  ...['ticket.warned', 'ticket.late', 'ticket.acknowledged'],
];

export type Promised = Omit<EventData<'ticket.promised'>, 'set'>;

/** What these policies promise to a ticket as it is. Who has written nothing is promised no answer. */
export const promisedTo = (facts: SubjectFacts, policies: ServicePolicy[], now: string): Promised => {
  const policy = policies.find(({ when }) => fulfils(when, facts, now));
  if (!policy) return { policy: null, targets: {}, waits: [] };
  const { key, calendar, targets, waits } = policy;
  const { resolution, ...answers } = targets;
  const kept = talksOf(facts).length > 0 ? answers : {};
  return {
    policy: key,
    ...(calendar ? { calendar } : {}),
    targets: { ...kept, ...(resolution ? { resolution } : {}) },
    waits,
  };
};

type Told = Pick<SubjectEvent, 'type' | 'at' | 'data' | 'actor'>;
/** What holds a ticket up: the strongest of these counts. */
type Held = { paused: boolean; postponed: boolean; stage: string | null; waits: string[] };

/** A ticket's events as the fold of promises reads them. */
export const serviceEvents = (events: Told[], calendars: Calendars): ServiceEvent[] => {
  let held: Held = { paused: false, postponed: false, stage: null, waits: [] };
  let begun = false;
  let first: Extract<ServiceEvent, { what: 'begun' }> | undefined;
  const heard: ServiceEvent[] = [];
  const hold = (at: string, change: Partial<Held>) => {
    const before = waitOf(held);
    held = { ...held, ...change };
    const after = waitOf(held);
    if (JSON.stringify(before) !== JSON.stringify(after)) heard.push({ at, what: 'waits', for: after });
  };
  for (const event of events) {
    const { at } = event;
    if (isEvent(event, 'ticket.created')) {
      const holder = event.data.set?.['responsible_id']?.[1];
      const { to, answer } = event.data;
      held = { ...held, stage: to };
      first = { at, what: 'begun', targets: {}, answer };
      heard.push(first, ...(answer?.held ?? []).map((hold) => ({ ...hold, what: 'held' as const })));
      if (typeof holder === 'string') heard.push({ at, what: 'held', by: holder });
    } else if (isEvent(event, 'ticket.promised')) {
      const targets = targetsOf(event.data, at, calendars);
      // what is promised in the moment of its beginning was promised from then on
      if (!begun && first?.at === at) first.targets = targets;
      else heard.push({ at, what: 'promised', targets });
      begun = true;
      hold(at, { waits: event.data.waits });
    } else if (isEvent(event, 'ticket.assigned')) heard.push({ at, what: 'held', by: event.data.to });
    else if (isEvent(event, 'ticket.moved', 'ticket.merged')) {
      if (event.data.closes) heard.push({ at, what: 'resolved' });
      else hold(at, { stage: event.data.to, postponed: false });
    } else if (isEvent(event, 'ticket.reopened')) {
      heard.push({ at, what: 'reopened' });
      held = { ...held, stage: null };
      hold(at, { stage: event.data.to });
    } else if (isEvent(event, 'ticket.postponed')) hold(at, { postponed: true });
    else if (isEvent(event, 'ticket.woken')) hold(at, { postponed: false });
    else if (isEvent(event, 'ticket.paused')) hold(at, { paused: true });
    else if (isEvent(event, 'ticket.resumed')) hold(at, { paused: false });
    else if (isEvent(event, 'ticket.client_wrote')) {
      heard.push({ at, what: 'asked' });
      // it is our turn, whatever the stage says; a pause stays one
      held = { ...held, stage: null, postponed: false };
      if (held.paused) heard.push({ at, what: 'waits', for: waitOf(held) });
    } else if (isEvent(event, 'ticket.answered') && event.data.by === 'user') heard.push({ at, what: 'answered' });
  }
  return heard;
};

const waitOf = ({ paused, postponed, stage, waits }: Held): Wait | null => {
  if (paused) return { owner: 'other', cause: 'pause' };
  if (postponed) return { owner: 'other', cause: 'postponed' };
  return stage !== null && waits.includes(stage) ? { owner: 'client', cause: stage } : null;
};
