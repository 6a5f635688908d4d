import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { isOwnHost, type Names } from '../own-names.ts';
import type { Deps } from './deps.ts';
import { docsRoutes } from './docs.ts';
import { formPreflight } from './form.ts';
import { hostedForms } from './form-hosted.ts';
import { healthRoutes, isHealth } from './health.ts';
import { answerFailure } from './http/failure.ts';
import { mount } from './http/mount.ts';
import { ProblemError } from './http/problem.ts';
import { pageRoutes } from './page.ts';
import { routes } from './routes.ts';
import { widgetPreflight } from './widget/chat.ts';

/** The whole HTTP side as an Express app; `dist` is the folder of the built interface. */
export const createApp = (deps: Deps, { dist }: { dist: string }): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  // proxies that may say who calls
  app.set('trust proxy', deps.config.trustedProxies);
  app.use(watch(deps), answerToOwnNames(deps.config.names));
  app.use(healthRoutes(deps));
  app.use('/api/v1', guardAnswers, compressReading());
  app.options('/api/v1/forms/:key', formPreflight(deps));
  app.options('/api/v1/widget/:account{/*rest}', widgetPreflight(deps));
  app.use('/api/v1', mount(deps, routes));
  app.use(guardPages(deps.config.publicUrl), compression());
  app.use(hostedForms(deps));
  app.use('/api', docsRoutes(routes, deps.config.publicUrl));
  app.use('/api', unknownRoute);
  app.use(pageRoutes(dist));
  app.use(unknownRoute);
  app.use(answerFailure(deps.log));
  return app;
};

/** A caller who uses another name for us is a page that means another server, or an attack. */
const answerToOwnNames =
  (names: Names): RequestHandler =>
  (request, _response, next) => {
    if (!isOwnHost(request, names)) throw new ProblemError('NotThisHost');
    next();
  };

/** Numbers the request and logs its outcome: by route template, since paths may hold secrets. */
const watch = ({ log, metrics }: Deps): RequestHandler => {
  // what it says of a request are its own words, in which nothing has to be looked for that must not stand there
  const own = log.child({}, { redact: [] });
  return (request, response, next) => {
    if (isHealth(request.path)) return next();
    const began = performance.now();
    const requestId = randomUUID();
    response.locals['requestId'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.on('close', () => {
      const seconds = (performance.now() - began) / 1000;
      const { route = request.path.startsWith('/api/') ? 'unknown' : 'page', userId } = response.locals;
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requests.observe({ method, route, status }, seconds);
      own.info({
        requestId,
        method,
        route,
        status,
        ms: Math.round(seconds * 10_000) / 10,
        ...(userId ? { userId } : {}),
      });
    });
    next();
  };
};

/** The security headers of answers that are not pages; few, since every call pays for them. */
const guardAnswers: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  next();
};

const guardPages = (publicUrl: string): RequestHandler => {
  const secure = publicUrl.startsWith('https:');
  const socket = publicUrl.replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", socket],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure,
    originAgentCluster: false,
  });
};

/** Lists are worth compressing; the short answers of commands are not. */
const compressReading = (): RequestHandler => {
  const compress = compression({ threshold: 2048 });
  return (request, response, next) => (request.method === 'GET' ? compress(request, response, next) : next());
};

const unknownRoute: RequestHandler = () => {
  throw new ProblemError('RouteUnknown');
};
