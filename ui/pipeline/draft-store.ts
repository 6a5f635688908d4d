import type { Draft } from '../../workflows/pipeline/draft.schema.ts';
import { mergeDrafts, type Place, type Side } from '../../workflows/pipeline/merge.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { changed, historyOf, rebased, redone, undone, type History } from './history.ts';
import { isSame } from './same.ts';

/** A draft as the server keeps it. */
export type DraftRead = Draft;

export type DraftState = {
  history: History<PipelineDefinition>;
  read: DraftRead;
  saving: 'saved' | 'saving' | 'failed';
  /** why the last save failed; offline is told apart */
  problem: unknown;
  offline: boolean;
  /** somebody else was faster and changed a place that I changed too: hers stands on the server, mine here, both began from `read` */
  theirs: DraftRead | undefined;
};

export type Server = {
  /** `published`: the version that was read, by which the server knows whether a first change stands on what is published now */
  save: (
    definition: PipelineDefinition,
    revision: number,
    published: number | null,
  ) => Promise<{ revision: number; updatedAt: string }>;
  read: () => Promise<DraftRead>;
  saved: (read: DraftRead) => void;
  /** what somebody else wrote in other places came in beside mine */
  joined: (theirs: DraftRead) => void;
  /** somebody was faster, the server was not reached, or it does not take this */
  whatFailed: (error: unknown) => 'faster' | 'away' | 'refused';
};
/** `base`: what it began from, as the server had it then */
type Kept = { definition: PipelineDefinition; revision: number; base: PipelineDefinition };
/** Where a change is kept in this browser until the server has it. */
export type Keeper = { get: () => Kept | undefined; set: (kept: Kept | undefined) => void };

export type DraftStore = ReturnType<typeof openDraft>;

const AFTER = 600;
const AGAIN = 4000;

/** One draft in this browser: edits at once, saves 600 ms after the last change, one save at a time. */
export const openDraft = (read: DraftRead, server: Server, keeper: Keeper) => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let state = firstState(read, keeper.get());

  const set = (patch: Partial<DraftState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const isDirty = () => state.history.now !== state.read.definition;
  const keepHere = () => {
    const { definition: base, revision } = state.read;
    keeper.set(isDirty() ? { definition: state.history.now, revision, base } : undefined);
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };
  const go = (history: History<PipelineDefinition>) => {
    if (history === state.history) return;
    set({ history, saving: 'saving' });
    keepHere();
    if (!state.theirs) later(AFTER);
  };

  const save = async (): Promise<void> => {
    if (busy || state.theirs) return;
    if (!isDirty()) return set({ saving: 'saved', problem: undefined, offline: false });
    clearTimeout(timer);
    busy = true;
    const definition = state.history.now;
    try {
      const { revision, updatedAt } = await server.save(definition, state.read.revision, state.read.publishedVersion);
      busy = false;
      const next = { ...state.read, definition, revision, updatedAt, changed: true };
      set({ read: next, saving: isDirtyAgainst(next) ? 'saving' : 'saved', problem: undefined, offline: false });
      keepHere();
      server.saved(next);
      if (isDirty()) later(AFTER);
    } catch (error) {
      busy = false;
      await failed(error);
    }
  };
  const isDirtyAgainst = (saved: DraftRead) => state.history.now !== saved.definition;

  const failed = async (error: unknown) => {
    const failure = server.whatFailed(error);
    if (failure === 'faster') {
      try {
        return meet(await server.read());
      } catch (another) {
        return failed(another);
      }
    }
    const offline = failure === 'away';
    set({ saving: 'failed', problem: offline ? undefined : error, offline });
    if (offline) later(AGAIN);
  };

  /** Changes of different places are one draft; for a place that both changed one of them must choose. */
  const meet = (theirs: DraftRead, choices?: Record<Place, Side>) => {
    const base = state.read.definition;
    const { definition, both } = mergeDrafts(base, state.history.now, theirs.definition, choices);
    if (both.length && !choices) return set({ theirs, saving: 'failed', problem: undefined, offline: false });
    const same = isSame(definition, theirs.definition);
    const now = same ? theirs.definition : definition;
    set({
      theirs: undefined,
      read: theirs,
      history: rebased(state.history, now, (one) => mergeDrafts(base, one, theirs.definition).definition),
      saving: same ? 'saved' : 'saving',
      problem: undefined,
      offline: false,
    });
    keepHere();
    if (!same) later(0);
    if (!choices && !isSame(base, theirs.definition)) server.joined(theirs);
  };

  if (isDirty() && !state.theirs) later(0);

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change: (next: PipelineDefinition | ((now: PipelineDefinition) => PipelineDefinition), label?: string) =>
      go(changed(state.history, typeof next === 'function' ? next(state.history.now) : next, label, Date.now())),
    undo: () => go(undone(state.history)),
    redo: () => go(redone(state.history)),
    save,
    /** what another screen or person has written; own unsaved changes stay */
    adopt: (fresh: DraftRead): boolean => {
      if (fresh.revision === state.read.revision && fresh.publishedVersion === state.read.publishedVersion)
        return false;
      if (busy || isDirty() || state.theirs) return false;
      const base = state.history.now;
      const same = isSame(fresh.definition, base);
      set({
        read: same ? { ...fresh, definition: base } : fresh,
        history: same
          ? state.history
          : rebased(state.history, fresh.definition, (one) => mergeDrafts(base, one, fresh.definition).definition),
        saving: 'saved',
      });
      return !same;
    },
    /** whose stays in the places that both changed; everything else of both stays */
    settle: (choices: Record<Place, Side>) => {
      if (state.theirs) meet(state.theirs, choices);
    },
  };
};

const firstState = (read: DraftRead, kept: Kept | undefined): DraftState => {
  const plain = { read, saving: 'saved' as const, problem: undefined, offline: false, theirs: undefined };
  if (!kept) return { ...plain, history: historyOf(read.definition) };
  const { definition, both } = mergeDrafts(kept.base, kept.definition, read.definition);
  if (both.length)
    return {
      ...plain,
      read: { ...read, definition: kept.base, revision: kept.revision },
      history: changed(historyOf(kept.base), kept.definition, undefined, 0),
      saving: 'failed',
      theirs: read,
    };
  if (isSame(definition, read.definition)) return { ...plain, history: historyOf(read.definition) };
  return { ...plain, history: changed(historyOf(read.definition), definition, undefined, 0), saving: 'saving' };
};
