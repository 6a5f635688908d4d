import { randomUUID } from 'node:crypto';
import { calledProcess } from '../prisma/lead/called.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import type { Refusal } from '../workflows/refusal.ts';
import { ProblemError } from './http/problem.ts';
import type { Call } from './http/route.ts';

const PATIENCE_SECONDS = 5;

/** Orders a process; 503 when no worker answers. The same Idempotency-Key means the same order. */
export const steer = async <T = void>(
  { deps, me, key }: Pick<Call<SignedInUser | undefined, unknown, unknown, unknown>, 'deps' | 'me' | 'key'>,
  workflowId: string,
  name: string,
  order: Record<string, unknown> = {},
): Promise<T | Refusal> => {
  const wish = key ?? randomUUID();
  const actor = me ? { kind: 'user', id: me.id } : { kind: 'client' };
  const answer = await deps.door.updateProcess<T>(
    workflowId,
    name,
    { actor, key: `${workflowId}/${wish}`, ...order },
    { updateId: wish, deadlineMs: PATIENCE_SECONDS * 1000, called: await calledProcess(deps.db, workflowId) },
  );
  if (typeof answer === 'object' && answer !== null && 'unavailable' in answer)
    throw new ProblemError('NoWorker', { retryAfter: PATIENCE_SECONDS });
  return answer as T | Refusal;
};
