import type { Request } from 'express';
import type { Config } from '../../config.ts';

export type Incoming = { externalId: string; headers: Record<string, string>; lane: string };
/** Proves that the bytes are the provider's and says what makes them the same event when they come again; undefined: not the provider's. */
export type Verify = (request: Request, body: Buffer, config: Config) => Incoming | undefined;
