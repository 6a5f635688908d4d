import type { Automation } from './automation.schema.ts';
import type { LeadFacts } from './facts.ts';
import type { By, LeadProcess, Timer } from './lead-process.ts';
import { programOf, type LivePipeline } from './program.ts';
import { triggerKind } from './trigger/index.ts';

type Stay = NonNullable<LeadProcess['entry']>;
type Which = 'stay' | 'dates';

/** Whether an automation counts in this stage: of certain stages only there, of any stage while it is open. */
export const countsIn = (pipeline: LivePipeline, automation: Automation, stage: string): boolean =>
  automation.stages
    ? automation.stages.includes(stage)
    : programOf(pipeline.definition).stages.get(stage)?.kind === 'open';

/** The timers of a stay that begins, or those of date fields once more after a field has changed. */
export const timersOf = (
  pipeline: LivePipeline,
  stay: Stay,
  facts: LeadFacts,
  { which, after, depth }: { which?: Which; after: string; depth: number },
): Timer[] =>
  programOf(pipeline.definition).clocks.flatMap((automation): Timer[] => {
    if (!countsIn(pipeline, automation, stay.stage)) return [];
    if (which === 'dates' && automation.when.on !== 'date.reached') return [];
    const at = momentOf(pipeline, automation, stay, facts, after);
    return at
      ? [{ automation: automation.key, at, setAt: after, event: stay.event, depth, ...setBy(pipeline, automation) }]
      : [];
  });

const setBy = (pipeline: LivePipeline, { when }: Automation): { by?: By } =>
  byCalendar(
    pipeline,
    triggerKind(when)
      .refers?.(when)
      .find(({ to }) => to === 'calendar')?.key,
  );

/** The mark of a clock that goes by this calendar. */
export const byCalendar = ({ calendars }: LivePipeline, key: string | undefined): { by?: By } => {
  const stamp = key === undefined ? undefined : calendars[key]?.stamp;
  return stamp === undefined ? {} : { by: `${key}@${stamp}` };
};

/** Whether the calendar by which a clock was set has changed since. */
export const isStale = (pipeline: LivePipeline, by: By | undefined): boolean => {
  const now = by === undefined ? undefined : byCalendar(pipeline, by.slice(0, by.indexOf('@'))).by;
  return now !== undefined && now !== by;
};

/** A timer whose calendar has changed, set anew from where it began; it may strike at once. */
export const retimed = (pipeline: LivePipeline, timer: Timer, stay: Stay, facts: LeadFacts): Timer => {
  const automation = programOf(pipeline.definition).automations.get(timer.automation);
  const at = automation && momentOf(pipeline, automation, stay, facts, timer.setAt);
  return automation && at ? { ...timer, at, ...setBy(pipeline, automation) } : timer;
};

/** When an automation's clock strikes next; what pauses have cost is added where the clock stands still in a pause. */
export const momentOf = (
  { calendars }: LivePipeline,
  automation: Automation,
  stay: Stay,
  facts: LeadFacts,
  after: string,
): string | undefined => {
  const kind = triggerKind(automation.when);
  const at = kind.moment?.(automation.when, { facts, enteredAt: stay.at, after, calendars });
  return at && kind.shifts && stay.shiftMs ? new Date(Date.parse(at) + stay.shiftMs).toISOString() : at;
};

/** The timers of a stay under another version: what has fired stays fired; a moment that has passed fires now only where it may. */
export const replanned = (
  pipeline: LivePipeline,
  process: LeadProcess,
  facts: LeadFacts,
  { now, fire, depth }: { now: string; fire: boolean; depth: number },
): Timer[] => {
  const { entry } = process;
  if (!entry) return [];
  const pending = new Map(process.timers.map((timer) => [timer.automation, timer]));
  return timersOf(pipeline, entry, facts, { after: now, depth }).flatMap((timer) => {
    const kept = pending.get(timer.automation);
    // a date that was changed after its clock had fired has set it again
    if (process.fired.includes(timer.automation) && !kept && !recurs(pipeline, timer.automation)) return [];
    if (timer.at <= now && !fire) return [];
    return [kept ? { ...timer, setAt: kept.setAt } : timer];
  });
};

/** A date that has changed sets its clocks anew. */
export const isDateClock = (pipeline: LivePipeline, automation: string): boolean =>
  triggerOf(pipeline, automation) === 'date.reached';

/** Strikes again after it has struck. */
export const recurs = (pipeline: LivePipeline, automation: string): boolean =>
  triggerOf(pipeline, automation) === 'schedule';

const triggerOf = ({ definition }: LivePipeline, automation: string) =>
  programOf(definition).automations.get(automation)?.when.on;

/** A pause stops a clock: what was set before it moves by all of it, what was set during it by the rest. */
export const laterBy = (setAt: string, resumedAt: string, shiftMs: number): number => {
  const end = Date.parse(resumedAt);
  return Math.max(0, end - Math.max(end - shiftMs, Date.parse(setAt)));
};

export const shiftedTimer = (pipeline: LivePipeline, timer: Timer, resumedAt: string, shiftMs: number): Timer => {
  const automation = programOf(pipeline.definition).automations.get(timer.automation);
  if (!automation || !triggerKind(automation.when).shifts) return timer;
  const ms = laterBy(timer.setAt, resumedAt, shiftMs);
  return { ...timer, at: new Date(Date.parse(timer.at) + ms).toISOString() };
};
