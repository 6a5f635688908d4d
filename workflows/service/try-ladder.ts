import { fulfils } from '../automation/condition.ts';
import type { Calendars, SubjectFacts } from '../automation/facts.ts';
import { spanMoment } from '../calendar/span.ts';
import { promisedTo } from '../ticket/service.ts';
import { orderOfStep } from '../ticket/raise.ts';
import type { Priority } from '../ticket/priority.schema.ts';
import { nextStep, stepsOf } from './next-step.ts';
import type { Rise, ServicePolicy } from './policy.schema.ts';
import type { PromiseKind } from './promise.ts';
import { nextOnCall, onCallFor } from './rota.ts';
import type { Rota } from './rota.schema.ts';
import type { PolicyRung } from './rung.schema.ts';
import { targetsOf } from './targets.ts';
import type { TriedPromise, TriedStep } from './try.schema.ts';

/** A ticket that nobody answers. */
export type MadeUp = { since: string; responsible: string | null; group: string | null; priority: Priority };
/** Who is there. */
export type Office = {
  supervisors: string[];
  members: Record<string, string[]>;
  rotas: Rota[];
  calendars: Calendars;
  awayAt: (at: string) => ReadonlySet<string>;
};

/** More steps of one promise are not shown: what repeats does so for ever. */
const MOST_STEPS = 20;

/** What the policies would do about a ticket that nobody answers: each step of each promise, when, and who would be told. Nothing is written. */
export const tryLadder = (policies: ServicePolicy[], made: MadeUp, office: Office): TriedPromise[] =>
  (['first_answer', 'next_answer', 'resolution'] as const).flatMap((kind) => {
    const tried = tryPromise(kind, policies, made, office);
    return tried ? [tried] : [];
  });

const tryPromise = (
  kind: PromiseKind,
  policies: ServicePolicy[],
  made: MadeUp,
  office: Office,
): TriedPromise | undefined => {
  const first = promiseOf(kind, policies, made, office);
  if (!first) return undefined;
  const steps: TriedStep[] = [];
  const rises: Rise[] = [];
  let now = made;
  while (steps.length < MOST_STEPS) {
    const policy = policyFor(policies, now);
    const clock = promiseOf(kind, policies, now, office);
    if (!policy || !clock) break;
    const at = steps.at(-1)?.at ?? made.since;
    const onCall = onCallFor(office.rotas, now.group, { ...office, at, away: office.awayAt(at) });
    const silentMs = (onCall?.rota.silentMinutes ?? 10) * 60_000;
    const next = nextStep({ policy: policy.key, rungs: policy.ladder, silentMs }, clock, rises);
    if (!next) break;
    const rung = policy.ladder.find(({ key }) => key === next.rung)!;
    // what is due already is taken one after another, at once
    const when = next.at > at ? next.at : at;
    const called = stepsOf(rises, clock, policy.key).flatMap((one) => (one.rung === rung.key ? one.to : []));
    const to = toldBy(rung, now, { office, at: when, called });
    const after = movedBy(rung, now);
    const did = rung.tell ? undefined : after === now ? 'nothing' : rung.assign ? 'assigned' : 'raised';
    const { round } = next;
    steps.push({ at: when, policy: policy.key, rung: rung.key, to, ...(did ? { did } : {}), after: shown(after) });
    rises.push({
      ...{ what: 'warned', at: when, promise: kind, since: made.since, rung: rung.key, round, to, policy: policy.key },
      ...(did ? { did } : {}),
    });
    now = after;
  }
  return { promise: kind, dueAt: spanMoment({ ...first.target, since: made.since }, []) ?? null, steps };
};

const shown = ({ responsible, group, priority }: MadeUp): TriedStep['after'] => ({ responsible, group, priority });

const factsOf = ({ responsible, group, priority }: MadeUp): SubjectFacts => ({
  ...{ stage: '', closedAt: null, pausedAt: null, subject: '', type: '', topic: '', branch: '', region: '' },
  ...{ priority, group, responsible, source: 'hand', language: 'ru', talks: ['made up'] },
});

const policyFor = (policies: ServicePolicy[], made: MadeUp): ServicePolicy | undefined =>
  policies.find(({ when }) => fulfils(when, factsOf(made), made.since));

const promiseOf = (kind: PromiseKind, policies: ServicePolicy[], made: MadeUp, { calendars }: Office) => {
  const promised = promisedTo(factsOf(made), policies, made.since);
  const target = targetsOf(promised, made.since, calendars)[kind];
  return target && { kind, since: made.since, target, pauses: [], endedAt: null };
};

type At = { office: Office; at: string; called: string[] };

const toldBy = ({ tell }: PolicyRung, { responsible, group }: MadeUp, { office, at, called }: At): string[] => {
  if (tell === 'assignee') return responsible === null ? [] : [responsible];
  if (tell === 'group') return group === null ? [] : (office.members[group] ?? []);
  if (tell === 'supervisors') return office.supervisors;
  if (tell === undefined) return [];
  const people = onCallFor(office.rotas, group, { ...office, at, away: office.awayAt(at) })?.people ?? [];
  const next = nextOnCall(people, called);
  return next === undefined ? [] : [next];
};

const movedBy = (rung: PolicyRung, made: MadeUp): MadeUp => {
  const order = orderOfStep(rung, factsOf(made));
  if (order?.do === 'ticket.change') return { ...made, priority: order.priority ?? made.priority };
  if (order?.do !== 'ticket.assign') return made;
  const { to = null, group = made.group } = order;
  return to === made.responsible && group === made.group ? made : { ...made, responsible: to, group };
};
