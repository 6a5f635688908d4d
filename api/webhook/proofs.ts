import type { Request } from 'express';
import { isOfTelegram } from './telegram.ts';

type Proof = (request: Request, secrets: Record<string, string>) => boolean;

/** Whether the provider of an account sent it. */
export const proofs: Record<string, Proof> = { telegram: isOfTelegram };
