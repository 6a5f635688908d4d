import { useQuery } from '@tanstack/react-query';
import { post } from '../ask/ask.ts';

/** A colleague who has the same page open. */
export type Other = { id: string; name: string; focus: string | null; at: string };

/** Says every ten seconds, or as often as `everyMs` says, where we are, and hears who else is here. */
export const usePresence = (place: string, focus: string | null, everyMs = 10_000): Other[] =>
  useQuery({
    queryKey: ['/presence', place, focus],
    queryFn: ({ signal }) => post('/presence', { body: { place, focus: focus ?? '' }, signal }),
    refetchInterval: everyMs,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  }).data?.others ?? none;

const none: Other[] = [];
