import { setTimeout as pause } from 'node:timers/promises';

const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ENOENT',
  '53300',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
]);

/** No connection, a broken one, or a server that starts or stops. */
export const isDatabaseGone = (error: unknown): boolean => {
  const { code, message = '', cause } = error as { code?: string; message?: string; cause?: unknown };
  if (code && (GONE.has(code) || /^(08|57P)/.test(code))) return true;
  if (
    /Connection terminated|timeout exceeded when trying to connect|not queryable|Cannot use a pool after|Can't reach database|Server has closed the connection/.test(
      message,
    )
  )
    return true;
  return typeof cause === 'object' && cause !== null && cause !== error && isDatabaseGone(cause);
};

/** Somebody's lock, a deadlock, a limit of time, an idle transaction: the same statement may succeed a moment later. */
const PASSING = new Set(['55P03', '40001', '40P01', '57014', '25P03']);

/** Writes what must not be lost, again and again until the record takes it. Throws only what the record will never take. */
export const untilWritten = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let restMs = 25; ; restMs = Math.min(1000, restMs * 2)) {
    try {
      return await write();
    } catch (error) {
      if (!isDatabaseGone(error) && !PASSING.has((error as { code?: string }).code ?? '')) throw error;
      await pause(restMs);
    }
  }
};
