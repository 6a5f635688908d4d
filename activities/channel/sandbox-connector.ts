import { randomBytes } from 'node:crypto';
import { fetchOfSandbox } from './fetching/sandbox.ts';
import type { Connector } from './connector.ts';

/** Nobody carries it: whoever tries it writes as the client. */
export const sandboxConnector: Connector = {
  secret: [],
  idOf: async (_, channel) => `${channel}:sandbox-${randomBytes(4).toString('hex')}`,
  open: async () => ({}),
  fetch: fetchOfSandbox,
};
