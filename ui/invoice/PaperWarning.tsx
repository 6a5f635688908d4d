import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { PaperCheck } from '../../workflows/invoice/invoice.schema.ts';
import { post, queryKeys } from '../api.ts';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

/** What would stop the paper at its printing, told before it is sent: signs that no font has, nobody who sells. */
export const PaperWarning = ({ leadId, words }: { leadId: string; words: string[] }) => {
  const { t } = useWords('invoice');
  const asked = useDeferredValue(JSON.stringify(words.filter(Boolean)));
  const { data } = useQuery({
    queryKey: queryKeys.papers(leadId, asked),
    queryFn: () => post<PaperCheck>(`/leads/${leadId}/papers/check`, { words: JSON.parse(asked) as string[] }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (!data || data.problems.length === 0) return null;
  return (
    <div className={css.trouble} role="alert">
      <IconAlertTriangle size={18} />
      <div>
        <b>{t('paper.stops')}</b>
        {data.problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  );
};
