import type { Change } from '../../../workflows/pipeline/diff.ts';
import type { PipelineDefinition, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';

/** Changes that belong together: of one stage, of every stage, or of the pipeline's settings. */
export type Group = { id: string; stage?: Stage; of: 'settings' | 'any' | 'stage'; changes: Change[] };

/** Settings first, then stages in their order now, then those that are gone, then what concerns every stage. */
export const groupsOf = (changes: Change[], before: PipelineDefinition, after: PipelineDefinition): Group[] => {
  const gone = before.stages.filter(({ key }) => !after.stages.some((stage) => stage.key === key));
  const order = [...after.stages, ...gone];
  const places = new Map(order.map(({ key }, index) => [key, index]));
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const stage = order[Math.min(...change.stages.map((key) => places.get(key) ?? Infinity))];
    const of = stage ? 'stage' : change.what === 'automation' ? 'any' : 'settings';
    const id = stage ? `stage.${stage.key}` : of;
    const group = groups.get(id) ?? { id, of, changes: [], ...(stage ? { stage } : {}) };
    group.changes.push(change);
    groups.set(id, group);
  }
  const rank = ({ of, stage }: Group) =>
    of === 'settings' ? -1 : of === 'any' ? Infinity : (places.get(stage?.key ?? '') ?? 0);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
};
