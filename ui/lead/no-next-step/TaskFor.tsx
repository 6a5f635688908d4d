import { useQuery } from '@tanstack/react-query';
import { NewTaskPanel } from '../../task/NewTask.tsx';
import { leadQuery } from '../lead-query.ts';

/** The panel for a new task, once the lead is read. */
export const TaskFor = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const lead = useQuery(leadQuery(id)).data;
  return lead ? <NewTaskPanel lead={lead} onClose={onClose} /> : null;
};
