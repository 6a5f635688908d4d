import type { IncomingMessage } from 'node:http';

/** Called from this very machine, and not by a proxy for somebody else. */
export const isLocalCaller = ({ socket: { remoteAddress }, headers }: IncomingMessage): boolean =>
  (remoteAddress === '127.0.0.1' || remoteAddress === '::1' || remoteAddress === '::ffff:127.0.0.1') &&
  headers['x-forwarded-for'] === undefined &&
  headers['forwarded'] === undefined;
