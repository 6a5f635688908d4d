import type { Request } from 'express';
import { countCall, forgetOldRates } from '../../prisma/rate.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from './problem.ts';

export type Limit = { name: string; most: number; seconds: number };

/** Refuses an address that has called more often than the limit allows. */
export const limitCalls = async ({ db }: Deps, request: Request, { name, most, seconds }: Limit): Promise<void> => {
  const { count, secondsLeft } = await countCall(db, `${name} ${networkOf(addressOf(request))}`, seconds);
  if (count === 1 && Math.random() < 0.01) await forgetOldRates(db);
  if (count > most) refuseCall(secondsLeft);
};

/** The caller's own address; app.ts alone decides whether a proxy may name it. */
export const addressOf = ({ ip = '' }: Request): string => ip.replace(/^::ffff:(?=\d+\.)/, '');

/**
 * The network that a try to sign in comes from. Whoever guesses from one IPv4 address often has its neighbours too (256 for the price of a
 * server), and an IPv6 caller a whole /64; others in such a block can still sign in from browsers that they have used before.
 */
export const blockOf = (address: string): string => networkOf(address).replace(/\.\d+$/, '.0');

const refuseCall = (secondsLeft: number): never => {
  const seconds = Math.max(1, Math.ceil(secondsLeft));
  throw new ProblemError('TooManyRequests', { retryAfter: seconds, values: { seconds } });
};

/** An IPv6 caller owns a whole /64, so that is what counts. */
export const networkOf = (address: string): string =>
  address.includes(':') ? expand(address).slice(0, 4).join(':') : address;

const expand = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  return tail === undefined
    ? left
    : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
};
