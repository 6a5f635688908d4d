import type { Breaker } from './breaker.ts';

export type SendingOrder = { account: string; breaker: Breaker };
/** How one batch of sending went. `retryAt`: when to come again by itself; null when nothing waits. */
export type SendingReport = { sent: number; failed: number; left: number; retryAt: string | null; breaker: Breaker };
