import type { SubjectFacts } from '../automation/facts.ts';
import type { Noun, PipedNoun, Meaning, Told } from './noun.ts';

/** The subject after an event, at that moment: what every noun has, and what is its own. */
export const evolve = (noun: PipedNoun, facts: SubjectFacts, told: Told, at: string): SubjectFacts => {
  const meaning = noun.means[told.type];
  return noun.evolve(meaning ? { ...facts, ...changed(meaning, facts, told, at) } : facts, told, at);
};

/** What this noun calls an event that means this; undefined where nothing of the kind can happen to it. */
export const typeFor = (noun: Noun, wanted: Meaning): string | undefined =>
  Object.entries(noun.means).find(([, meaning]) => meaning === wanted)?.[0];

const changed = (
  meaning: Meaning,
  facts: SubjectFacts,
  { data }: Told,
  at: string,
): Partial<SubjectFacts> & Record<string, unknown> => {
  switch (meaning) {
    case 'began':
    case 'moved':
    case 'reopened':
      return entered(facts, String(data['to'] ?? facts.stage), data['closes'] === true ? at : null, at);
    case 'paused':
      return { pausedAt: at, pausedUntil: data['until'] ?? null };
    case 'resumed':
      return { pausedAt: null, pausedUntil: null };
    case 'skipped':
      return { clockOffset: Number(facts['clockOffset'] ?? 0) + Number(data['byMs']) };
    case 'migrated':
      return { versionId: data['versionId'], stage: String(data['to'] ?? facts.stage) };
    default:
      return {};
  }
};

const entered = (facts: SubjectFacts, stage: string, closedAt: string | null, at: string) => {
  const entries = (facts['entries'] ?? {}) as Record<string, number>;
  return { stage, closedAt, stageEnteredAt: at, entries: { ...entries, [stage]: (entries[stage] ?? 0) + 1 } };
};
