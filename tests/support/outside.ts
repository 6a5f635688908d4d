import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresUrl } from '../../prisma/dev-server/postgres.ts';
import type { System } from './system.ts';

/** A running system as its callers see it: over HTTP, with the admin's token. */
export type Outside = {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body: unknown, headers?: Record<string, string>, seconds?: number) => Promise<T>;
  patch: <T>(path: string, body: unknown) => Promise<T>;
  put: <T>(path: string, body: unknown) => Promise<T>;
  /** every item of a list, page after page */
  all: <T>(path: string) => Promise<T[]>;
  sandbox: <T>(path: string, change?: unknown) => Promise<T>;
  sandboxUrl: string;
  databaseUrl: string;
  temporalAddress: string;
  encryptionKeys: string;
};

export const outsideOf = ({ credentials: { url, sandbox, token }, home, port }: System): Outside => {
  const authorization = `Bearer ${token}`;
  // far above what any call needs, as everywhere
  const call = async <T>(address: string, options: RequestInit = {}): Promise<T> => {
    const answer = await fetch(address, { signal: AbortSignal.timeout(60_000), ...options });
    // who asks for much at once is told to come back, and does, while its own time lasts
    if (answer.status === 429) {
      await pause(1000 * Number(answer.headers.get('retry-after') ?? 1), undefined, {
        signal: options.signal ?? undefined,
      });
      return call(address, options);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${options.method ?? 'GET'} ${address} answered ${answer.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  };
  const get = <T>(path: string) => call<T>(`${url}/api/v1${path}`, { headers: { authorization } });
  const change = <T>(method: string, path: string, body: unknown) =>
    call<T>(`${url}/api/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'));
  return {
    get,
    post: (path, body, headers = {}, seconds = 60) =>
      call(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(seconds * 1000),
      }),
    patch: (path, body) => change('PATCH', path, body),
    put: (path, body) => change('PUT', path, body),
    all: async <T>(path: string) => {
      const items: T[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const joint: string = path.includes('?') ? '&' : '?';
        const page: { items: T[]; next: string | null } = await get(
          `${path}${joint}limit=200${cursor ? `&cursor=${cursor}` : ''}`,
        );
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    },
    sandbox: (path, change) =>
      call(
        `${sandbox}${path}`,
        change === undefined
          ? {}
          : { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) },
      ),
    sandboxUrl: sandbox,
    databaseUrl: postgresUrl({ folder: join(home, 'postgres'), port: port + 1, password: secrets.postgresPassword }),
    temporalAddress: `127.0.0.1:${port + 2}`,
    encryptionKeys: secrets.encryptionKeys,
  };
};

/** Looks again and again until it holds; returns whether it did in time. */
export const holdsWithin = async (seconds: number, look: () => Promise<boolean>): Promise<boolean> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 500))) {
    if (await look().catch(() => false)) return true;
  }
  return false;
};
