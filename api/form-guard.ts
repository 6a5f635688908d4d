import type { Request } from 'express';
import { countForm } from '../prisma/form-day.ts';
import type { FormRow } from '../prisma/intake.ts';
import type { Deps } from './deps.ts';
import { limitCalls } from './http/limit.ts';
import { ProblemError } from './http/problem.ts';

/**
 * Too many from one address, or sooner than a person can be. Whoever is too quick is told to wait: the script does so by itself, so a person
 * whose browser fills forms in loses nothing. Only the script says how long it took; plain HTML has the trap and the limit.
 */
export const guardForm = async (
  deps: Deps,
  { id, key, definition }: FormRow,
  request: Request,
  seconds: number | undefined,
): Promise<void> => {
  const { minSeconds = 0, perMinute } = definition.guard ?? {};
  try {
    if (seconds !== undefined && seconds < minSeconds)
      throw new ProblemError('TooManyRequests', {
        retryAfter: Math.ceil(minSeconds - Math.max(0, seconds)),
        values: { seconds: Math.ceil(minSeconds - Math.max(0, seconds)) },
      });
    const limit = perMinute ? { name: `form:${key}`, most: perMinute } : { name: 'form', most: FREE_PER_MINUTE };
    await limitCalls(deps, request, { ...limit, seconds: 60 });
  } catch (error) {
    if (error instanceof ProblemError) countForm(deps.db, id, 'spam');
    throw error;
  }
};
const FREE_PER_MINUTE = 20;
