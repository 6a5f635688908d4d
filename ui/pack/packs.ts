import { queryOptions } from '@tanstack/react-query';
import type { DemoState, Installed, Pack } from '../../workflows/pack/pack.schema.ts';
import { del, get, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';

export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: ({ signal }) => get<Page<Pack>>('/packs', { signal }),
  staleTime: Infinity,
});

export const demoQuery = (pipeline: string) =>
  queryOptions({
    queryKey: ['demo', pipeline],
    queryFn: ({ signal }) => get<DemoState>(`/pipelines/${pipeline}/demo`, { signal }),
    staleTime: 60_000,
  });

export const installPack = async (
  pack: string,
  wish: { pipelineKey: string; name: string; withDemo: boolean },
): Promise<Installed> => {
  const made = await post<Installed>(`/packs/${pack}/install`, wish);
  await changed();
  return made;
};

export const removeDemo = async (pipeline: string): Promise<number> => {
  const { removed } = await del<{ removed: number }>(`/pipelines/${pipeline}/demo`);
  await changed();
  return removed;
};

/** Pipelines, boards, tasks: what the demo was part of is read anew. */
const changed = async (): Promise<void> => {
  const first = [queryKeys.pipelineList, queryKeys.pipelines, ['demo']];
  const later = ['leads', 'totals', 'tasks', 'task-totals', 'world', '/notifications', '/notifications/totals'];
  await Promise.all(first.map((queryKey) => cache.invalidateQueries({ queryKey })));
  for (const name of later) void cache.invalidateQueries({ queryKey: [name] });
};
