import type { SubjectEvent } from '../automation/facts.ts';
import type { LivePipeline } from '../automation/program.ts';
import { decide, type LeadWorld } from '../lead/decide.ts';
import { evolve } from '../lead/evolve.ts';
import type { LeadOrder } from '../lead/order.ts';
import type { LeadState } from '../lead/state.ts';
import { firesAtOnce, type LivingLead } from '../publication/publication.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { MassAutomations, MassOrder } from './mass-change.schema.ts';

const BATCH = 50;
/** A slower pace comes in portions at least this many seconds apart, not in one flood a minute. */
const DROP_SECONDS = 5;

/** How many leads come next and how long to rest after them, milliseconds. */
export const paceOf = (automations: MassAutomations): { atOnce: number; restMs: number } => {
  if (typeof automations === 'string') return { atOnce: BATCH, restMs: 0 };
  const { perMinute } = automations;
  const atOnce = Math.max(1, Math.min(BATCH, Math.floor((perMinute * DROP_SECONDS) / 60)));
  return { atOnce, restMs: Math.round((atOnce / perMinute) * 60_000) };
};

/** Automations that would answer at once to what the order does to this lead. */
export const firesFor = (pipeline: LivePipeline, lead: LivingLead, order: MassOrder, now: string): string[] => {
  const facts = lead.facts as LeadState;
  const events = eventsOf(facts, order, { now, pipeline, trusting: true });
  return isRefusal(events)
    ? []
    : events.flatMap((event) => firesAtOnce(pipeline, { ...lead, facts: evolve(facts, event, now) }, event, now));
};

/** To whom a rule gives the lead shows only when it is assigned. */
const eventsOf = (
  lead: LeadState,
  order: MassOrder,
  world: LeadWorld,
): Pick<SubjectEvent, 'type' | 'data'>[] | Refusal => {
  if (order.do === 'move' || order.do === 'tag') return decide(lead, order, world);
  return [{ type: 'lead.assigned', data: order.do === 'assign' ? { to: order.userId } : {} }];
};

/** What undoing gives back; undefined where somebody has changed it since the mass change. */
export const givenBack = (
  set: Record<string, [unknown, unknown]>,
  now: Record<string, unknown>,
): Omit<LeadOrder & { do: 'give_back' }, 'do'> | undefined => {
  const column = ['stage', 'responsible_id', 'tags'].find((one) => set[one]);
  const [before, after] = (column && set[column]) || [];
  if (!column || JSON.stringify(after ?? null) !== JSON.stringify(now[column] ?? null)) return undefined;
  if (column === 'stage') return { stage: String(before) };
  return column === 'tags' ? { tags: before as string[] } : { responsible: (before ?? null) as string | null };
};
