import type { Call } from '../../workflows/call/call.schema.ts';
import { plainOutcomes } from '../../workflows/call/plain-outcomes.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../language.ts';

/** What the user said of it, in words: her pipeline's, else ours. */
export const outcomeText = (
  { outcome }: Pick<Call, 'outcome'>,
  pipelines: Pipeline[],
  language: Language,
  t: (key: string) => string,
): string => {
  if (outcome === null) return '';
  if ((plainOutcomes as readonly string[]).includes(outcome)) return t(`how.${outcome}`);
  const named = pipelines.flatMap(({ definition }) => [...definition.outcomes, ...definition.stages]);
  const found = named.find(({ key }) => key === outcome);
  return found ? inLanguage(found.name, language) : outcome;
};
