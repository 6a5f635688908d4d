import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { describe } from './http/openapi.ts';
import type { Route } from './http/route.ts';

const swagger = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/** The OpenAPI document and a page to read and try it, all from our own address. */
export const docsRoutes = (routes: Route[], publicUrl: string): Router => {
  const router = express.Router();
  // takes a second, which a start does not wait for
  let document: string | undefined;
  router.get('/v1/openapi.json', (_request, response) => {
    document ??= JSON.stringify(describe(routes, publicUrl));
    response.type('json').send(document);
  });
  router.get('/docs', (request, response) => {
    if (request.originalUrl.split('?')[0]?.endsWith('/')) return void response.redirect(301, '/api/docs');
    response.type('html').send(page);
  });
  router.get('/docs/initializer.js', (_request, response) => void response.type('js').send(initializer));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/docs/${file}`, (_request, response) => response.sendFile(file, { root: swagger, maxAge: '1d' }));
  }
  return router;
};

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Voronka API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/initializer.js"></script></body></html>`;

const initializer = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: false, validatorUrl: null });`;
