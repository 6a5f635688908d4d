import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { MassPreview } from '../../workflows/mass-change/mass-change.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { MOST_CHOSEN } from './mass-change.ts';

type Refused = { because: Refusal; count: number; leads: { id: string; name: string }[] };
export type Preview = Omit<MassPreview, 'refused'> & { refused: Refused[] };

/** What a mass change would do to the subjects that were looked at so far. */
export type PreviewSums = {
  total: number;
  changed: number;
  firing: number;
  refused: Map<string, Refused>;
  fires: Map<string, { automation: string; name: Words; count: number }>;
};

const EXAMPLES = 20;

export const newSums = (): PreviewSums => ({ total: 0, changed: 0, firing: 0, refused: new Map(), fires: new Map() });

export const countRefused = (sums: PreviewSums, because: Refusal, subject: { id: string; name: string }): void => {
  sums.total += 1;
  const group = sums.refused.get(because.refusal) ?? { because, count: 0, leads: [] };
  sums.refused.set(because.refusal, group);
  group.count += 1;
  if (group.leads.length < EXAMPLES) group.leads.push(subject);
};

/** `fired`: keys of the automations that would answer at once. */
export const countChanged = (sums: PreviewSums, { definition }: LivePipeline, fired: string[]): void => {
  sums.total += 1;
  sums.changed += 1;
  if (fired.length > 0) sums.firing += 1;
  for (const key of fired) {
    const name = definition.automations.find((one) => one.key === key)?.name ?? { ru: key };
    const known = sums.fires.get(key) ?? { automation: key, name, count: 0 };
    sums.fires.set(key, { ...known, count: known.count + 1 });
  }
};

/** Refused: NothingChosen, TooManyChosen. */
export const previewOf = ({ refused, fires, ...sums }: PreviewSums): Preview | Refusal => {
  if (sums.total > MOST_CHOSEN) return refuse('TooManyChosen', { most: MOST_CHOSEN });
  if (sums.total === 0) return refuse('NothingChosen');
  return { ...sums, refused: mostFirst(refused), fires: mostFirst(fires) };
};

const mostFirst = <T extends { count: number }>(groups: Map<string, T>): T[] =>
  [...groups.values()].sort((a, b) => b.count - a.count);
