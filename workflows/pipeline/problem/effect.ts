import { deedsOf } from '../../automation/action/index.ts';
import type { Automation, Step } from '../../automation/automation.schema.ts';
import type { Expression } from '../../automation/expression.ts';
import type { Deed } from '../../automation/kind.ts';
import type { Look } from './look.ts';

/** What an automation surely does, in order; `late` is what follows a wait. What depends on a condition is left out. */
export type Effect = Does & { late: boolean };
type Does = { to: string; again: boolean } | { changes: string } | { tags: string } | { is: 'assigned' | 'invoiced' };

/** For one automation including those that it runs; looking at more would find nothing new. */
const MOST = 200;

/** The sure effects of every automation that is on. */
export const effectsOf = (look: Look): ((automation: Automation) => Effect[]) => {
  const known = new Map<string, Effect[]>();
  const sure = surely(look);
  const of = (automation: Automation, above: Set<string>): Effect[] => {
    const before = known.get(automation.key);
    if (before) return before;
    if (automation.off || above.has(automation.key)) return [];
    const below = new Set(above).add(automation.key);
    const effects: Effect[] = [];
    let late = false;
    for (const step of automation.then) {
      if (step.do === 'stop' || effects.length >= MOST) break;
      if (step.do === 'branch' || step.do === 'wait.event') {
        if (step.do === 'wait.event') late = true;
        if (mayStop([...step.then, ...step.else])) break;
        continue;
      }
      if (step.do.startsWith('wait')) late = true;
      const target = step.do === 'run' ? look.automations.get(step.automation) : undefined;
      if (target) for (const effect of of(target, below)) effects.push({ ...effect, late: late || effect.late });
      for (const effect of sure(step)) effects.push({ ...effect, late });
    }
    const kept = effects.slice(0, MOST);
    // inside a loop of runs the result depends on where the search began
    if (above.size === 0) known.set(automation.key, kept);
    return kept;
  };
  return (automation) => of(automation, new Set());
};

const mayStop = (steps: Step[]): boolean =>
  steps.some(
    (step) =>
      step.do === 'stop' ||
      ((step.do === 'branch' || step.do === 'wait.event') && mayStop([...step.then, ...step.else])),
  );

type Sure = (step: Step) => Does[];

/** A tag that nothing removes is added once; a field that always gets the same constant changes once. */
const surely = ({ definition }: Look): Sure => {
  const removed = new Set<string>();
  const values = new Map<string, Set<string>>();
  for (const automation of definition.automations) {
    if (automation.off) continue;
    for (const deed of automation.then.flatMap(deedsOf)) {
      if ('removes' in deed) removed.add(deed.removes);
      if ('sets' in deed) values.set(deed.sets, (values.get(deed.sets) ?? new Set()).add(JSON.stringify(deed.to)));
    }
  }
  const does = (deed: Deed): Does[] => {
    if ('moves' in deed) return [{ to: deed.moves, again: deed.again }];
    if ('adds' in deed) return removed.has(deed.adds) ? [{ tags: deed.adds }] : [];
    if ('sets' in deed) {
      const varies = growsBy(deed.sets, deed.to) || (values.get(deed.sets)?.size ?? 0) > 1;
      return varies ? [{ changes: watched(deed.sets) }] : [];
    }
    return 'is' in deed && deed.is !== 'tasked' ? [{ is: deed.is }] : [];
  };
  return (step) => deedsOf(step).flatMap(does);
};

/** A value that differs each time it is computed. */
const growsBy = (field: string, to: Expression): boolean =>
  ('moment' in to && (to.moment === 'now' || to.moment === field)) || ('number' in to && to.number === field);

/** How `field.changed` names what changed: the pipeline's own fields one by one, the lead's by their column. */
export const watched = (path: string): string => (path.startsWith('fields.') ? path : (path.split('.')[0] ?? path));
