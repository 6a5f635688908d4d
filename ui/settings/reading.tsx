import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';

export type Template = {
  id: string;
  key: string;
  channel: string;
  language: string;
  subject: string;
  body: string;
  updatedAt: string;
};
type Props<T> = { query: UseQueryResult<{ items: T[] }>; children: (items: T[]) => ReactNode };

/** Shows a list of settings, or why there is none. */
export function Listed<T>({ query, children }: Props<T>) {
  const { t } = useWords('settings');
  if (query.isPending) return <Skeleton rows={6} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  return query.data.items.length ? children(query.data.items) : <Empty title={t('none')} />;
}
