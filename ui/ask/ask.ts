import { call, freshKey, type Call } from './call.ts';
import type { Answer, Method, PathOf, Wishes } from './endpoint.ts';
import { patiently } from './patience.ts';

type Signal = { signal?: AbortSignal };
type Key = Signal & { key?: string };
type Ask<M extends Method, More> = <P extends PathOf<M>>(path: P, ...wish: Wishes<P, M, More>) => Promise<Answer<P, M>>;

/** Paths as the OpenAPI document names them: `get('/leads/{id}/events', { path: { id }, query: { limit: 50 } })`. */
export const get = ((path: string, wish: Call = {}) => call('GET', path, wish)) as Ask<'get', Signal>;

/** Every POST carries an idempotency key, so it is sent again by itself while no worker answers; give your own to repeat the very same wish. */
export const post = ((path: string, wish: Call = {}) => {
  const sent = { body: {}, key: freshKey(), ...wish };
  return patiently(() => call('POST', path, sent));
}) as Ask<'post', Key>;

export const patch = ((path: string, wish: Call = {}) => call('PATCH', path, wish)) as Ask<'patch', Signal>;

export const put = ((path: string, wish: Call = {}) => call('PUT', path, wish)) as Ask<'put', Signal>;

export const del = ((path: string, wish: Call = {}) => call('DELETE', path, wish)) as Ask<'delete', Signal>;
