import { useQuery } from '@tanstack/react-query';
import { asking } from '../ask/asking.ts';

// the frame asks: a whole list of channels would be loaded with it
const LINES = 'voice';
export const useLines = () =>
  useQuery({ ...asking('/accounts'), staleTime: 60_000 }).data?.items.filter(({ channel }) => channel === LINES) ?? [];

/** Whether this house calls by lines at all. */
export const useHasLine = (): boolean => useLines().length > 0;
