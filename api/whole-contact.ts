import { sightOfContact } from '../prisma/contact/contact.queries.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { refuse } from '../workflows/refusal.ts';
import type { Call } from './http/route.ts';

export type OnContact = Call<SignedInUser, { id: string }, unknown, unknown>;

/** Only who sees all of a contact decides about it; for those who see nothing of it it does not exist. */
export const ifWhole = async <T>({ deps, me, params }: OnContact, act: () => Promise<T>) => {
  const sight = await sightOfContact(deps.db, me, params.id);
  if (sight === 'all') return act();
  return refuse(sight === 'part' ? 'ContactOfColleague' : 'NotFound');
};
