import { useMe } from '../session.tsx';
import { useLines } from './has-line.ts';

/** Whether a press on a number rings my phone: a line works, and I have a phone at its PBX. */
export const useMyLine = (): boolean => {
  const { extension } = useMe();
  return useLines().some(({ state }) => state === 'ok' || state === 'slow') && extension !== null;
};
