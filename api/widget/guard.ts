import type { Request } from 'express';
import { countCalls, forgetOldRates } from '../../prisma/rate.ts';
import { bitsFor } from '../../workflows/form/proof.ts';
import { excessOf, isFlood } from '../../workflows/widget/flood.ts';
import type { Deps } from '../deps.ts';
import { isWorkDone, newWork } from '../form-proof.ts';
import { addressOf, networkOf } from '../http/limit.ts';
import { ProblemError } from '../http/problem.ts';

type Sending = { key: string; thread: string; proof?: string | undefined };

/** Limits what a network, a visitor and all together write in a minute. More than people do costs the page some work, much more is refused. */
export const guardPost = async ({ db }: Deps, request: Request, { key, thread, proof }: Sending): Promise<void> => {
  const counted = await countCalls(
    db,
    [`${key} ${networkOf(addressOf(request))}`, `${key} visitor ${thread}`, `${key} all`].map((one) => ({
      ...{ key: `widget ${one}`, seconds: 60 },
    })),
  );
  const [network = 0, visitor = 0, chat = 0] = counted;
  if (network === 1 && Math.random() < 0.01) await forgetOldRates(db);
  const flood = { network, visitor, chat };
  if (isFlood(flood)) throw new ProblemError('TooManyRequests', { retryAfter: 60, values: { seconds: 60 } });
  const excess = excessOf(flood);
  if (excess === 0) return;
  const bits = bitsFor(excess);
  const about = `widget ${key}`;
  // while the work was done, the required work may have become a little harder
  if (proof && (await isWorkDone(db, about, proof, bits - 2))) return;
  throw new ProblemError('TooManyRequests', {
    ...{ retryAfter: 60, values: { seconds: 60 } },
    work: await newWork(db, about, bits),
  });
};
