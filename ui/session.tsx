import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Lead } from '../workflows/lead/lead.schema.ts';
import type { Me, Preferences, User } from '../workflows/user/user.schema.ts';
import { patch, post } from './ask/ask.ts';
import { asking } from './ask/asking.ts';
import { cache } from './cache.ts';

export const meQuery = queryOptions({ ...asking('/me'), staleTime: Infinity, retry: false });

export const usersQuery = queryOptions({ ...asking('/users'), staleTime: 5 * 60_000 });

/** What the one before has read is forgotten. */
export const signIn = async (email: string, password: string) => {
  await post('/session', { body: { email, password } });
  cache.clear();
  await cache.ensureQueryData(meQuery);
};

/** Who is signed in; only below the frame, which never shows without it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** A user's name by id: `const nameOf = useNames(); nameOf(lead.responsibleId)`. */
export const useUsers = (): User[] => useSuspenseQuery(usersQuery).data.items;

export const mayOps = (me: Me) => me.role !== 'manager';
export const maySkip = (me: Me) => me.sandboxUrl !== null;
export const mayAssign = (me: Me, lead: Lead) =>
  me.role !== 'manager' || lead.responsibleId === null || lead.responsibleId === me.id;

/** Shows at once, is kept by the server; a refusal puts the old ones back. */
export const savePreferences = async (preferences: Preferences) => {
  const before = cache.getQueryData(meQuery.queryKey);
  if (before)
    cache.setQueryData(meQuery.queryKey, { ...before, preferences: { ...before.preferences, ...preferences } });
  try {
    await patch('/me', { body: { preferences } });
  } catch (error) {
    if (before) cache.setQueryData(meQuery.queryKey, before);
    throw error;
  }
};
