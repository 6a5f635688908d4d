import { queryOptions } from '@tanstack/react-query';
import { asking, askingPages } from '../../ask/asking.ts';

export const versionsQuery = (key: string) => askingPages('/pipelines/{key}/versions', { path: { key } });

/** A version never changes, so it is read once; only the leads that live by it do, and they are in the list. */
export const versionQuery = (key: string, number: number) =>
  queryOptions({ ...asking('/pipelines/{key}/versions/{number}', { path: { key, number } }), staleTime: Infinity });

export const storyQuery = (key: string) => askingPages('/pipelines/{key}/story', { path: { key } });
