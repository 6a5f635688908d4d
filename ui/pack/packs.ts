import { queryOptions } from '@tanstack/react-query';
import { asking, type Question } from '../ask/asking.ts';

export const packsQuery = queryOptions({ ...asking('/packs'), staleTime: Infinity });

export const demoQuery = (key: string) =>
  queryOptions({ ...asking('/pipelines/{key}/demo', { path: { key } }), staleTime: 60_000 });

/** Pipelines, boards, tasks: what the demo is part of. */
export const changesDemo: Question[] = [
  ['/pipelines/all'],
  ['/pipelines/fields'],
  ['/pipelines/world'],
  ['/pipelines'],
  ['/pipelines/{key}/demo'],
  ['/pipelines/{key}/totals'],
  ['/leads'],
  ['/tickets'],
  ['/tickets/count'],
  ['/tickets/totals'],
  ['/tasks'],
  ['/tasks/totals'],
  ['/notifications'],
  ['/notifications/totals'],
];
