import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Deps } from '../deps.ts';
import { openTurns } from './at-once.ts';
import { isOwnSite, sessionCookie, type Visitor } from './auth.ts';
import { readBody, takeBytes, tidy } from './body.ts';
import { fieldErrors } from './field.ts';
import { languageFrom } from './language.ts';
import { allowOrigins } from './origin.ts';
import { ProblemError, problemOfRefusal, sendProblem } from './problem.ts';
import { ANSWERED, type Call, type Route } from './route.ts';

export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** The router of all endpoints: who calls, what they send, whether they may, then the handler. */
export const mount = (deps: Deps, routes: Route[]): Router => {
  const router = Router({ caseSensitive: true });
  const turns = openTurns();
  for (const { path, origins } of routes)
    if (origins) router.use(expressPath(path), allowOrigins(origins(deps.config)));
  for (const route of routes)
    router[route.method](expressPath(route.path), nameRoute(route), ...takeBytes(route), answer(deps, turns, route));
  for (const path of new Set(routes.map((route) => expressPath(route.path)))) {
    const methods = routes
      .filter((route) => expressPath(route.path) === path)
      .map(({ method }) => method.toUpperCase());
    router.all(path, (_request, response) => {
      response.setHeader('Allow', methods.join(', '));
      throw new ProblemError('MethodUnknown');
    });
  }
  return router;
};

/** The template names the request in logs and metrics, never the path itself, which may hold secrets. */
const nameRoute =
  (route: Route): RequestHandler =>
  (_request, response, next) => {
    response.locals['route'] = route.path;
    next();
  };

const answer = (deps: Deps, turns: ReturnType<typeof openTurns>, route: Route): RequestHandler => {
  const { work = route.method === 'get' && route.access !== 'public' ? 'list' : 'command' } = route;
  return async (request, response) => {
    const visitor = await identify(deps, route, request, response);
    const language = languageOf(request, visitor);
    response.locals['language'] = language;
    const parse = (schema: Route['body'], given: unknown) => {
      if (!schema) return undefined;
      const read = schema.safeParse(given);
      if (!read.success) throw new ProblemError('Invalid', { errors: fieldErrors(read.error, language) });
      return read.data;
    };
    const call: Call<unknown, unknown, unknown, unknown> = {
      deps: { ...deps, db: deps.db.as(work) },
      me: visitor?.user,
      params: parseParams(route, request),
      query: parse(route.query, tidy(request.query)),
      body: route.body && route.reads !== 'raw' ? parse(route.body, await readBody(request, route.reads)) : undefined,
      key: keyOf(request, route, visitor),
      by: visitor?.by,
      language,
      request,
      response,
    };
    const act = () => route.handler(call as never);
    const said = await (visitor ? turns(visitor.user.id, work === 'report', act) : act());
    if (said === ANSWERED) return;
    if (isRefusal(said)) return sendProblem(response, problemOfRefusal(said, language));
    if (route.status === 204 || said === undefined) return void response.status(204).end();
    response.status(route.status ?? 200).json(said);
  };
};

/** A public route identifies the caller only where a token is sent, since that lifts limits. */
const identify = async (
  { sessions, config }: Deps,
  { access, method, origins, anySite }: Route,
  request: Request,
  response: Response,
): Promise<Visitor | undefined> => {
  const expected =
    anySite || origins?.(config).includes(request.headers.origin ?? '') || isOwnSite(request, config.publicUrl);
  if (method !== 'get' && !expected) throw new ProblemError('OtherSite');
  if (access === 'public' && request.headers.authorization === undefined) return undefined;
  const visitor = await sessions.visitor(request);
  if (access === 'public') return visitor;
  if (!visitor) throw new ProblemError('SignInNeeded');
  response.locals['userId'] = visitor.user.id;
  if (visitor.renewed) response.append('Set-Cookie', sessionCookie(visitor.renewed, config.publicUrl));
  if (!access.includes(visitor.user.role)) throw new ProblemError('Forbidden');
  return visitor;
};

const languageOf = (request: Request, visitor: Visitor | undefined): Language => {
  const asked = languageFrom(request.headers['accept-language']);
  const own = visitor && (visitor.user.preferences.language ?? visitor.user.language);
  return (visitor?.by === 'token' ? (asked ?? own) : (own ?? asked)) ?? 'ru';
};

/** An id in the wrong format names no record. */
const parseParams = ({ params }: Route, request: Request): unknown => {
  if (!params) return undefined;
  const read = params.safeParse(tidy(request.params));
  if (!read.success) throw new ProblemError('NotFound');
  return read.data;
};

/** One caller's key on one route means one request; nobody else's key can collide with it. Strangers are told apart by the path itself. */
const keyOf = (request: Request, route: Route, visitor: Visitor | undefined): string | undefined => {
  const given = request.headers['idempotency-key'];
  if (given === undefined || route.method !== 'post') return undefined;
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) throw new ProblemError('KeyUnreadable');
  return visitor ? `${visitor.user.id} ${route.path} ${given}` : `public ${request.path} ${given}`;
};
