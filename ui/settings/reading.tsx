import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { get, type Page } from '../api.ts';
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
export type Channel = {
  id: string;
  kind: string;
  state: string;
  error: string | null;
  downSince: string | null;
  retryAt: string | null;
  waiting: number;
};

/** Reads a list of settings and shows it, or why there is none. */
export function Listed<T>({ path, children }: { path: string; children: (items: T[]) => ReactNode }) {
  const { t } = useWords('settings');
  const query = useQuery({ queryKey: ['settings', path], queryFn: ({ signal }) => get<Page<T>>(path, { signal }) });
  if (query.isPending) return <Skeleton rows={6} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  return query.data.items.length ? children(query.data.items) : <Empty title={t('none')} />;
}
