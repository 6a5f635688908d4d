import { useQuery } from '@tanstack/react-query';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Ticket, TicketItem, TicketPatch } from '../../workflows/ticket/ticket.schema.ts';
import { get, patch } from '../ask/ask.ts';
import { askAgain, asking, type Question } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import type { Picked } from '../kit/Picker.tsx';
import { pipelinesQuery } from '../pipeline/pipelines.ts';
import { versionQuery } from '../lead/version.ts';

export const ticketQuery = (id: string) => asking('/tickets/{id}', { path: { id } });

/** What a change of a ticket is seen in. */
export const changedBy = (id: string): Question[] => [
  ['/tickets/{id}', { path: { id } }],
  ['/tickets/{id}/events', { path: { id } }],
  ['/tickets'],
  ['/tickets/count'],
  ['/tickets/totals'],
];

export const useTicketPipelines = (): Pipeline[] =>
  (useQuery(pipelinesQuery).data?.items ?? []).filter(({ noun }) => noun === 'ticket');

/** The version that this ticket lives by. */
export const useVersion = ({ pipelineVersionId }: Ticket): Pipeline | undefined => {
  const published = useTicketPipelines().find(({ versionId }) => versionId === pipelineVersionId);
  return useQuery({ ...versionQuery(pipelineVersionId), enabled: !published }).data ?? published;
};

/** Saves values of a ticket; where somebody was faster it is read anew, and the refusal says so. */
export const changeTicket = async (
  { id, version }: Pick<Ticket, 'id' | 'version'>,
  values: Omit<TicketPatch, 'version'>,
): Promise<void> => {
  try {
    cache.setQueryData(
      ticketQuery(id).queryKey,
      await patch('/tickets/{id}', { path: { id }, body: { version, ...values } }),
    );
  } finally {
    void askAgain(changedBy(id));
  }
};

export const findTickets = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get('/tickets', { query: { q, state: 'open', limit: 8 }, signal })).items.map(pickedOf);

const pickedOf = ({ id, track, subject }: TicketItem): Picked => ({ id, text: subject, note: track });
