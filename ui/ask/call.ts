import { ProblemError, type Problem } from './problem.ts';

export type Query = Record<string, string | number | boolean | string[] | undefined | null>;

export type Call = {
  path?: Record<string, string | number>;
  query?: Query;
  /** JSON, or a Blob as it is */
  body?: unknown;
  /** idempotency key: the very same wish, sent again */
  key?: string;
  signal?: AbortSignal;
};

/** One request below /api/v1; whatever does not succeed is thrown as a `ProblemError`. */
export const call = async (
  method: string,
  path: string,
  { path: ids, query, body, key, signal }: Call,
): Promise<unknown> => {
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(ids?.[name])));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined)
    headers['content-type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json';
  if (key) headers['idempotency-key'] = key;
  let response: Response;
  try {
    response = await fetch(`/api/v1${address}${search(query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError({ type: 'about:blank', title: 'Offline', status: 0, detail: 'Offline', code: 'Offline' });
  }
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const problem = readProblem(response, answer);
  if (problem.status === 401 && path !== '/session') for (const listener of signedOut) listener();
  throw new ProblemError(problem);
};

export const freshKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const signedOut = new Set<() => void>();
/** Called when the server no longer knows us. */
export const onSignedOut = (listener: () => void) => {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
};

const search = (query: Query = {}) => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === undefined || one === null || one === '' ? [] : [[name, String(one)]])),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
};

const readProblem = (response: Response, answer: unknown): Problem => {
  const said = typeof answer === 'object' && answer !== null ? (answer as Partial<Problem>) : {};
  const retryAfter = Number(response.headers.get('retry-after'));
  return {
    ...said,
    type: said.type ?? 'about:blank',
    title: said.title ?? response.statusText,
    status: response.status,
    detail: said.detail ?? said.title ?? response.statusText,
    code: said.code ?? (response.status >= 500 ? 'ServerFailed' : 'Unreadable'),
    ...(retryAfter ? { retryAfter } : {}),
  };
};
