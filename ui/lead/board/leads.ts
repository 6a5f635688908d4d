import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { phoneText } from '../../../workflows/contact/phone-text.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { StageTotal, Sum, Waiting } from '../../../workflows/lead/totals.schema.ts';
import type { PipelineDefinition, PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { get } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { withRecent } from '../../live.ts';
import { columnKey, type LeadFilter } from '../lead-query.ts';

/** The leads of one column, a hundred at a time, the newest first. */
export const columnQuery = (filter: LeadFilter) =>
  infiniteQueryOptions({
    queryKey: columnKey(filter),
    queryFn: async ({ signal, pageParam }) => {
      const asked = performance.now();
      const page = await get('/leads', { query: { ...filter, limit: 100, cursor: pageParam }, signal });
      return pageParam === null ? withRecent(page, filter, asked) : page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Of all leads that pass the filter, loaded or not. */
export const totalsQuery = ({ pipeline, ...query }: LeadFilter & { pipeline: string }) =>
  queryOptions({
    ...asking('/pipelines/{key}/totals', { path: { key: pipeline }, query }),
    placeholderData: (last, before) => (before && keyIn(before.queryKey) === pipeline ? last : undefined),
  });

const keyIn = ([, wish]: readonly unknown[]) => (wish as { path: { key: string } }).path.key;

/** What of a stage's leads is shown. */
export const shownOf = (total: StageTotal, only: Waiting | undefined): Sum => (only ? total[only] : total);

/** The first own field of the pipeline that is filled: what the client came for; else how to reach the client. */
export const aboutText = (
  lead: Lead,
  { fields }: PipelineDefinition,
  valueOf: (field: PipelineField, value: unknown) => string,
): string => {
  const field = fields.find(({ key, type }) => type !== 'checkbox' && type !== 'person' && lead.fields[key]);
  if (field) return valueOf(field, lead.fields[field.key]);
  const { phones, emails } = lead.contacts.find(({ main }) => main) ?? lead.contacts[0] ?? { phones: [], emails: [] };
  return phones[0] ? phoneText(phones[0]) : (emails[0] ?? '');
};

/** Where it came from, in a word; `form` says that of one without any other. */
export const sourceText = ({ source }: Lead, form: string): string =>
  source.utm_source ?? hostOf(source.referrer) ?? (source.form || source.channel ? form : '');

const hostOf = (address: string | undefined): string | undefined => {
  try {
    return address ? new URL(address).hostname.replace(/^www\./, '') : undefined;
  } catch {
    return undefined;
  }
};

/** How long a lead may stand in a stage: amber once it stands longer, red from twice as long. */
export const rotOf = (lead: Lead, days: number | undefined, now: number): 'amber' | 'red' | undefined => {
  if (!days || lead.closedAt) return undefined;
  const stays = (now + lead.clockOffset - new Date(lead.stageEnteredAt).getTime()) / (days * 86_400_000);
  return stays > 2 ? 'red' : stays > 1 ? 'amber' : undefined;
};
