import { useQuery } from '@tanstack/react-query';
import type { Calendar, Uses } from '../../workflows/calendar/calendar.schema.ts';
import type { Team } from '../../workflows/user/user-profile.schema.ts';
import { asking, type Question } from '../ask/asking.ts';

/** Shifts begin and end by themselves, so they are asked again every minute. */
const MINUTE = 60_000;

export const useUserProfiles = () => useQuery({ ...asking('/staff'), refetchInterval: MINUTE });
export const useShifts = () => useQuery({ ...asking('/shifts'), refetchInterval: MINUTE });
export const useTeams = (): Team[] => useQuery(asking('/teams')).data?.items ?? [];
export const useCalendars = (): Calendar[] => useQuery(asking('/calendars')).data?.items ?? [];

type UsesPath = '/staff/{id}/uses' | '/teams/{id}/uses' | '/calendars/{id}/uses' | '/form-settings/{id}/uses';

/** Where a user, a team, a calendar or a form is used. */
export const useUses = (path: UsesPath, id: string): Uses | undefined =>
  useQuery({ ...asking(path, { path: { id } }), staleTime: 0 }).data;

/** Whatever is told of users, after any change of them. */
export const changesUsers: Question[] = [
  ['/staff'],
  ['/shifts'],
  ['/teams'],
  ['/users'],
  ['/staff/{id}/uses'],
  ['/teams/{id}/uses'],
  ['/calendars/{id}/uses'],
];
