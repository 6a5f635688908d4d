import { maySeeLead } from '../../prisma/lead/lead.queries.ts';
import type { SignedInUser } from '../../prisma/user/user.ts';
import { refuse } from '../../workflows/refusal.ts';
import type { Call } from './route.ts';

/** What is done to a lead is done only by who sees it; for everybody else there is no such lead. */
export const ifSeen = async <T>(call: Call<SignedInUser, { id: string }, unknown, unknown>, act: () => Promise<T>) =>
  (await maySeeLead(call.deps.db, call.me, call.params.id)) ? act() : refuse('NotFound');
