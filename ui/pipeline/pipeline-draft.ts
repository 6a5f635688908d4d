import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Pipeline, PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { problemsOf, type Problem } from '../../workflows/pipeline/problems.ts';
import type { World } from '../../workflows/pipeline/world.schema.ts';
import { get, patch } from '../ask/ask.ts';
import { askAgain, asking } from '../ask/asking.ts';
import type { Wish } from '../ask/endpoint.ts';
import { isProblem } from '../ask/problem.ts';
import { cache } from '../cache.ts';
import { keep, readKept } from '../kept.ts';
import { toast } from '../kit/toast.tsx';
import { say } from '../words.ts';
import { openDraft, type DraftRead, type DraftState, type DraftStore, type Keeper } from './draft-store.ts';

export const draftQuery = (key: string) =>
  queryOptions({ ...asking('/pipelines/{key}/draft', { path: { key } }), staleTime: 0 });

export const worldQuery = asking('/pipelines/world');

/** The published version; undefined for a pipeline that is only drawn. */
export const publishedQuery = (key: string, version: number | null) => {
  const published = asking('/pipelines/{key}', { path: { key } });
  return queryOptions({ ...published, queryKey: [...published.queryKey, version], enabled: version !== null });
};

export type Change = (
  next: PipelineDefinition | ((now: PipelineDefinition) => PipelineDefinition),
  label?: string,
) => void;

export type Draft = {
  definition: PipelineDefinition;
  /** changes of the same label within a second are one step of undo; without a label each is its own */
  change: Change;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  saving: DraftState['saving'];
  offline: boolean;
  problem: unknown;
  revision: number;
  read: DraftRead;
  theirs: DraftRead | undefined;
  settle: DraftStore['settle'];
  /** saves what is not saved yet, at once */
  save: () => Promise<void>;
  problems: Problem[];
  world: World;
  published: Pipeline | undefined;
};

/** steps stand in steps, which the two say in other words */
type Sent = Wish<'/pipelines/{key}/draft', 'patch'>['body'];

const stores = new Map<string, DraftStore>();

/** The draft of a pipeline: every view reads and writes through it. Suspends until it is read. */
export const useDraft = (key: string): Draft => {
  const { data: read } = useSuspenseQuery(draftQuery(key));
  const { data: world } = useSuspenseQuery(worldQuery);
  const { data: published } = useQuery(publishedQuery(key, read.publishedVersion));
  const store = storeOf(key, read);
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    if (store.adopt(read)) sayWhose(read);
  }, [store, read]);
  // what could not be saved while nobody was signed in
  useEffect(() => void store.save(), [store]);
  const late = useDeferredValue(state.history.now);
  const problems = useMemo(() => problemsOf(late, world), [late, world]);
  return {
    definition: state.history.now,
    change: store.change,
    undo: store.undo,
    redo: store.redo,
    canUndo: state.history.past.length > 0,
    canRedo: state.history.future.length > 0,
    saving: state.saving,
    offline: state.offline,
    problem: state.problem,
    revision: state.read.revision,
    read: state.read,
    theirs: state.theirs,
    settle: store.settle,
    save: store.save,
    problems,
    world,
    published,
  };
};

const myId = () => cache.getQueryData(asking('/me').queryKey)?.id;
const sayWhose = ({ updatedBy: who }: DraftRead) => {
  if (who && who.id !== myId()) toast(say('pipeline:adopted', { who: who.name }));
};

const storeOf = (key: string, read: DraftRead): DraftStore => {
  const name = `${myId()}.${key}`;
  const known = stores.get(name);
  if (known) return known;
  const path = { key };
  const store = openDraft(
    read,
    {
      save: (definition, revision, publishedVersion) =>
        patch('/pipelines/{key}/draft', {
          path,
          body: { definition: definition as Sent['definition'], revision, publishedVersion },
        }),
      read: () => get('/pipelines/{key}/draft', { path }),
      whatFailed: (error) =>
        isProblem(error, 'VersionChanged')
          ? 'faster'
          : isProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429)
            ? 'away'
            : 'refused',
      saved: (next) => {
        cache.setQueryData<DraftRead>(draftQuery(key).queryKey, next);
        // an open text or form offers what has just been drawn
        void askAgain([['/pipelines/fields']]);
      },
      joined: sayWhose,
    },
    keeperOf(key),
  );
  stores.set(name, store);
  addEventListener('pagehide', () => void store.save());
  addEventListener('online', () => void store.save());
  return store;
};

const keeperOf = (pipeline: string): Keeper => {
  const place = `pipeline.${pipeline}`;
  return { get: () => readKept(place), set: (kept) => keep(place, kept) };
};
