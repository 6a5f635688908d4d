import { maySeeLead } from '../../prisma/lead/lead.queries.ts';
import type { SignedInUser } from '../../prisma/user/user.ts';
import { refuse } from '../../workflows/refusal.ts';
import type { Call } from './route.ts';

/** A lead can be changed only by those who may see it; for everybody else it does not exist. */
export const ifSeen = async <T>(call: Call<SignedInUser, { id: string }, unknown, unknown>, act: () => Promise<T>) =>
  (await maySeeLead(call.deps.db, call.me, call.params.id)) ? act() : refuse('NotFound');
