import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { post } from '../ask/ask.ts';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

/** What would stop the paper at its printing, told before it is sent: signs that no font has, nobody who sells. */
export const PaperWarning = ({ leadId, words }: { leadId: string; words: string[] }) => {
  const { t } = useWords('invoice');
  const asked = useDeferredValue(JSON.stringify(words.filter(Boolean)));
  const { data } = useQuery({
    queryKey: ['/leads/{id}/papers/check', leadId, asked],
    queryFn: () =>
      post('/leads/{id}/papers/check', { path: { id: leadId }, body: { words: JSON.parse(asked) as string[] } }),
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
