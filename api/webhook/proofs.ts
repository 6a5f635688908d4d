import type { Request } from 'express';
import { isOfTelegram } from './telegram.ts';
import { isOfTwilio } from './twilio.ts';

/** `url`: at which it was called, as the world knows it. */
export type Call = { request: Request; body: Buffer; url: string };
type Proof = (call: Call, secrets: Record<string, string>) => boolean;

/** Whether the provider of an account sent it. */
export const proofs: Record<string, Proof> = {
  telegram: ({ request }, secrets) => isOfTelegram(request, secrets),
  twilio: isOfTwilio,
};
