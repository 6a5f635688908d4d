import type { Request } from 'express';
import { countCall, forgetOldRates, readRate } from '../../prisma/rate.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from './problem.ts';

export type Limit = { name: string; most: number; seconds: number };

/** Refuses an address that has called more often than the limit allows. */
export const limitCalls = async ({ db }: Deps, request: Request, { name, most, seconds }: Limit): Promise<void> => {
  const { count, secondsLeft } = await countCall(db, `${name} ${networkOf(request.ip)}`, seconds);
  if (count === 1 && Math.random() < 0.01) await forgetOldRates(db);
  if (count > most) refuseCall(secondsLeft);
};

/** The same where only failures count: look first, count when it went wrong. */
export const limitFailures = async (
  { db }: Deps,
  request: Request,
  { name, most, seconds }: Limit,
): Promise<{ count(): Promise<void> }> => {
  const key = `${name} ${networkOf(request.ip)}`;
  const seen = await readRate(db, key);
  if (seen.count >= most) refuseCall(seen.secondsLeft);
  return { count: async () => void (await countCall(db, key, seconds)) };
};

const refuseCall = (secondsLeft: number): never => {
  const seconds = Math.max(1, Math.ceil(secondsLeft));
  throw new ProblemError('TooManyRequests', { retryAfter: seconds, values: { seconds } });
};

/** An IPv6 caller owns a whole /64, so that is what counts. */
export const networkOf = (address = ''): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':') ? expand(plain).slice(0, 4).join(':') : plain;
};

const expand = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  return tail === undefined
    ? left
    : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
};
