import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the person at the terminal sees instead of a stack trace. */
export class Refused extends Error {}

export type Api = { get: <T>(path: string) => Promise<T>; post: <T>(path: string, body: unknown) => Promise<T> };

/** The API of a running Voronka, for commands; it answers in the language of the terminal. */
export const openApi = ({ url, token }: { url: string; token: string }): Api => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      'accept-language': (process.env['LC_ALL'] || process.env['LANG'] || 'en').slice(0, 2),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    };
    const response = await fetch(`${url.replace(/\/$/, '')}/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(120_000),
    }).catch((error: unknown) => {
      throw new Refused(`Voronka does not answer at ${url}: ${causeOf(error)}. Is it running?`);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new Refused(problemText(response.status, answer));
    return answer as T;
  };
  return { get: (path) => call('GET', path), post: (path, body) => call('POST', path, body) };
};

export const accessOf = ({
  url,
  token,
}: {
  url?: string | undefined;
  token?: string | undefined;
}): { url: string; token: string } => {
  if (url && token) return { url, token };
  const path = join(resolve(process.env['VORONKA_HOME'] || '.voronka'), 'credentials.json');
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { url: string; token: string };
    return { url: url ?? kept.url, token: token ?? kept.token };
  } catch {
    throw new Refused(`There is no ${path}. Start Voronka with bin/start, or give --url and --token.`);
  }
};

/** Runs a command; if it fails, says why. */
export const orRefused = (main: () => Promise<void>): Promise<void> =>
  main().catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });

const problemText = (status: number, answer: unknown): string => {
  const { detail, errors = [] } = (answer ?? {}) as { detail?: string; errors?: { field: string; message: string }[] };
  const lines = errors.map(({ field, message }) => `  ${field}: ${message}`);
  return [detail ?? `The server answered ${status}.`, ...lines].join('\n');
};

const causeOf = (error: unknown): string => {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string };
  return cause?.code ?? cause?.message ?? message;
};
