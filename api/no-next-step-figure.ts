import { countNoNextStep } from '../prisma/lead/no-next-step.queries.ts';
import type { NoStepFigure } from '../workflows/process/next-step.schema.ts';
import type { Deps } from './deps.ts';
import { openShared } from './http/shared.ts';

const A_MINUTE = 60_000;
const A_SECOND = 1000;
const counted = openShared<NoStepFigure>();

/** The figure of this node, recounted when it is older than a minute, or than a second for a caller who wants it fresh. */
export const freshFigure = (
  { db, door, metrics }: Pick<Deps, 'db' | 'door' | 'metrics'>,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<NoStepFigure> =>
  counted(door, fresh ? A_SECOND : A_MINUTE, async () => {
    const figure = await countNoNextStep(db.as('report'));
    for (const why of ['paused', 'stuck', 'silent', 'nothing'] as const)
      metrics.withoutNextStep.set({ why }, figure[why]);
    return figure;
  });
