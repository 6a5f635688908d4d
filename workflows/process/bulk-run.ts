import { refuse, type Refusal } from '../refusal.ts';

/** Work over many leads: a publication, a mass change, a trial. Its state stands in its row, its process follows. */
export const bulkRunStates = ['planned', 'running', 'paused', 'done', 'stopped', 'undoing', 'undone'] as const;
export type BulkRunState = (typeof bulkRunStates)[number];
export const bulkRunOrders = ['pause', 'resume', 'stop', 'undo'] as const;
export type BulkRunOrder = (typeof bulkRunOrders)[number];
/** The Temporal update of an order; pause and resume have the same names as a lead's. */
export const bulkRunUpdate = (order: BulkRunOrder): string => `process.${order}`;

/** How a slice went: over, or when to come again (milliseconds; null: when somebody orders it). */
export type SliceReport = { over: boolean; restMs: number | null };

const allowed: Record<
  BulkRunOrder,
  { in: BulkRunState[]; otherwise: 'WalkNotRunning' | 'WalkNotPaused' | 'NothingToUndo' }
> = {
  pause: { in: ['planned', 'running'], otherwise: 'WalkNotRunning' },
  resume: { in: ['paused'], otherwise: 'WalkNotPaused' },
  stop: { in: ['planned', 'running', 'paused'], otherwise: 'WalkNotRunning' },
  undo: { in: ['planned', 'running', 'paused', 'stopped', 'done'], otherwise: 'NothingToUndo' },
};

/** Why a bulk run cannot be paused, resumed, stopped or undone now. */
export const whyNotSteer = (state: BulkRunState, order: BulkRunOrder): Refusal | undefined =>
  allowed[order].in.includes(state) ? undefined : refuse(allowed[order].otherwise);

export const stateAfter: Record<BulkRunOrder, BulkRunState> = {
  pause: 'paused',
  resume: 'running',
  stop: 'stopped',
  undo: 'undoing',
};

/** The event that records an order. */
export const tense: Record<BulkRunOrder, string> = {
  pause: 'paused',
  resume: 'resumed',
  stop: 'stopped',
  undo: 'undoing',
};

/** It goes on by itself. */
export const isUnderWay = (state: BulkRunState): boolean =>
  state === 'planned' || state === 'running' || state === 'undoing';
export const isOver = (state: BulkRunState): boolean => state === 'done' || state === 'stopped' || state === 'undone';

/**
 * How long it lets others go first after a batch (milliseconds): three times as long as the batch took, where the record told others' processes
 * something meanwhile, and more than now and then. So a new lead is served at some three quarters of the usual pace beside it.
 */
export const breatherMs = (batch: { tookMs: number; moved: number; others: number }): number =>
  batch.others > batch.moved / 10 ? Math.min(15_000, batch.tookMs * 3) : 0;
