import type { Language } from '../words/words.schema.ts';
import type { ScriptDefinition, ScriptDirection } from './script.schema.ts';

/** A call as scripts are chosen by it. `pipeline`: of its lead, null without one. */
export type CallFacts = {
  pipeline: string | null;
  stage: string | null;
  language: Language;
  direction: ScriptDirection;
};
type Offered = Pick<ScriptDefinition, 'for'>;

/** Scripts for a call, the most specific first: one that names its stage, then its pipeline, its direction, its language. */
export const fitting = <Script extends Offered>(scripts: Script[], call: CallFacts): Script[] =>
  scripts
    .flatMap((script) => {
      const rank = rankOf(script, call);
      return rank === undefined ? [] : [{ script, rank }];
    })
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ script }) => script);

/** The higher the more specific; undefined where it is for other calls. */
const rankOf = ({ for: { pipelines, languages, directions } }: Offered, call: CallFacts): number | undefined => {
  const own = pipelines.find(({ pipeline }) => pipeline === call.pipeline);
  if (pipelines.length > 0 && !own) return undefined;
  const stages = own?.stages ?? [];
  if (stages.length > 0 && !stages.includes(call.stage ?? '')) return undefined;
  if (languages.length > 0 && !languages.includes(call.language)) return undefined;
  const direction = directionRank(directions, call.direction);
  if (direction === undefined) return undefined;
  return (stages.length > 0 ? 32 : 0) + (own ? 16 : 0) + direction * 2 + (languages.length > 0 ? 1 : 0);
};

/** A promise to call is kept by calling: what is for outgoing calls is for it, too, though less. */
const directionRank = (directions: ScriptDirection[], direction: ScriptDirection): number | undefined => {
  if (directions.length === 0) return 0;
  if (directions.includes(direction)) return 2;
  return direction === 'callback' && directions.includes('out') ? 1 : undefined;
};
