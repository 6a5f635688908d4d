import type { LeadFate } from './publication.ts';
import type { PlanFire, PlanGroup, PublicationPlan } from './publication.schema.ts';

const EXAMPLES = 50;
/** Groups beyond this number are counted without examples: the answer stays small however odd the pipeline is. */
const GROUPS_WITH_EXAMPLES = 40;

/** Counts fates and keeps the first leads of each group; its memory does not grow with the leads. */
export const newTally = () => {
  const groups = new Map<string, PlanGroup>();
  const fires = new Map<string, PlanFire>();
  const sums = { total: 0, keep: 0, move: 0, map: 0, blocked: 0, firing: 0 };
  return {
    add: (leadId: string, { fate, reason, from, to, of }: LeadFate, fired: string[]): void => {
      sums.total += 1;
      sums[fate] += 1;
      if (fired.length > 0) sums.firing += 1;
      count(groups, JSON.stringify([fate, reason, from, to, of]), leadId, () => ({
        fate,
        reason,
        from,
        to,
        of,
        ...none(),
      }));
      for (const automation of fired) count(fires, automation, leadId, () => ({ automation, ...none() }));
    },
    plan: (tookMs: number): PublicationPlan => ({
      ...sums,
      groups: [...groups.values()].sort((a, b) => b.count - a.count),
      fires: [...fires.values()].sort((a, b) => b.count - a.count),
      tookMs,
    }),
  };
};

const none = () => ({ count: 0, leads: [] as string[] });

const count = <G extends { count: number; leads: string[] }>(
  groups: Map<string, G>,
  name: string,
  leadId: string,
  fresh: () => G,
): void => {
  let group = groups.get(name);
  if (!group) groups.set(name, (group = fresh()));
  group.count += 1;
  if (group.leads.length < EXAMPLES && groups.size <= GROUPS_WITH_EXAMPLES) group.leads.push(leadId);
};
