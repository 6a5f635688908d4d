import { countNoNextStep } from '../prisma/no-next-step.queries.ts';
import type { Database } from '../prisma/client.ts';
import type { NoStepFigure } from '../workflows/lead/next-step.schema.ts';
import type { Deps } from './deps.ts';

const A_MINUTE = 60_000;
const kept = new WeakMap<Database, { countedAt: number; figure: Promise<NoStepFigure> }>();

/** The figure of this node, counted again when it is older than a minute; whoever asks meanwhile waits for the same count. */
export const freshFigure = (
  { db, metrics }: Pick<Deps, 'db' | 'metrics'>,
  { maxAgeMs = A_MINUTE }: { maxAgeMs?: number } = {},
): Promise<NoStepFigure> => {
  const known = kept.get(db);
  if (known && Date.now() - known.countedAt < maxAgeMs) return known.figure;
  const figure = countNoNextStep(db).then((counted) => {
    for (const why of ['paused', 'stuck', 'silent', 'nothing'] as const)
      metrics.withoutNextStep.set({ why }, counted[why]);
    return counted;
  });
  kept.set(db, { countedAt: Date.now(), figure });
  figure.catch(() => kept.delete(db));
  return figure;
};
