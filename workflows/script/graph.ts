import type { ScriptStep, Texts } from './script.schema.ts';

/** Everywhere that a step can lead: each way, and where none of them is taken. */
export const waysOut = (step: ScriptStep): { next: string | undefined; name?: Texts | undefined; value?: string }[] => {
  if (step.do === 'end') return [];
  if (step.do === 'say') return [{ next: step.next }];
  const ways = step.ways.map(({ value, name, next }) => ({
    next: next ?? step.next,
    name: name ?? { ru: value },
    value,
  }));
  // a choice is one of its ways; whatever fills a field may be anything
  return step.save || step.ways.length === 0 || step.next !== undefined ? [...ways, { next: step.next }] : ways;
};

/** Keys of the steps to which the first one leads. */
export const reachable = (steps: ScriptStep[]): Set<string> => {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const reached = new Set<string>();
  const open = steps.slice(0, 1).map(({ key }) => key);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    for (const { next } of waysOut(byKey.get(key)!)) if (next !== undefined && byKey.has(next)) open.push(next);
  }
  return reached;
};

/** Steps that say something again and again, because nothing in their circle asks. */
export const endless = (steps: ScriptStep[]): string[] => {
  const next = new Map(
    steps.flatMap((step) => (step.do === 'say' && step.next ? [[step.key, step.next] as const] : [])),
  );
  return [...next.keys()].filter((key) => {
    let at = next.get(key);
    for (let count = 0; at !== undefined && count < steps.length; count++) {
      if (at === key) return true;
      at = next.get(at);
    }
    return false;
  });
};
