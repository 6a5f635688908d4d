import { useQuery } from '@tanstack/react-query';
import { asking } from '../ask/asking.ts';
import { Player } from './Player.tsx';

/** Beneath a call in a story: its note and its recording. */
export const CallTold = ({ id }: { id: string }) => {
  const { data: call } = useQuery(asking('/calls/{id}', { path: { id } }));
  if (!call) return null;
  return (
    <>
      {call.note && <p>{call.note}</p>}
      <Player call={call} />
    </>
  );
};
