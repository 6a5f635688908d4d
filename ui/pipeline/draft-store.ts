import type { Draft } from '../../workflows/pipeline/draft.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { changed, historyOf, redone, undone, type History } from './history.ts';
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
  /** somebody else was faster: hers stands on the server, mine here */
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
  /** somebody was faster, the server was not reached, or it does not take this */
  whatFailed: (error: unknown) => 'faster' | 'away' | 'refused';
};
type Kept = { definition: PipelineDefinition; revision: number };
/** Where it is kept in this browser while the server is not reached. */
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
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };
  const go = (history: History<PipelineDefinition>) => {
    if (history === state.history) return;
    set({ history, saving: 'saving' });
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
      keeper.set(undefined);
      server.saved(next);
      if (isDirty()) later(AFTER);
    } catch (error) {
      busy = false;
      await failed(error, definition);
    }
  };
  const isDirtyAgainst = (saved: DraftRead) => state.history.now !== saved.definition;

  const failed = async (error: unknown, definition: PipelineDefinition) => {
    keeper.set({ definition, revision: state.read.revision });
    const failure = server.whatFailed(error);
    if (failure === 'faster') {
      try {
        const theirs = await server.read();
        if (isSame(theirs.definition, state.history.now)) {
          keeper.set(undefined);
          return set({ read: { ...theirs, definition: state.history.now }, saving: 'saved', problem: undefined });
        }
        return set({ theirs, saving: 'failed', problem: undefined, offline: false });
      } catch (another) {
        return failed(another, definition);
      }
    }
    const offline = failure === 'away';
    set({ saving: 'failed', problem: offline ? undefined : error, offline });
    if (offline) later(AGAIN);
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
      const same = isSame(fresh.definition, state.history.now);
      set({
        read: same ? { ...fresh, definition: state.history.now } : fresh,
        history: same ? state.history : changed(state.history, fresh.definition, undefined, Date.now()),
        saving: 'saved',
      });
      return !same;
    },
    /** after a conflict: hers come in as one step that can be undone, or mine are written over hers */
    settle: (whose: 'theirs' | 'mine') => {
      const { theirs } = state;
      if (!theirs) return;
      keeper.set(undefined);
      if (whose === 'theirs')
        return set({
          theirs: undefined,
          read: theirs,
          history: changed(state.history, theirs.definition, undefined, Date.now()),
          saving: 'saved',
        });
      set({ theirs: undefined, read: theirs, saving: 'saving' });
      later(0);
    },
    /** the page goes away: what is not saved yet is kept here */
    leave: () => {
      if (isDirty()) keeper.set({ definition: state.history.now, revision: state.read.revision });
      void save();
    },
  };
};

const firstState = (read: DraftRead, kept: Kept | undefined): DraftState => {
  const plain = { read, saving: 'saved' as const, problem: undefined, offline: false, theirs: undefined };
  if (!kept || isSame(kept.definition, read.definition)) return { ...plain, history: historyOf(read.definition) };
  const mine = changed(historyOf(read.definition), kept.definition, undefined, 0);
  return kept.revision === read.revision
    ? { ...plain, history: mine, saving: 'saving' }
    : { ...plain, history: mine, saving: 'failed', theirs: read };
};
