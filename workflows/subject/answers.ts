import type { LivePipeline } from '../automation/program.ts';
import { firesAtOnce, type LivingLead } from '../publication/publication.ts';
import { evolve } from './evolve.ts';
import type { PipedNoun, Told } from './noun.ts';

/** Keys of the automations that would answer at once to what is decided of a subject, each as often as it would. */
export const answersTo = (
  { noun, pipeline }: { noun: PipedNoun; pipeline: LivePipeline },
  living: LivingLead,
  told: Told[],
  now: string,
): string[] => {
  let { facts } = living;
  return told.flatMap((event) => {
    facts = evolve(noun, facts, event, now);
    return firesAtOnce(pipeline, { ...living, facts }, event, now);
  });
};
