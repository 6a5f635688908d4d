import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Preview, Template, TemplateUseShown, TemplateVersion } from '../../workflows/template/template.schema.ts';
import { clientChannels } from '../../workflows/channel/index.ts';
import { fieldVariable, insertionOf, variables, type Variable } from '../../workflows/template/variables.ts';
import { get, post, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';
import { useAskables } from '../pipeline/askables.ts';

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

/** Of that pipeline, where one is meant. */
export const leadsFound = (q: string, pipeline: string | undefined) =>
  queryOptions({
    queryKey: [...base, 'leads', pipeline, q],
    queryFn: ({ signal }) =>
      get<Page<Lead>>('/leads', { signal, query: { q, pipeline, limit: 8 } }).then(({ items }) => items),
  });

/** The values that variables have for this lead, by path, as they would be printed. */
export const valuesQuery = (variables: Variable[], leadId: string, language: string) =>
  queryOptions({
    queryKey: [...base, 'preview', 'values', leadId, language, variables.map(({ path }) => path).join()],
    queryFn: async ({ signal }) => {
      const single = variables.filter(({ kind }) => kind !== 'list' && kind !== 'group');
      const body = single.map((one) => `{{#if ${one.path}}}${insertionOf(one)}{{/if}}`).join(BETWEEN);
      const order = { channel: PLAIN, language, subject: '', body, leadId };
      const { body: said, fault } = await post<Preview>('/templates/preview', order, { signal });
      const values = fault ? [] : said.split(BETWEEN);
      return new Map(single.map(({ path }, index) => [path, values[index]?.trim() ?? '']));
    },
    staleTime: 60_000,
  });
const BETWEEN = '\n----\n';
/** A channel whose texts are printed as they are. */
const PLAIN = clientChannels.find(({ writes }) => writes === 'text')!.kind;

/** All texts were changed somewhere: the list, the uses and the versions are asked for anew. */
export const refresh = () =>
  cache.invalidateQueries({ queryKey: base, predicate: ({ queryKey }) => queryKey[2] !== 'preview' });

/** Ours and the pipelines' own fields, those of drafts too; where one pipeline is meant its fields alone are offered. `drawn`: only drawn yet. */
export const useVariables = (pipeline?: string): { all: Variable[]; fields: Variable[]; drawn: Set<string> } => {
  const askables = useAskables();
  return useMemo(() => {
    const found = new Map<string, Variable>();
    const now = new Set<string>();
    for (const { fields } of askables)
      for (const field of fields) {
        if (!found.has(field.key)) found.set(field.key, fieldVariable(field));
        if (!field.drawn) now.add(field.key);
      }
    const own = askables.find(({ key }) => key === pipeline)?.fields.map(({ key }) => key) ?? [...found.keys()];
    const ownVariables = own.flatMap((key) => found.get(key) ?? []);
    const drawn = [...found].flatMap(([key, { path }]) => (now.has(key) ? [] : [path]));
    return {
      // of one pipeline its own come first: they are why somebody looks
      all: pipeline ? [...ownVariables, ...variables] : [...variables, ...ownVariables],
      fields: [...found.values()],
      drawn: new Set(drawn),
    };
  }, [askables, pipeline]);
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
