import { refuse, type Refusal } from '../refusal.ts';

/** A bulk run over many leads: a publication, a mass change. Its row holds its state, its process follows. */
export const walkStates = ['planned', 'running', 'paused', 'done', 'stopped', 'undoing', 'undone'] as const;
export type WalkState = (typeof walkStates)[number];
export const walkOrders = ['pause', 'resume', 'stop', 'undo'] as const;
export type WalkOrder = (typeof walkOrders)[number];
/** The Temporal update of an order; pause and resume have the same names as a lead's. */
export const walkUpdate = (order: WalkOrder): string => `process.${order}`;

/** How a slice went: over, or when to come again (milliseconds; null: when somebody orders it). */
export type WalkReport = { over: boolean; restMs: number | null };

const allowed: Record<WalkOrder, { in: WalkState[]; otherwise: 'WalkNotRunning' | 'WalkNotPaused' | 'NothingToUndo' }> =
  {
    pause: { in: ['planned', 'running'], otherwise: 'WalkNotRunning' },
    resume: { in: ['paused'], otherwise: 'WalkNotPaused' },
    stop: { in: ['planned', 'running', 'paused'], otherwise: 'WalkNotRunning' },
    undo: { in: ['planned', 'running', 'paused', 'stopped', 'done'], otherwise: 'NothingToUndo' },
  };

/** Why a bulk run cannot be paused, resumed, stopped or undone now. */
export const whyNotSteer = (state: WalkState, order: WalkOrder): Refusal | undefined =>
  allowed[order].in.includes(state) ? undefined : refuse(allowed[order].otherwise);

export const stateAfter: Record<WalkOrder, WalkState> = {
  pause: 'paused',
  resume: 'running',
  stop: 'stopped',
  undo: 'undoing',
};

/** The event that records an order. */
export const tense: Record<WalkOrder, string> = {
  pause: 'paused',
  resume: 'resumed',
  stop: 'stopped',
  undo: 'undoing',
};

/** It goes on by itself. */
export const isWalking = (state: WalkState): boolean =>
  state === 'planned' || state === 'running' || state === 'undoing';
export const isOver = (state: WalkState): boolean => state === 'done' || state === 'stopped' || state === 'undone';
