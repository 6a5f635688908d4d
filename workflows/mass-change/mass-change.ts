import type { LivePipeline } from '../automation/program.ts';
import { firesAtOnce, type LivingLead } from '../publication/publication.ts';
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
  const { facts } = lead;
  switch (order.do) {
    case 'move':
      return firesAtOnce(
        pipeline,
        { ...lead, facts: { ...facts, stage: order.stage } },
        { type: 'lead.moved', data: { from: facts.stage, to: order.stage } },
        now,
      );
    case 'tag': {
      const before = Array.isArray(facts['tags']) ? (facts['tags'] as string[]) : [];
      const tags = tagsAfter(before, order);
      const data = { set: { tags: [before, tags] } };
      return firesAtOnce(pipeline, { ...lead, facts: { ...facts, tags } }, { type: 'lead.changed', data }, now);
    }
    case 'assign':
      return firesAtOnce(
        pipeline,
        lead,
        { type: 'lead.assigned', data: { set: { responsible_id: [null, order.userId] } } },
        now,
      );
    case 'assign_by_rule':
      return firesAtOnce(pipeline, lead, { type: 'lead.assigned', data: {} }, now);
  }
};

export const tagsAfter = (tags: string[], { add, remove }: { add: string[]; remove: string[] }): string[] =>
  [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag));

/** Columns that undoing restores: those that are still as the mass change left them. */
export const givenBack = (
  set: Record<string, [unknown, unknown]>,
  now: Record<string, unknown>,
): Record<string, unknown> | undefined => {
  const own = ['stage', 'responsible_id', 'tags'].filter((column) => set[column]);
  const same = own.filter((column) => JSON.stringify(set[column]?.[1] ?? null) === JSON.stringify(now[column] ?? null));
  return same.length === own.length && own.length > 0
    ? Object.fromEntries(own.map((column) => [column, set[column]?.[0] ?? null]))
    : undefined;
};
