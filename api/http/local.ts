import type { Request } from 'express';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|::ffff:127\.\d+\.\d+\.\d+)$/;

/** The house is known by an address of this machine, and the call comes from this machine, past no proxy. */
export const isThisMachine = ({ socket, headers }: Request, publicUrl: string): boolean =>
  LOOPBACK.test(new URL(publicUrl).hostname) && LOOPBACK.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined;
