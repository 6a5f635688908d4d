import type { Actor } from '../event/event.schema.ts';

/** Names only: what a process hears. `poke` has no content, the process pulls what is new. */
export const POKE = 'poke';
export const PAUSE = 'process.pause';
export const RESUME = 'process.resume';
export const SKIP = 'process.skip';
export const RETRY = 'process.retry';
export const CHECKOUT = 'invoice.checkout';

export type Steering = { actor: Actor; key: string };
export type PauseOrder = Steering & { reason: string };
/** What a turn of a process answers: when it must wake by itself (its noun's clock shifted back to ours), or that it is over. */
export type Turn = { wakeAt: string | null; finished: boolean };
