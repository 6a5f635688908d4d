import type { Automation } from '../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Problem } from '../../workflows/pipeline/problems.ts';
import { isSame } from './same.ts';

/** How a card differs from what is published. */
export type Mark = 'new' | 'changed' | undefined;
export type Severity = 'error' | 'warning';

export const marker = (published: PipelineDefinition | undefined): ((automation: Automation) => Mark) => {
  if (!published) return () => undefined;
  const before = new Map(published.automations.map((one) => [one.key, one]));
  const known = new WeakMap<Automation, Mark>();
  return (automation) => {
    if (known.has(automation)) return known.get(automation);
    const old = before.get(automation.key);
    const mark = !old ? 'new' : isSame(old, automation) ? undefined : 'changed';
    known.set(automation, mark);
    return mark;
  };
};

/** The worst that is wrong with each automation and each stage. */
export const severities = (
  problems: Problem[],
): { automations: Map<string, Severity>; stages: Map<string, Severity> } => {
  const automations = new Map<string, Severity>();
  const stages = new Map<string, Severity>();
  for (const { severity, at } of problems) {
    const [map, key] = at.automation ? [automations, at.automation] : [stages, at.stage];
    if (key && map.get(key) !== 'error') map.set(key, severity);
  }
  return { automations, stages };
};
