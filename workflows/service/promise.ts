import { spanMoment, usedOf, type Budget, type Pause } from '../calendar/span.ts';

/** What is promised to a client: the first answer, each answer after it, the end of the matter. */
export type PromiseKind = 'first_answer' | 'next_answer' | 'resolution';
export type Targets = Partial<Record<PromiseKind, Budget>>;

/** What happened to a ticket or a talk, as far as promises and owners of minutes go. Said twice it changes nothing. */
export type ServiceEvent = { at: string } &
  /** `answer`: for which answer the client has waited, and since when; null: for none. Without it she begins to wait now. */
  (
    | { what: 'begun'; targets: Targets; answer?: Awaited | null | undefined }
    /** another priority, type or policy: what is used stays used */
    | { what: 'promised'; targets: Targets }
    /** the client has written */
    | { what: 'asked' }
    /** a person of ours has; an automatic answer is none */
    | { what: 'answered' }
    /** who has it; null: the queue */
    | { what: 'held'; by: string | null }
    /** whose word is awaited, or at which stage its clock stands still; null: it is our turn */
    | { what: 'waits'; for: Wait | null }
    | { what: 'resolved' }
    | { what: 'reopened' }
  );

export type Awaited = { kind: 'first_answer' | 'next_answer'; since: string };

/** `cause` is a stage's key, or empty where the client's answer is awaited. */
export type Wait = { owner: 'client' | 'other'; cause: string };

export type PromiseState = 'running' | 'paused' | 'late' | 'met' | 'missed';
/** One promise. `dueAt` is null while it is paused: what is left is known, the moment is not. */
export type ServiceClock = {
  kind: PromiseKind;
  state: PromiseState;
  since: string;
  dueAt: string | null;
  endedAt: string | null;
  usedMs: number;
  /** of the budget, negative where it is late */
  leftMs: number;
};

/** Whose a stretch of time was, and why: an operator's id, a stage's key. `to` is null for the one that goes on. */
export type Minutes = { from: string; to: string | null; owner: 'us' | 'queue' | 'client' | 'other'; cause: string };

export type Running = { kind: PromiseKind; since: string; target: Budget; pauses: Pause[]; endedAt: string | null };
type Service = {
  targets: Targets;
  clocks: Running[];
  holder: string | null;
  wait: Wait | null;
  resolved: boolean;
  /** a person has answered once */
  isAnswered: boolean;
  minutes: Minutes[];
};

/** The promises of a subject, in the order in which they were made, and whose each minute of it was: a fold of its events. */
export const serviceOf = (events: ServiceEvent[], now: string): { clocks: ServiceClock[]; minutes: Minutes[] } => {
  const { clocks, minutes } = promisesOf(events);
  return { clocks: clocks.map((clock) => shown(clock, now)), minutes };
};

/** The promises as they run, with what has held each of them up. */
export const promisesOf = (events: ServiceEvent[]): Pick<Service, 'clocks' | 'minutes'> =>
  events.reduce(heard, {
    ...{ targets: {}, clocks: [], holder: null, wait: null, resolved: false, isAnswered: false, minutes: [] },
  });

const heard = (service: Service, event: ServiceEvent): Service => {
  const { at } = event;
  switch (event.what) {
    case 'begun': {
      if (service.minutes.length > 0) return service;
      const begun = { ...service, targets: event.targets };
      const { kind, since }: Awaited = event.answer ?? { kind: 'first_answer', since: at };
      const solved = opened(begun, 'resolution', at);
      const isAnswered = event.answer === null || kind === 'next_answer';
      const asked = event.answer === null ? solved : opened(solved, kind, since);
      return owned({ ...asked, isAnswered }, since);
    }
    case 'promised':
      return promised({ ...service, targets: event.targets }, at);
    case 'asked': {
      const awaited = service.clocks.some(({ kind, endedAt }) => kind !== 'resolution' && !endedAt);
      return owned(rested(awaited ? service : opened(service, 'next_answer', at), null, at), at);
    }
    case 'answered':
      return { ...ended(service, at, ({ kind }) => kind !== 'resolution'), isAnswered: true };
    case 'held':
      return owned({ ...service, holder: event.by }, at);
    case 'waits':
      return owned(rested(service, event.for, at), at);
    case 'resolved':
      return owned({ ...ended(service, at, () => true), resolved: true }, at);
    case 'reopened':
      return service.resolved ? owned(goneOn(service, at), at) : service;
  }
};

const opened = (service: Service, kind: PromiseKind, since: string): Service => {
  const target = service.targets[kind];
  if (!target) return service;
  const pauses = kind === 'resolution' && service.wait ? [{ from: since, to: null }] : [];
  return { ...service, clocks: [...service.clocks, { kind, since, target, pauses, endedAt: null }] };
};

/** What runs goes on with what it has used, what is promised no more is gone, and what was not promised before begins now. */
const promised = (service: Service, at: string): Service => {
  const { targets } = service;
  const kept = service.clocks.filter(({ kind, endedAt }) => endedAt || targets[kind]);
  const aims = { ...service, clocks: kept.map((clock) => aimed(clock, targets)) };
  if (service.resolved) return aims;
  const lacks = (...kinds: PromiseKind[]) => !kept.some(({ kind }) => kinds.includes(kind));
  const solved = lacks('resolution') ? opened(aims, 'resolution', at) : aims;
  return !service.isAnswered && lacks('first_answer', 'next_answer') ? opened(solved, 'first_answer', at) : solved;
};

const aimed = (clock: Running, targets: Targets): Running => {
  const target = targets[clock.kind];
  return clock.endedAt || !target ? clock : { ...clock, target };
};

const ended = (service: Service, at: string, which: (clock: Running) => boolean): Service => ({
  ...service,
  clocks: service.clocks.map((clock) => (!clock.endedAt && which(clock) ? { ...clock, endedAt: at } : clock)),
});

/** The resolution's clock stands still while anybody's word is awaited; one wait after another is one pause. */
const rested = (service: Service, wait: Wait | null, at: string): Service => ({
  ...service,
  wait,
  clocks: service.clocks.map((clock) => {
    if (clock.kind !== 'resolution' || clock.endedAt) return clock;
    const isOff = clock.pauses.at(-1)?.to === null;
    if (wait) return isOff ? clock : { ...clock, pauses: [...clock.pauses, { from: at, to: null }] };
    return isOff ? { ...clock, pauses: resumed(clock.pauses, at) } : clock;
  }),
});

/** The time between counts for nobody, and the promise goes on with what was left of it. */
const goneOn = (service: Service, at: string): Service => {
  const last = service.clocks.findLast(({ kind }) => kind === 'resolution');
  return {
    ...service,
    ...{ resolved: false, wait: null },
    clocks: service.clocks.map((clock) => {
      if (clock !== last || clock.endedAt === null) return clock;
      const stood = clock.pauses.at(-1)?.to === null;
      const pauses = stood ? resumed(clock.pauses, at) : [...clock.pauses, { from: clock.endedAt, to: at }];
      return { ...clock, endedAt: null, pauses };
    }),
  };
};

const resumed = (pauses: Pause[], at: string): Pause[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));

const owned = (service: Service, at: string): Service => {
  const { holder, wait, resolved, minutes } = service;
  const last = minutes.at(-1);
  const owner = wait?.owner ?? (holder === null ? 'queue' : 'us');
  const cause = wait?.cause ?? holder ?? '';
  const goesOn = last?.to === null;
  if (goesOn && !resolved && last.owner === owner && last.cause === cause) return service;
  const past = goesOn ? minutes.with(-1, { ...last, to: at }).filter(({ from, to }) => from !== to) : minutes;
  return { ...service, minutes: resolved ? past : [...past, { from: at, to: null, owner, cause }] };
};

/** What ends in the very second that was promised is in time. */
const shown = ({ kind, since, target, pauses, endedAt }: Running, now: string): ServiceClock => {
  const at = endedAt ?? now;
  const paused = endedAt === null && pauses.at(-1)?.to === null;
  // a pause that goes on ends where it is looked at: what is left is the same whenever that is
  const known = pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
  const due = spanMoment({ ...target, since }, known)!;
  const usedMs = usedOf({ ...target, ms: Infinity, since }, known, at);
  const inTime = usedMs <= target.ms;
  const state = endedAt ? (inTime ? 'met' : 'missed') : !inTime ? 'late' : paused ? 'paused' : 'running';
  return {
    ...{ kind, state, since, endedAt, usedMs, leftMs: target.ms - usedMs },
    dueAt: paused && inTime ? null : due,
  };
};
