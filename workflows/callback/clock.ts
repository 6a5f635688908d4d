import { nextRung, type Rung } from '../service/ladder.ts';
import type { CallbackLadder, CallbackRules, Window } from './callback.schema.ts';
import { isCallingTime, nextCallingMoment, type CallingHours } from './calling-hours.ts';
import { isOpen, type CallbackState } from './state.ts';

export type RungName = 'person' | 'next' | 'group' | 'supervisor' | 'on_call';
/** What the clock of a callback does now, else the moment at which it looks again. */
export type CallbackDuty =
  | { what: 'due' | 'late' | 'break' }
  /** a call that was begun and of whose end nothing was heard */
  | { what: 'lost' }
  /** a machine was to call, and the client may not be called now: it calls then */
  | { what: 'rest'; window: Window }
  | { what: 'climb'; rung: RungName; round: number; since: string }
  | { what: 'nothing'; at: string | null };

const MINUTE_MS = 60_000;
const SOON_MS = 1000;
const GIVEN_MS = 5000;
/** No call lasts longer: what is not heard of until then did not happen. */
const LONGEST_CALL_MS = 4 * 3_600_000;

type World = {
  now: string;
  /** how long whoever is on call may be silent */
  silentMs: number;
  /** whose its lead is: null while that is nobody's, nothing where it is about no lead */
  lead?: string | null | undefined;
};

/** What is owed at this moment: the call itself, to say that it is late, to tell whoever is next. */
export const callbackDuty = (
  callback: CallbackState,
  { ladder, keptDays }: Pick<CallbackRules, 'ladder' | 'keptDays'>,
  hours: CallingHours,
  { now, silentMs, lead }: World,
): CallbackDuty => {
  const { state, nextAt, to, dueAt, calledAt, lateAt } = callback;
  if (!isOpen(callback)) return { what: 'nothing', at: null };
  const moments: string[] = [];
  if (calledAt === null) {
    // a call that began in time is in time
    if (state !== 'calling' && lateAt === null) {
      if (to < now) return { what: 'late' };
      moments.push(plus(to, 1));
    } else if (state !== 'calling') {
      const broken = plus(to, keptDays * 86_400_000);
      if (broken <= now) return { what: 'break' };
      moments.push(broken);
    }
  }
  const isTime = nextAt === null || nextAt <= now;
  // a person who is to call sees for herself that it is night there
  if (callback.says && !callback.exact && isTime && state !== 'calling' && !isCallingTime(hours, now))
    return restUntil(callback, nextCallingMoment(hours, now)) ?? { what: 'nothing', at: first(moments) };
  if (state === 'waiting') {
    if (isTime) return { what: 'due' };
    return { what: 'nothing', at: first([...moments, nextAt]) };
  }
  if (state === 'calling') {
    const lost = plus(dueAt ?? now, LONGEST_CALL_MS);
    return lost <= now ? { what: 'lost' } : { what: 'nothing', at: first([...moments, lost]) };
  }
  // the line calls as soon as it is this one's turn
  if (callback.says) return { what: 'nothing', at: first(moments) };
  const since = dueAt ?? now;
  const climbed = callback.climbed.filter((one) => one.since === since);
  const age = Date.parse(now) - Date.parse(since);
  // whoever gets a new lead gets it in a moment
  if (lead === null && isNobodys(callback) && climbed.length === 0 && age < GIVEN_MS)
    return { what: 'nothing', at: first([...moments, plus(now, SOON_MS)]) };
  if (lead !== undefined && isNobodys(callback) && wasTold(climbed)) {
    if (lead !== null) return { what: 'climb', rung: 'person', round: 1, since };
    moments.push(plus(now, Math.max(SOON_MS, age)));
  }
  const step = nextRung(rungsOf(ladder, callback, silentMs), {
    promise: { ms: 0, since },
    ...{ pauses: [], endedAt: null, acknowledged: null },
    climbed,
  });
  if (!step) return { what: 'nothing', at: first(moments) };
  // nobody is told at an hour at which nobody may call
  const at = callback.exact ? step.at : (nextCallingMoment(hours, step.at) ?? step.at);
  if (at <= now) return { what: 'climb', rung: step.rung as RungName, round: step.round, since };
  return { what: 'nothing', at: first([...moments, at]) };
};

/** As one that a form promises, before its lead has anybody. */
const isNobodys = ({ responsible, group }: CallbackState): boolean => responsible === null && group === null;

/** That it is due was said to nobody: it falls to whoever gets the lead, once, which is looked for ever more rarely. */
const wasTold = (climbed: CallbackState['climbed']): boolean => {
  const told = climbed.filter(({ rung }) => rung === 'person');
  return told.length === 1 && told[0]!.came === 'nobody';
};

/** Whoever has it is told at once; supervisors at the latest when the window of the first call ends, and after them whoever is on call. */
const rungsOf = (
  { next, group, supervisor, every, onCall }: CallbackLadder,
  callback: CallbackState,
  silentMs: number,
): Rung[] => {
  const { dueAt, to, calledAt } = callback;
  const left = calledAt === null && dueAt !== null ? Date.parse(to) - Date.parse(dueAt) : Infinity;
  const last = Math.max(0, Math.min(supervisor * MINUTE_MS, left));
  return [
    { key: 'person', byMs: 0 },
    { key: 'next', byMs: next * MINUTE_MS },
    { key: 'group', byMs: group * MINUTE_MS },
    { key: 'supervisor', byMs: last, everyMs: every * MINUTE_MS },
    ...(onCall === null ? [] : [{ key: 'on_call', byMs: Math.max(last, onCall * MINUTE_MS), silentMs }]),
  ];
};

const restUntil = ({ from, to }: CallbackState, opens: string | undefined): CallbackDuty | undefined =>
  opens === undefined
    ? undefined
    : { what: 'rest', window: { from: opens, to: plus(opens, Date.parse(to) - Date.parse(from)) } };

const first = (moments: string[]): string | null => moments.toSorted()[0] ?? null;
const plus = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
