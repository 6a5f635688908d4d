import { pausesUntil, spanMoment, type Pause } from '../calendar/span.ts';
import type { Automation } from './automation.schema.ts';
import type { SubjectFacts } from './facts.ts';
import type { By, Memory, Talk, Timer } from './memory.ts';
import { programOf, type LivePipeline } from './program.ts';
import { triggerKind } from './trigger/index.ts';

type Stay = NonNullable<Memory['entry']>;
/** The stay at a stage with the pauses of the lead, each with its end, and whose word is awaited. */
export type Living = { stay: Stay; pauses: Pause[]; talk?: Talk | null | undefined };
type Which = 'stay' | 'dates' | 'talk';

/** Whether an automation applies at this stage: one with stages at those only, one without at every open stage. */
export const countsIn = (pipeline: LivePipeline, automation: Automation, stage: string): boolean =>
  automation.stages
    ? automation.stages.includes(stage)
    : programOf(pipeline.definition).stages.get(stage)?.kind === 'open';

/** The timers of a stay that begins; those of date fields again after a field has changed, or those of a message that waits for an answer. */
export const timersOf = (
  pipeline: LivePipeline,
  living: Living,
  facts: SubjectFacts,
  { which, after, depth }: { which?: Which; after: string; depth: number },
): Timer[] =>
  programOf(pipeline.definition).clocks.flatMap((automation): Timer[] => {
    const { stay, talk } = living;
    if (!countsIn(pipeline, automation, stay.stage)) return [];
    if (which === 'dates' && automation.when.on !== 'date.reached') return [];
    const { awaits } = triggerKind(automation.when);
    if (which === 'talk' && !awaits) return [];
    if (awaits && talk?.fired.includes(automation.key)) return [];
    const at = momentOf(pipeline, automation, living, facts, after);
    const { event } = (awaits && talk) || stay;
    return at ? [{ automation: automation.key, at, setAt: after, event, depth, ...setBy(pipeline, automation) }] : [];
  });

const setBy = (pipeline: LivePipeline, { when }: Automation): { by?: By } =>
  byCalendar(
    pipeline,
    triggerKind(when)
      .refers?.(when)
      .find(({ to }) => to === 'calendar')?.key,
  );

/** The version stamp of a clock that goes by this calendar. */
export const byCalendar = ({ calendars }: LivePipeline, key: string | undefined): { by?: By } => {
  const stamp = key === undefined ? undefined : calendars[key]?.stamp;
  return stamp === undefined ? {} : { by: `${key}@${stamp}` };
};

/** The key of the calendar that a clock goes by. */
export const calendarBy = (by: By | undefined): string | undefined => by?.slice(0, by.indexOf('@'));

/** Whether the calendar that a clock goes by has changed since it was set. */
export const isStale = (pipeline: LivePipeline, by: By | undefined): boolean => {
  const now = byCalendar(pipeline, calendarBy(by)).by;
  return now !== undefined && now !== by;
};

/** A timer whose calendar has changed or that a pause has held up, set anew from where it began; it may fire at once. */
export const retimed = (pipeline: LivePipeline, timer: Timer, living: Living, facts: SubjectFacts): Timer => {
  const automation = programOf(pipeline.definition).automations.get(timer.automation);
  const at = automation && momentOf(pipeline, automation, living, facts, timer.setAt);
  return automation && at ? { ...timer, at, ...setBy(pipeline, automation) } : timer;
};

/** When an automation's clock fires next, all pauses told. */
export const momentOf = (
  { calendars }: LivePipeline,
  automation: Automation,
  { stay, pauses, talk }: Living,
  facts: SubjectFacts,
  after: string,
): string | undefined => {
  const kind = triggerKind(automation.when);
  if (!kind.budget) return kind.moment?.(automation.when, { facts, after, calendars });
  if (kind.awaits && talk?.awaits !== kind.awaits) return undefined;
  const { since, shiftMs } = kind.awaits && talk ? { ...talk, shiftMs: 0 } : { since: stay.at, shiftMs: stay.shiftMs };
  const at = spanMoment({ since, ...kind.budget(automation.when, { enteredAt: since, calendars }) }, pauses);
  return at && laterBy(at, shiftMs);
};

/** The timers of a stay under another version: what has fired stays fired; a moment that has passed fires now only where it may. */
export const replanned = (
  pipeline: LivePipeline,
  process: Memory,
  facts: SubjectFacts,
  { now, fire, depth }: { now: string; fire: boolean; depth: number },
): Timer[] => {
  const { entry: stay } = process;
  if (!stay) return [];
  const living = { stay, pauses: pausesUntil(process.pauses ?? [], now), talk: process.talk };
  const pending = new Map(process.timers.map((timer) => [timer.automation, timer]));
  return timersOf(pipeline, living, facts, { after: now, depth }).flatMap((timer) => {
    const kept = pending.get(timer.automation);
    // a date that was changed after its clock fired has set it again
    if (process.fired.includes(timer.automation) && !kept && !recurs(pipeline, timer.automation)) return [];
    if (timer.at <= now && !fire) return [];
    return [kept ? { ...timer, setAt: kept.setAt } : timer];
  });
};

/** A changed date sets its clocks again. */
export const isDateClock = (pipeline: LivePipeline, automation: string): boolean =>
  triggerOf(pipeline, automation) === 'date.reached';

/** Counts from a message, not from the stay. */
export const isAnswerClock = ({ definition }: Pick<LivePipeline, 'definition'>, automation: string): boolean => {
  const when = programOf(definition).automations.get(automation)?.when;
  return when !== undefined && triggerKind(when).awaits !== undefined;
};

/** A span, which stops while the lead is paused. */
export const isSpan = ({ definition }: Pick<LivePipeline, 'definition'>, automation: string): boolean => {
  const when = programOf(definition).automations.get(automation)?.when;
  return when !== undefined && triggerKind(when).budget !== undefined;
};

/** Fires again after it has fired. */
export const recurs = (pipeline: LivePipeline, automation: string): boolean =>
  triggerOf(pipeline, automation) === 'schedule';

const triggerOf = ({ definition }: LivePipeline, automation: string) =>
  programOf(definition).automations.get(automation)?.when.on;

/** How long the pauses lasted whose beginning was not recorded: the clock fires later by that, by the wall clock. */
export const laterBy = (at: string, shiftMs = 0): string =>
  shiftMs === 0 ? at : new Date(Date.parse(at) + shiftMs).toISOString();
