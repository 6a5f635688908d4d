import type { DeliveryState } from '../delivery/delivery.schema.ts';
import type { Reason } from '../delivery/reason.ts';
import { readTwilioReceipt } from './twilio.ts';

/** What a provider tells of a message that it took: how far it got. */
export type Receipt = { messageId: string; state: DeliveryState; reason?: Reason; code?: string };
/** Reads a body that was proven to be the provider's; undefined where it says nothing new. */
export type ReadReceipt = (body: string) => Receipt | undefined;

/** The providers that tell it, by their name in the address that they call. */
export const receiptReaders = new Map<string, ReadReceipt>([
  ['twilio', (body) => readTwilioReceipt(Object.fromEntries(new URLSearchParams(body)))],
]);
