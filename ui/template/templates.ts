import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Preview, Template, TemplateUseShown, TemplateVersion } from '../../workflows/template/template.schema.ts';
import { fieldVariable, variables, type Variable } from '../../workflows/template/variables.ts';
import { get, post, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';

const base = ['settings', 'templates'];

export const templatesQuery = queryOptions({
  queryKey: [...base, 'all'],
  queryFn: ({ signal }) => get<Page<Template>>('/templates', { signal }).then(({ items }) => items),
});

export const usesQuery = (key: string) =>
  queryOptions({
    queryKey: [...base, 'uses', key],
    queryFn: ({ signal }) =>
      get<Page<TemplateUseShown>>(`/templates/keys/${key}/uses`, { signal }).then(({ items }) => items),
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...base, 'versions', id],
    queryFn: ({ signal }) =>
      get<Page<TemplateVersion>>(`/templates/${id}/versions`, { signal }).then(({ items }) => items),
  });

export type Slot = { channel: string; language: string };
export type Text = { subject: string; body: string };

/** A text that may not be saved, filled in by the server as it would be sent. */
export const previewQuery = (order: Slot & Text & { leadId: string }) =>
  queryOptions({
    queryKey: [...base, 'preview', order],
    queryFn: ({ signal }) => post<Preview>('/templates/preview', order, { signal }),
    staleTime: 30_000,
  });

export const leadsFound = (q: string) =>
  queryOptions({
    queryKey: [...base, 'leads', q],
    queryFn: ({ signal }) => get<Page<Lead>>('/leads', { signal, query: { q, limit: 8 } }).then(({ items }) => items),
  });

/** All texts were changed somewhere: the list, the uses and the versions are asked for anew. */
export const refresh = () =>
  cache.invalidateQueries({ queryKey: base, predicate: ({ queryKey }) => queryKey[2] !== 'preview' });

/** Ours and the pipelines' own fields. */
export const useVariables = (): { all: Variable[]; fields: Variable[] } => {
  const pipelines = usePipelines();
  const found = new Map<string, Variable>();
  for (const { definition } of pipelines)
    for (const field of definition.fields) if (!found.has(field.key)) found.set(field.key, fieldVariable(field));
  const fields = [...found.values()];
  return { all: [...variables, ...fields], fields };
};

export const useTemplates = () => useQuery(templatesQuery);

/** What was removed comes back text by text; its versions were never gone. */
export const bringBack = async (texts: Template[]) => {
  try {
    for (const { key, name, channel, language, subject, body } of texts)
      await post('/templates', { key, name, channel, language, subject, body });
    await refresh();
  } catch (error) {
    toastProblem(error);
  }
};
