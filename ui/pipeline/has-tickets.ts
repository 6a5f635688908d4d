import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from './pipelines.ts';

/** Whether this house works with tickets at all: a pipeline of them is published. */
export const useHasTickets = (): boolean =>
  useQuery(pipelinesQuery).data?.items.some(({ noun }) => noun === 'ticket') === true;
