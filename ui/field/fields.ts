import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Field, FieldNoun } from '../../workflows/field/field.schema.ts';
import { ofLeads } from '../../workflows/field/field.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../ask/asking.ts';

const fieldsQuery = { ...asking('/fields'), staleTime: 60_000 };

/** The fields that admins have added to a noun, in their order, as far as this user sees them; none until they are read. */
export const useFields = (noun: FieldNoun): Field[] => {
  const { data } = useQuery(fieldsQuery);
  return useMemo(() => (data?.items ?? []).filter((field) => field.noun === noun), [data, noun]);
};

/** Those of leads, as pipelines know their own. */
export const useHouse = (): PipelineField[] => {
  const fields = useFields('lead');
  return useMemo(() => ofLeads(fields), [fields]);
};
