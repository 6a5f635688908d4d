import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asking } from '../ask/asking.ts';
import { Chip } from '../kit/Chip.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { momentOf, wall } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Callbacks.module.css';

const spans = [1, 7, 30] as const;

/** Who keeps promises to call: kept, late and broken by person, and how many talks came of them. */
export const Promises = () => {
  const { t } = useWords('callback');
  const [days, setDays] = useState<(typeof spans)[number]>(7);
  const [until] = useState(() =>
    momentOf(`${wall(Date.now()).add(1, 'day').format('YYYY-MM-DD')}T00:00`).toISOString(),
  );
  const from = new Date(Date.parse(until) - days * 86_400_000).toISOString();
  const report = useQuery(asking('/reports/callbacks', { query: { from, to: until } }));
  return (
    <Section
      title={t('report.title')}
      aside={spans.map((one) => (
        <Chip key={one} on={one === days} onClick={() => setDays(one)}>
          {t('report.days', { count: one })}
        </Chip>
      ))}
    >
      {report.isPending ? (
        <Skeleton rows={4} />
      ) : !report.data ? (
        <Problem error={report.error} again={() => void report.refetch()} />
      ) : report.data.users.length === 0 ? (
        <p className={css.dim}>{t('report.none')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('whose')}</th>
              {(['kept', 'late', 'broken', 'open', 'talked'] as const).map((one) => (
                <th key={one}>{t(`report.${one}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.data.users.map(({ user, kept, late, broken, open, talked }) => (
              <tr key={user?.id ?? ''}>
                <td>{user?.name ?? t('whose.nobody')}</td>
                <td>{kept}</td>
                <td data-tone={late > 0 ? 'amber' : undefined}>{late}</td>
                <td data-tone={broken > 0 ? 'red' : undefined}>{broken}</td>
                <td>{open}</td>
                <td>{talked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};
