import { useQuery } from '@tanstack/react-query';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Outcome } from './Outcome.tsx';
import { importQuery } from './imports.ts';
import { Plan } from './Plan.tsx';

export const OneImport = ({ id, onOpen }: { id: string; onOpen: (id?: string) => void }) => {
  const { data, error, refetch } = useQuery(importQuery(id));
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <Skeleton rows={8} />;
  return data.state === 'planned' ? <Plan of={data} /> : <Outcome of={data} onOpen={onOpen} />;
};
