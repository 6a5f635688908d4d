import { defineQuery, setCurrentDetails, setHandler, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { changedAttributes } from './attributes.ts';
import { STATE, WAITS } from './messages.ts';
import { changedBy, detailsOf, timerOf, type Shown, type ShownState, type ShownWait } from './shown.ts';

/** The answer to a query for a process's state; `dueAt` by our clock, `error` where it is stuck. */
type ProcessState = Partial<Pick<Shown, 'number' | 'pipeline' | 'stage' | 'responsible' | 'pausedUntil'>> & {
  state: ShownState;
  dueAt: string | null;
  error: string | null;
};

/**
 * Shows the Temporal UI where a process stands. All of it comes from the answers of its turns, so a replay shows the same. Details cost no
 * event; attributes cost one, and are set only where they have changed.
 */
export const showing = () => {
  let shown: Shown | undefined;
  let stuck: { since: string; error: string } | undefined;
  let dueAt: string | null = null;
  let said: ShownState = 'waiting';
  const state = (): ShownState => (stuck ? 'stuck' : (shown?.state ?? said));

  setHandler(defineQuery<ShownWait[]>(WAITS), () => shown?.waits ?? []);
  setHandler(defineQuery<ProcessState>(STATE), (): ProcessState => ({
    state: state(),
    dueAt,
    error: stuck?.error ?? null,
    ...(shown && {
      number: shown.number,
      pipeline: shown.pipeline,
      stage: shown.stage,
      responsible: shown.responsible,
      pausedUntil: shown.pausedUntil,
    }),
  }));

  return {
    /** for the next turn, which answers what has changed since; its steps are here already */
    known: (): Shown | null => (shown ? { ...shown, steps: [] } : null),
    hear: (changes?: Partial<Shown>): void => {
      stuck = undefined;
      if (changes) shown = changedBy(shown, changes);
    },
    fail: (error: string, since = new Date().toISOString()): void => {
      stuck = { since: stuck?.since ?? since, error };
    },
    /** `now`: the state of a process of which nothing else is shown */
    display: (now: ShownState, wakeAt: string | null = null): void => {
      said = now;
      dueAt = wakeAt;
      setCurrentDetails(detailsOf(shown, state(), stuck));
      const changed = changedAttributes(workflowInfo().typedSearchAttributes, { shown, state: state(), dueAt });
      if (changed.length > 0) upsertSearchAttributes(changed);
    },
    /** What the timer for this moment is called. */
    timer: (at: string): { summary: string } | undefined => {
      if (stuck) return { summary: 'the next try' };
      return shown && { summary: timerOf(shown, at) };
    },
  };
};
