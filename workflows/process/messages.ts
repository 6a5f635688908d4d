import type { SteerOrder } from '../automation/steer.schema.ts';
import type { Actor } from '../event/event.schema.ts';
import type { Shown } from './shown.ts';

/** Message names only. `poke` has no content, the process pulls what is new. */
export const POKE = 'poke';
export const PAUSE = 'process.pause';
export const RESUME = 'process.resume';
export const SKIP = 'process.skip';
export const STEER = 'process.steer';
export const RETRY = 'process.retry';
export const CHECKOUT = 'invoice.checkout';
/** what the Temporal UI may query */
export const WAITS = 'waits';
export const STATE = 'state';

export type Steering = { actor: Actor; key: string };
/** `until` is a moment of the lead's clock; without it the pause lasts until somebody resumes. */
export type PauseOrder = Steering & { reason: string; until?: string | undefined };
export type SteerWish = Steering & { wish: SteerOrder };
/**
 * What a turn answers: when the process must wake by itself (the subject's clock converted to ours), or that it is over; and what has changed
 * in what is shown of it. It is kept in the history, so it is short.
 */
export type TurnAnswer = { wakeAt: string | null; finished: boolean; shown?: Partial<Shown> };
