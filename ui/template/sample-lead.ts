import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keep, readKept } from '../kept.ts';
import { leadsFound } from './templates.ts';

type Named = { id: string; name: string };
export type SampleLead = {
  pipeline: string | undefined;
  lead: Named | undefined;
  /** the pipeline has none yet, so it is one of another */
  isOther: boolean;
  isPending: boolean;
  choose: (lead: Named) => void;
};

/** The lead by which a text is shown: one of the pipeline that sends it. */
export const useSampleLead = (pipeline: string | undefined): SampleLead => {
  const place = `template-lead.${pipeline ?? ''}`;
  const [chosen, setChosen] = useState(() => readKept<Named>(place));
  const own = useQuery(leadsFound('', pipeline));
  const none = own.data?.length === 0 && pipeline !== undefined;
  const any = useQuery({ ...leadsFound('', undefined), enabled: none });
  const lead = chosen ?? own.data?.[0] ?? any.data?.[0];
  return {
    pipeline,
    lead,
    isOther: none,
    isPending: own.isPending || (none && any.isPending),
    choose: ({ id, name }) => {
      keep(place, { id, name });
      setChosen({ id, name });
    },
  };
};
