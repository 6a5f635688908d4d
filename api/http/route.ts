import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Class } from '../../prisma/client.ts';
import type { SignedInUser } from '../../prisma/user/user.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Deps } from '../deps.ts';

/** Who may call: anybody, or users of these roles. */
export type Access = 'public' | readonly Role[];
export const everybody = ['manager', 'supervisor', 'admin'] as const satisfies readonly Role[];
export const overseers = ['supervisor', 'admin'] as const satisfies readonly Role[];

/** What a handler gets: everything parsed, the caller identified. */
export type Call<Me, P, Q, B> = {
  deps: Deps;
  me: Me;
  params: P;
  query: Q;
  body: B;
  /** the caller's Idempotency-Key, bound to the caller and this route; absent when none was sent */
  key: string | undefined;
  /** how she was known: a user's browser or somebody's program */
  by: 'cookie' | 'token' | undefined;
  language: Language;
  request: Request;
  response: Response;
};

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Answer<S> = S extends z.ZodType ? z.input<S> : void;
/** The handler has answered by itself. */
export const ANSWERED = Symbol('answered');

type Shape<A extends Access, P, Q, B, O> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** below /api/v1, parameters as `{id}` */
  path: string;
  tag: string;
  summary: string;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  out?: O;
  /** of success; 200 by default, 204 where nothing is answered */
  status?: 200 | 201 | 204;
  /**
   * `form` also takes urlencoded and multipart bodies, `raw` leaves the bytes as they are; `file` (a multipart form with one) and `bytes` leave
   * them to the handler as they come
   */
  reads?: 'json' | 'form' | 'raw' | 'file' | 'bytes';
  /** how many bytes its body may have, where that is not the usual limit */
  limit?: number;
  /** how long its statements may take and whose connections they use; by default a list for routes that only read, else a command */
  work?: Class;
  /** pages of every site may call it: forms stand on them */
  anySite?: true;
  /** other sites of ours whose pages may call it with the cookie */
  origins?: (config: Config) => string[];
  handler: (
    call: Call<A extends 'public' ? SignedInUser | undefined : SignedInUser, Parsed<P>, Parsed<Q>, Parsed<B>>,
  ) => Promise<Answer<O> | Refusal | typeof ANSWERED>;
};

// the parsed types are known where a route is written; the router does not need them
export type Route = Omit<Shape<Access, z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>, 'handler'> & {
  handler: (call: never) => Promise<unknown>;
};

/** One object per endpoint: the router, the OpenAPI document, and the tests of rights and of bad input all read it. */
export const route = <
  const A extends Access,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  O extends z.ZodType | undefined = undefined,
>(
  shape: Shape<A, P, Q, B, O>,
): Route => shape as unknown as Route;
