import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Lead } from '../workflows/lead/lead.schema.ts';
import type { Me, Preferences, User } from '../workflows/user/user.schema.ts';
import { get, patch, queryKeys, type Page } from './api.ts';
import { cache } from './cache.ts';

export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: ({ signal }) => get<Me>('/me', { signal }),
  staleTime: Infinity,
  retry: false,
});

export const usersQuery = queryOptions({
  queryKey: queryKeys.users,
  queryFn: ({ signal }) => get<Page<User>>('/users', { signal }),
  staleTime: 5 * 60_000,
});

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
  const before = cache.getQueryData<Me>(queryKeys.me);
  if (before)
    cache.setQueryData<Me>(queryKeys.me, { ...before, preferences: { ...before.preferences, ...preferences } });
  try {
    await patch('/me', { preferences });
  } catch (error) {
    if (before) cache.setQueryData<Me>(queryKeys.me, before);
    throw error;
  }
};
