import type { paths } from '../generated/api.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The endpoints that a method has, as the OpenAPI document names them: `/leads/{id}`. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: [Operation<P, M>] extends [never] ? never : P;
}[keyof paths];

/** What is sent: `{ path: { id }, query: { … }, body: { … } }`, each where the endpoint has it. */
export type Wish<P extends keyof paths, M extends Method> = Ids<Operation<P, M>> &
  Asked<Operation<P, M>> &
  Body<Operation<P, M>>;

/** The wish, which may be left out where the endpoint needs nothing; more of our own (`signal`, `key`) beside it. */
export type Wishes<P extends keyof paths, M extends Method, More = unknown> =
  {} extends Wish<P, M> ? [wish?: Wish<P, M> & More] : [wish: Wish<P, M> & More];

export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R }
    ? { [S in keyof R]: R[S] extends { content: { 'application/json': infer A } } ? A : undefined }[keyof R]
    : never;

type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Ids<O> = O extends { parameters: { path: infer I extends object } } ? { path: I } : unknown;
type Asked<O> = O extends { parameters: { query: infer Q extends object } }
  ? { query: Loose<Q> }
  : O extends { parameters: { query?: infer Q extends object } }
    ? { query?: Loose<Q> }
    : unknown;
type Body<O> = O extends { requestBody?: never }
  ? unknown
  : O extends { requestBody?: { content: { 'application/json': infer B } } }
    ? {} extends B
      ? { body?: B }
      : { body: B }
    : unknown;
/** what is undefined or null is not asked about */
type Loose<Q> = { [K in keyof Q]: Q[K] | (undefined extends Q[K] ? null : never) };
