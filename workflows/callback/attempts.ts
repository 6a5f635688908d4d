import { DateTime } from 'luxon';
import type { Attempt, AttemptRules, Says } from './callback.schema.ts';
import { callingUntil, nextCallingMoment, type CallingHours } from './calling-hours.ts';
import { isCalled, type AttemptHow } from './how.ts';

/** What follows from the attempts so far: the client was reached, somebody calls again then, or nobody does any more. */
export type Next =
  { what: 'reached' } | { what: 'again'; at: string } | { what: 'give_up'; why: 'most' | 'wrong_number' };

/** `says`: a machine calls; whoever hangs up on it is not called by it again */
type World = { rules: AttemptRules; hours: CallingHours; says?: Says | null };

/** An attempt at the same time of day on another day says little: so far from it a silent phone is tried. */
const APART_MS = 90 * 60_000;
const STEP_MS = 30 * 60_000;
const MOST_STRETCHES = 2;

/** Decides by the last attempt, and by how many of its kind there were. Without attempts nothing follows: it is called at its time. */
export const nextAttempt = (attempts: Attempt[], { rules, hours, says }: World): Next => {
  const last = attempts.at(-1)!;
  const { how, at } = last;
  if (how === 'answered' || how === 'heard' || (how === 'short' && says)) return { what: 'reached' };
  if (how === 'no_such_number') return { what: 'give_up', why: 'wrong_number' };
  if (isCalled(how) && attempts.filter((one) => isCalled(one.how)).length >= rules.most)
    return { what: 'give_up', why: 'most' };
  // nobody of ours took it: it is still to be called now
  const gapMs =
    how === 'user_did_not_take' || how === 'cancelled' || how === 'abandoned' ? 0 : gapOf(attempts, how, rules);
  const earliest = new Date(Date.parse(at) + gapMs).toISOString();
  const permitted = nextCallingMoment(hours, earliest) ?? earliest;
  return { what: 'again', at: isSilent(how) ? atOtherHour(attempts, permitted, hours) : permitted };
};

/** The nth gap after the nth attempt that ended so. */
const gapOf = (attempts: Attempt[], how: AttemptHow, { gaps }: AttemptRules): number => {
  const kind = isCalled(how) ? (how as keyof AttemptRules['gaps']) : 'failed';
  const many = attempts.filter((one) => (isCalled(how) ? one.how === how : !isCalled(one.how))).length;
  const list = gaps[kind];
  return (list[Math.min(many, list.length) - 1] ?? list[0]!) * 60_000;
};

const isSilent = (how: AttemptHow): boolean => how === 'no_answer' || how === 'unreachable' || how === 'voicemail';

/** On another day than a silent attempt, at another time of day: later that day, else the day after. */
const atOtherHour = (attempts: Attempt[], at: string, hours: CallingHours): string => {
  const zone = hours[0]?.zone ?? 'UTC';
  const silent = attempts.filter(({ how }) => isSilent(how)).map((one) => localOf(one.at, zone));
  const isNear = (moment: string): boolean => {
    const { day, ms } = localOf(moment, zone);
    return silent.some((one) => one.day !== day && Math.abs(one.ms - ms) < APART_MS);
  };
  let from: string | undefined = at;
  for (let stretch = 0; from !== undefined && stretch < MOST_STRETCHES; stretch++) {
    const until = callingUntil(hours, from);
    for (let ms = Date.parse(from); ms < Date.parse(until); ms += STEP_MS) {
      const moment = new Date(ms).toISOString();
      if (!isNear(moment)) return moment;
    }
    from = nextCallingMoment(hours, until);
  }
  return at;
};

const localOf = (at: string, zone: string): { day: string; ms: number } => {
  const local = DateTime.fromISO(at, { zone });
  return { day: local.toFormat('yyyy-MM-dd'), ms: local.diff(local.startOf('day')).as('milliseconds') };
};
