import { useQuery } from '@tanstack/react-query';
import { asking } from '../ask/asking.ts';
import { useMe } from '../session.tsx';

// the frame asks: a whole list of channels would be loaded with it
const LINES = 'voice';
const useLines = () =>
  useQuery({ ...asking('/accounts'), staleTime: 60_000 }).data?.items.filter(({ channel }) => channel === LINES) ?? [];

/** Whether this house calls by lines at all. */
export const useHasLine = (): boolean => useLines().length > 0;

/** Whether a press on a number rings my phone: a line works, and I have a phone at its PBX. */
export const useMyLine = (): boolean => {
  const { extension } = useMe();
  return useLines().some(({ state }) => state === 'ok' || state === 'slow') && extension !== null;
};
