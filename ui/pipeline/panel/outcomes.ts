import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { fill } from '../../../workflows/words/fill.ts';
import { inEach } from '../../../workflows/words/words.ts';
import type { Outcome } from '../../../workflows/task/outcome.ts';
import { keyOf } from '../edit.ts';

const name = {
  ru: 'Итог «{{name}}»',
  en: 'Outcome “{{name}}”',
  kk: 'Қорытынды: «{{name}}»',
  uk: 'Підсумок «{{name}}»',
};

/**
 * Writes outcomes together with the automations that carry them out: an outcome gets one with its stage, a change of the stage is written into it, a removed
 * outcome or stage takes it away.
 */
export const putOutcomes = (definition: PipelineDefinition, outcomes: Outcome[]): PipelineDefinition => {
  const before = new Map(definition.outcomes.map((outcome) => [outcome.key, outcome]));
  const after = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  const kept = definition.automations.flatMap((automation) => {
    const old = carriedOut(automation, definition.outcomes);
    if (!old) return [automation];
    const next = after.get(old.key);
    if (!next?.stage) return [];
    return next.stage === old.stage ? [automation] : [{ ...automation, then: carry(next) }];
  });
  const fresh = outcomes
    .filter(({ key, stage }) => stage && !before.get(key)?.stage)
    .map((outcome): Automation => ({
      key: `outcome_${outcome.key}`.slice(0, 40),
      name: inEach((language) => fill(name, language, { name: outcome.name })),
      when: { on: 'task.done', outcome: outcome.key },
      then: carry(outcome),
    }));
  const automations = fresh.reduce(
    (list, one) => [
      ...list,
      list.some(({ key }) => key === one.key) ? { ...one, key: keyOf(one.name, 'outcome', list) } : one,
    ],
    kept,
  );
  return { ...definition, outcomes, automations };
};

const carry = ({ stage }: Outcome): Automation['then'] => (stage ? [{ do: 'lead.move', stage, again: true }] : []);

const carriedOut = ({ when, then, stages, if: condition }: Automation, outcomes: Outcome[]): Outcome | undefined => {
  const [step, ...others] = then;
  if (when.on !== 'task.done' || stages || condition || others.length || step?.do !== 'lead.move') return undefined;
  return outcomes.find(({ key, stage }) => key === when.outcome && stage === step.stage);
};
