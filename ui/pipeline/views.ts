import { type ComponentType, type LazyExoticComponent } from 'react';

export type View = 'graph' | 'days' | 'versions' | 'try' | 'publish';
type Shown = LazyExoticComponent<ComponentType<{ pipeline: string }>>;

/** The other ways to look at a draft, each loaded when it is asked for. */
export const views: Partial<Record<string, Shown>> = {};
