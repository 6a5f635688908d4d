import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { AsOf } from '../../../workflows/lead/story.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { get, queryKeys, type Page } from '../../api.ts';
import { cache } from '../../cache.ts';
import { PageProblem } from '../../kit/Problem.tsx';
import { PageSkeleton } from '../../kit/Skeleton.tsx';
import { leadTasksQuery } from '../../task/due.ts';
import { useStory } from './lead-story.ts';
import { useVersionOf } from '../version.ts';
import { AsOfBar } from './AsOfBar.tsx';
import { Past } from './past.ts';

type Props = { lead: Lead; at: string; children: (lead: Lead, pipeline: Pipeline) => ReactNode };

/** The lead's page at a moment of the past: the same screens over what was known then, with nothing to be done on them. */
export const PastLead = ({ lead, at, children }: Props) => {
  const navigate = useNavigate();
  const story = useStory(lead.id);
  const asOf = useQuery({
    queryKey: queryKeys.asOf(lead.id, at),
    queryFn: ({ signal }) => get<AsOf>(`/leads/${lead.id}/as-of`, { query: { at }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const past = asOf.data;
  const pipeline = useVersionOf(past?.lead);
  const then = useMemo(() => past && cacheOf(past, story.data?.items ?? []), [past, story.data]);
  const to = { to: '/leads/$id', params: { id: lead.id } } as const;
  const back = () => void navigate({ ...to, search: {} });
  if (asOf.error && !past) return <PageProblem error={asOf.error} again={back} />;
  if (!past || !pipeline || !then || !story.data) return <PageSkeleton />;
  return (
    <Past value="past">
      <AsOfBar
        at={past.at}
        events={story.data.items}
        pipeline={pipeline}
        onGo={(moment) => void navigate({ ...to, search: { at: moment }, replace: true })}
        onBack={back}
      />
      <QueryClientProvider key={past.at} client={then}>
        {children(past.lead, pipeline)}
      </QueryClientProvider>
    </Past>
  );
};

/** A query cache of the past: the lead as it was then; the users and the pipeline are today's. */
const cacheOf = ({ at, lead, process, tasks, invoices }: AsOf, events: Event[]): QueryClient => {
  const then = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  for (const key of [queryKeys.me, queryKeys.users, queryKeys.pipelines, queryKeys.deliveries({ lead: lead.id })]) {
    const today = cache.getQueryData(key);
    if (today !== undefined) then.setQueryData(key, today);
  }
  const version = queryKeys.version(lead.pipelineVersionId);
  if (cache.getQueryData(version)) then.setQueryData(version, cache.getQueryData(version));
  const page: Page<Event> = { items: events.filter((event) => event.at <= at), next: null };
  then.setQueryData(queryKeys.lead(lead.id), lead);
  then.setQueryData(queryKeys.events(lead.id), page);
  then.setQueryData(queryKeys.process(lead.id), process);
  then.setQueryData(leadTasksQuery(lead.id).queryKey, { items: tasks, next: null });
  then.setQueryData(queryKeys.invoices(lead.id), { items: invoices, next: null });
  return then;
};
