import type { TurnAnswer } from '../process/messages.ts';

/** `closePages`: invoices that are over and whose payment page may still be open at the provider. */
export type LeadTurnAnswer = TurnAnswer & { closePages?: string[] };
