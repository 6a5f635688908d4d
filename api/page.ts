import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';

/** The built interface: files with a hash in their name are cached for ever, the page itself never without revalidation. */
export const pageRoutes = (dist: string): Router => {
  const router = express.Router();
  for (const script of ['form.js', 'widget.js'])
    router.get(`/${script}`, (_request, response, next) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.setHeader('Cache-Control', 'public, max-age=300');
      response.sendFile(script, { root: dist, cacheControl: false }, (error) => error && next());
    });
  router.get('/favicon.ico', (_request, response) => void response.status(204).end());
  router.use(
    '/assets',
    express.static(join(dist, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  );
  router.get(
    '/{*path}',
    express.static(dist, { index: false, redirect: false, dotfiles: 'ignore', maxAge: '5m' }),
    appPage(dist),
  );
  return router;
};

/** Every address that is not answered with JSON is a screen of the app. */
const appPage = (dist: string): RequestHandler => {
  const index = indexOf(dist);
  return (request, response, next) => {
    if (
      request.path.startsWith('/api/') ||
      request.path.startsWith('/assets/') ||
      !request.accepts('html') ||
      /\.\w{1,5}$/.test(request.path)
    )
      return next();
    const html = index();
    response.setHeader('Cache-Control', 'no-cache');
    if (html === undefined)
      return void response
        .status(503)
        .type('text/plain')
        .send('The interface is not built yet. Run bin/setup, or bin/start, which builds it.');
    response.type('html').send(html);
  };
};

/** Read once, and again only after a new build. */
const indexOf = (dist: string): (() => string | undefined) => {
  const file = join(dist, 'index.html');
  let kept: { builtAt: number; html: string } | undefined;
  return () => {
    if (!existsSync(file)) return undefined;
    const builtAt = statSync(file).mtimeMs;
    if (kept?.builtAt !== builtAt) kept = { builtAt, html: readFileSync(file, 'utf8') };
    return kept.html;
  };
};
