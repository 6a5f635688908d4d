import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { AsOf } from '../../../workflows/lead/story.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { asking, type Page } from '../../ask/asking.ts';
import { cache } from '../../cache.ts';
import { PageProblem } from '../../kit/Problem.tsx';
import { PageSkeleton } from '../../kit/Skeleton.tsx';
import { leadTasksQuery } from '../../task/task-query.ts';
import { pipelinesQuery } from '../../pipeline/pipelines.ts';
import { meQuery, usersQuery } from '../../session.tsx';
import { invoicesQuery, leadQuery } from '../lead-query.ts';
import { processQuery } from '../process/lead-process.ts';
import { useVersionOf, versionQuery } from '../version.ts';
import { AsOfBar } from './AsOfBar.tsx';
import { deliveriesQuery, storyQuery, useStory } from './lead-story.ts';
import { Past } from './past.ts';

type Props = { lead: Lead; at: string; children: (lead: Lead, pipeline: Pipeline) => ReactNode };

/** The lead's page at a moment of the past: the same screens over what was known then, with nothing to be done on them. */
export const PastLead = ({ lead, at, children }: Props) => {
  const navigate = useNavigate();
  const story = useStory(lead.id);
  const asOf = useQuery({
    ...asking('/leads/{id}/as-of', { path: { id: lead.id }, query: { at } }),
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
  const version = versionQuery(lead.pipelineVersionId);
  for (const { queryKey } of [meQuery, usersQuery, pipelinesQuery, deliveriesQuery(lead.id), version]) {
    const today = cache.getQueryData(queryKey);
    if (today !== undefined) then.setQueryData(queryKey, today);
  }
  const page: Page<Event> = { items: events.filter((event) => event.at <= at), next: null };
  then.setQueryData(leadQuery(lead.id).queryKey, lead);
  then.setQueryData(storyQuery(lead.id).queryKey, page);
  then.setQueryData(processQuery(lead.id).queryKey, process);
  then.setQueryData(leadTasksQuery(lead.id).queryKey, { items: tasks, next: null });
  then.setQueryData(invoicesQuery(lead.id).queryKey, { items: invoices, next: null });
  return then;
};
