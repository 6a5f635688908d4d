import { sameAs } from '../../workflows/trial/step.ts';
import type { TrialHeard, TrialStep, TrialStory } from '../../workflows/trial/trial.schema.ts';

/** One line of both stories: what people did, or a step on one side or on both at the same time. */
export type StoryRow = { at: string; heard?: TrialHeard; before?: TrialStep; after?: TrialStep };

const NEAR_MS = 5 * 60_000;

/** Both stories in the order of time; the same step at nearly the same time is one line. */
export const rowsOf = ({ same, before, after, heard }: TrialStory): StoryRow[] => {
  const rows: StoryRow[] = heard.map((one) => ({ at: one.at, heard: one }));
  const left = same ? [...after] : [...before];
  for (const step of after) {
    const at = Date.parse(step.at);
    const found = left.findIndex(
      (other) => sameAs(other) === sameAs(step) && Math.abs(Date.parse(other.at) - at) <= NEAR_MS,
    );
    const other = found === -1 ? undefined : left.splice(found, 1)[0];
    rows.push({ at: step.at, after: step, ...(other ? { before: other } : {}) });
  }
  for (const step of left) rows.push({ at: step.at, before: step });
  // what a person did comes before what follows from it at the same moment
  return rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(!a.heard) - Number(!b.heard)));
};
