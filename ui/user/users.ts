import { useQuery } from '@tanstack/react-query';
import type { Calendar, Uses } from '../../workflows/calendar/calendar.schema.ts';
import type { Shift, UserProfile, Team } from '../../workflows/user/user-profile.schema.ts';
import { get, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';

/** Shifts begin and end by themselves, so they are asked again every minute. */
const MINUTE = 60_000;

export const useUserProfiles = () =>
  useQuery({
    queryKey: queryKeys.profiles,
    queryFn: ({ signal }) => get<Page<UserProfile>>('/staff', { signal }),
    refetchInterval: MINUTE,
  });

export const useShifts = () =>
  useQuery({
    queryKey: queryKeys.shifts,
    queryFn: ({ signal }) => get<Page<Shift>>('/shifts', { signal }),
    refetchInterval: MINUTE,
  });

export const useTeams = (): Team[] =>
  useQuery({ queryKey: queryKeys.teams, queryFn: ({ signal }) => get<Page<Team>>('/teams', { signal }) }).data?.items ??
  [];

export const useCalendars = (): Calendar[] =>
  useQuery({ queryKey: queryKeys.calendars, queryFn: ({ signal }) => get<Page<Calendar>>('/calendars', { signal }) })
    .data?.items ?? [];

/** Where a user, a team or a calendar is used: `/staff/…`, `/teams/…`, `/calendars/…`. */
export const useUses = (path: string): Uses | undefined =>
  useQuery({
    queryKey: queryKeys.uses(path),
    queryFn: ({ signal }) => get<Uses>(`${path}/uses`, { signal }),
    staleTime: 0,
  }).data;

/** After any change of users: all lists of them are asked again. */
export const refreshUsers = () =>
  Promise.all(
    [queryKeys.profiles, queryKeys.shifts, queryKeys.teams, queryKeys.users, ['uses']].map((queryKey) =>
      cache.invalidateQueries({ queryKey }),
    ),
  );
