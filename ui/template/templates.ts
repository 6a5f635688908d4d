import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Template } from '../../workflows/template/template.schema.ts';
import { clientChannels } from '../../workflows/channel/index.ts';
import { fieldVariable, insertionOf, variables, type Variable } from '../../workflows/template/variables.ts';
import { post } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';
import type { Wish } from '../ask/endpoint.ts';
import { useAround } from '../field/fields.ts';
import { useAskables } from '../pipeline/askables.ts';

const itemsOf = <T>({ items }: { items: T[] }): T[] => items;

export const templatesQuery = queryOptions({ ...asking('/templates'), select: itemsOf });

export const usesQuery = (key: string) =>
  queryOptions({ ...asking('/templates/keys/{key}/uses', { path: { key } }), select: itemsOf });

export const versionsQuery = (id: string) =>
  queryOptions({ ...asking('/templates/{id}/versions', { path: { id } }), select: itemsOf });

export type Slot = { channel: string; language: string };
/** The server has the same lists of channels and languages. */
export const sent = <S extends Slot>(slot: S) => slot as S & Pick<Wish<'/templates', 'post'>['body'], keyof Slot>;
export type Text = { subject: string; body: string };

/** A text that may not be saved, filled in by the server as it would be sent. */
export const previewQuery = (order: Slot & Text & { leadId: string }) =>
  queryOptions({
    queryKey: ['/templates/preview', order],
    queryFn: ({ signal }) => post('/templates/preview', { body: sent(order), signal }),
    staleTime: 30_000,
  });

/** Of that pipeline, where one is meant. */
export const leadsFound = (q: string, pipeline: string | undefined) =>
  queryOptions({ ...asking('/leads', { query: { q, pipeline, limit: 8 } }), select: itemsOf });

/** The values that variables have for this lead, by path, as they would be printed. */
export const valuesQuery = (variables: Variable[], leadId: string, language: string) =>
  queryOptions({
    queryKey: ['/templates/preview', 'values', leadId, language, variables.map(({ path }) => path).join()],
    queryFn: async ({ signal }) => {
      const single = variables.filter(({ kind }) => kind !== 'list' && kind !== 'group');
      const body = single.map((one) => `{{#if ${one.path}}}${insertionOf(one)}{{/if}}`).join(BETWEEN);
      const order = { channel: PLAIN, language, subject: '', body, leadId };
      const { body: said, fault } = await post('/templates/preview', { body: sent(order), signal });
      const values = fault ? [] : said.split(BETWEEN);
      return new Map(single.map(({ path }, index) => [path, values[index]?.trim() ?? '']));
    },
    staleTime: 60_000,
  });
const BETWEEN = '\n----\n';
/** A channel whose texts are printed as they are. */
const PLAIN = clientChannels.find(({ writes }) => writes === 'text')!.kind;

/** Whatever is told of texts, after any change of them. */
export const changesTemplates: Question[] = [
  ['/templates'],
  ['/templates/keys/{key}/uses'],
  ['/templates/{id}/versions'],
];

/** Ours and the pipelines' own fields, those of drafts too; where one pipeline is meant its fields alone are offered. `drawn`: only drawn yet. */
export const useVariables = (pipeline?: string): { all: Variable[]; fields: Variable[]; drawn: Set<string> } => {
  const askables = useAskables();
  const around = useAround();
  return useMemo(() => {
    const found = new Map<string, Variable>();
    const now = new Set<string>();
    for (const { fields } of askables)
      for (const field of fields) {
        if (!found.has(field.key)) found.set(field.key, fieldVariable(field));
        if (!field.drawn) now.add(field.key);
      }
    const own = askables.find(({ key }) => key === pipeline)?.fields.map(({ key }) => key) ?? [...found.keys()];
    const clients = around.map(fieldVariable);
    const ownVariables = own.flatMap((key) => found.get(key) ?? []);
    const drawn = [...found].flatMap(([key, { path }]) => (now.has(key) ? [] : [path]));
    return {
      // of one pipeline its own come first: they are why somebody looks
      all: pipeline ? [...ownVariables, ...clients, ...variables] : [...variables, ...ownVariables, ...clients],
      fields: [...found.values(), ...clients],
      drawn: new Set(drawn),
    };
  }, [askables, around, pipeline]);
};

export const useTemplates = () => useQuery(templatesQuery);

/** What was removed comes back text by text; its versions were never gone. */
export const bringBack = async (texts: Template[]) => {
  for (const { key, name, channel, language, subject, body } of texts)
    await post('/templates', { body: sent({ key, name, channel, language, subject, body }) });
};
