import { nextWorkingMoment, type Calendar } from '../calendar/calendar.ts';
import { spanMoment, type Pause, type Span } from '../calendar/span.ts';

/**
 * One step of a ladder, taken `byMs` of the promise's own time before (negative) or after it runs out; whoever is told by it has `waitMs` before the
 * next one comes, however late they are.
 */
export type Rung = {
  key: string;
  byMs: number;
  waitMs?: number;
  /** and again each time so much more has passed, until somebody says that he has it */
  everyMs?: number;
  /** by the clock: whoever is called is silent so long, and the next one is called; ends where nobody is left */
  silentMs?: number;
  /** taken within these hours alone; what comes due outside waits for them */
  within?: Calendar;
};

/** What became of a rung, once for all: told somebody, found nobody to tell, or its condition did not hold at that moment. */
export type Climbed = { rung: string; round: number; at: string; came: 'told' | 'nobody' | 'skipped' };

export type Climb = {
  promise: Span;
  pauses: Pause[];
  /** when the promise was kept or given up: nothing more is climbed */
  endedAt: string | null;
  climbed: Climbed[];
  /** somebody has it: until then nothing repeats and nobody else is called */
  acknowledged: { until: string | null } | null;
};

export type NextRung = { rung: string; round: number; at: string; planned: string };

/**
 * The rung that comes next and when; undefined where none does, or where a pause keeps it from coming. `now`: of what repeats and was missed several
 * times until then only the last comes.
 */
export const nextRung = (rungs: Rung[], climb: Climb, now = ''): NextRung | undefined => {
  if (climb.endedAt) return undefined;
  const { acknowledged } = climb;
  if (acknowledged && acknowledged.until === null) return undefined;
  const last = climb.climbed.findLast(({ came }) => came === 'told');
  const [earliest] = rungs
    .flatMap((rung, place) => {
      const done = climb.climbed.filter((one) => one.rung === rung.key);
      const next = firstOpen(rung, done);
      const round = next === undefined ? undefined : lastMissed(rung, next, climb, now);
      const planned = round === undefined ? undefined : plannedOf(rung, round, done, climb);
      return planned === undefined ? [] : [{ rung, round: round!, planned, place }];
    })
    .sort((a, b) => (a.planned < b.planned ? -1 : a.planned > b.planned ? 1 : a.place - b.place));
  if (!earliest) return undefined;
  const { rung, round, planned } = earliest;
  const waited = last ? plus(last.at, rungs.find(({ key }) => key === last.rung)?.waitMs ?? 0) : planned;
  const held = acknowledged?.until ?? planned;
  const at = [planned, waited, held].reduce((latest, moment) => (moment > latest ? moment : latest));
  const within = rung.within ? nextWorkingMoment(rung.within, at) : at;
  return within === undefined ? undefined : { rung: rung.key, round, at: within, planned };
};

const firstOpen = ({ everyMs, silentMs }: Rung, done: Climbed[]): number | undefined => {
  if (silentMs !== undefined) return done.some(({ came }) => came !== 'told') ? undefined : done.length;
  if (everyMs === undefined) return done.length > 0 ? undefined : 0;
  return done.reduce((next, { round }) => Math.max(next, round + 1), 0);
};

/** After an outage a user is told once what is late, not once for each time that nobody could tell. */
const lastMissed = (rung: Rung, from: number, climb: Climb, now: string): number => {
  if (rung.everyMs === undefined) return from;
  let round = from;
  for (let next: string | undefined; (next = plannedOf(rung, round + 1, [], climb)) !== undefined && next <= now;)
    round++;
  return round;
};

/** Along the promise's own calendar and pauses, in both directions; one that asks for more time than was promised comes at its beginning. */
const plannedOf = (
  { byMs, everyMs = 0, silentMs }: Rung,
  round: number,
  done: Climbed[],
  { promise, pauses }: Climb,
): string | undefined => {
  const rounds = silentMs === undefined ? round : 0;
  const planned = spanMoment({ ...promise, ms: Math.max(0, promise.ms + byMs + rounds * everyMs) }, pauses);
  const called = done.at(-1);
  return silentMs === undefined || !called || planned === undefined ? planned : plus(called.at, silentMs);
};

const plus = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
