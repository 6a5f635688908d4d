import { useQuery } from '@tanstack/react-query';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { get, queryKeys } from '../../api.ts';
import { NewTaskPanel } from '../../task/NewTask.tsx';

/** The panel for a new task, once the lead is read. */
export const TaskFor = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const lead = useQuery({
    queryKey: queryKeys.lead(id),
    queryFn: ({ signal }) => get<Lead>(`/leads/${id}`, { signal }),
  }).data;
  return lead ? <NewTaskPanel lead={lead} onClose={onClose} /> : null;
};
