import { useQuery } from '@tanstack/react-query';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Ticket, TicketItem, TicketPatch } from '../../workflows/ticket/ticket.schema.ts';
import { get, patch } from '../ask/ask.ts';
import { askAgain, asking, type Question } from '../ask/asking.ts';
import { isProblem } from '../ask/problem.ts';
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

type Values = Omit<TicketPatch, 'version'>;
type Seen = Pick<Ticket, 'id' | 'version'> & Partial<Ticket>;

/**
 * Saves values of a ticket as somebody has seen it. Where a colleague has changed others meanwhile, both stay; where it was one of these, nothing is
 * overwritten: it is read anew, and the refusal says so.
 */
export const changeTicket = async (seen: Seen, values: Values): Promise<void> => {
  const path = { id: seen.id };
  const save = async (version: number) =>
    cache.setQueryData(
      ticketQuery(seen.id).queryKey,
      await patch('/tickets/{id}', { path, body: { version, ...values } }),
    );
  try {
    await save(seen.version).catch(async (problem: unknown) => {
      if (!isProblem(problem, 'VersionChanged')) throw problem;
      const now = await get('/tickets/{id}', { path });
      if (!isAsSeen(seen, now, values)) throw problem;
      await save(now.version);
    });
  } finally {
    void askAgain(changedBy(seen.id));
  }
};

/** Whether what is to be changed still stands as it was seen. */
const isAsSeen = (seen: Partial<Ticket>, now: Ticket, { fields = {}, ...values }: Values): boolean => {
  const is = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return (
    (Object.keys(values) as (keyof Ticket)[]).every((key) => is(seen[key], now[key])) &&
    Object.keys(fields).every((key) => is(seen.fields?.[key], now.fields[key]))
  );
};

export const findTickets = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get('/tickets', { query: { q, state: 'open', limit: 8 }, signal })).items.map(pickedOf);

const pickedOf = ({ id, track, subject }: TicketItem): Picked => ({ id, text: subject, note: track });
