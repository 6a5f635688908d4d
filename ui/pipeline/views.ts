import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { loadWords } from '../words.ts';

export type View = 'graph' | 'days' | 'versions' | 'try' | 'publish';
type Shown = LazyExoticComponent<ComponentType<{ pipeline: string }>>;

/** The other ways to look at a draft, each loaded when it is asked for. */
export const views: Partial<Record<string, Shown>> = {
  graph: lazy(async () => {
    const [{ GraphView }] = await Promise.all([import('./graph/GraphView.tsx'), loadWords('pipeline/graph')]);
    return { default: GraphView };
  }),
  days: lazy(async () => {
    const [{ DaysView }] = await Promise.all([import('./days/DaysView.tsx'), loadWords('pipeline/days')]);
    return { default: DaysView };
  }),
  versions: lazy(async () => {
    const [{ VersionsView }] = await Promise.all([import('./version/VersionsView.tsx'), loadWords('pipeline/version')]);
    return { default: VersionsView };
  }),
  try: lazy(async () => {
    const [{ TrialView }] = await Promise.all([import('../trial/TrialView.tsx'), loadWords('trial', 'lead')]);
    return { default: TrialView };
  }),
  publish: lazy(async () => {
    const [{ PublishView }] = await Promise.all([import('../publication/PublishView.tsx'), loadWords('publication')]);
    return { default: PublishView };
  }),
};
