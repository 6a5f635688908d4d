import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Field, FieldNoun } from '../../workflows/field/field.schema.ts';
import { ofClients, ofLeads } from '../../workflows/field/field.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../ask/asking.ts';

const fieldsQuery = { ...asking('/fields'), staleTime: 60_000 };

/** The fields that admins have added to a noun, in their order, as far as this user sees them; none until they are read. */
export const useFields = (noun: FieldNoun): Field[] => {
  const { data } = useQuery(fieldsQuery);
  return useMemo(() => (data?.items ?? []).filter((field) => field.noun === noun), [data, noun]);
};

/** Those without which nobody enters a record of the noun. */
export const useNeededFields = (noun: FieldNoun): Field[] =>
  useFields(noun).filter(({ required }) => required.includes('create'));

/** Those of leads, as pipelines know their own. */
export const useHouse = (): PipelineField[] => {
  const fields = useFields('lead');
  return useMemo(() => ofLeads(fields), [fields]);
};

/** Whether the fields have been read: before that a field that is looked for may be there after all. */
export const useFieldsRead = (): boolean => useQuery(fieldsQuery).isSuccess;

/** Those of a lead's client and company, by their paths. */
export const useAround = (): PipelineField[] => {
  const [contact, company] = [useFields('contact'), useFields('company')];
  return useMemo(() => ofClients([...contact, ...company]), [contact, company]);
};

/** What was typed for fields, as it is sent: the server reads it. */
export const filled = (typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''));
