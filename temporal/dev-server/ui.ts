import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Names, refuseStrangers } from '../../own-names.ts';
import { withColumns } from './columns.ts';
import { RENDERED, renderedPage } from './render.ts';

type TemporalUiDeps = {
  port: number;
  /** the files of Temporal's UI (pages.ts) */
  pages: string;
  /** Temporal's HTTP API, and the one name to which it answers */
  http: { port: number; host: string };
  /** the app on this machine: it knows who is signed in, and decodes payloads */
  app: string;
  names: Names;
};

/**
 * What people open as the Temporal UI: its own pages, and Temporal's HTTP API behind our names. Everybody here may look; changing something
 * needs an admin who is signed in to the app: the app's cookie is sent along, since cookies ignore ports.
 */
export const serveTemporalUi = async ({ port, pages, http, app, names }: TemporalUiDeps): Promise<Server> => {
  const server = createServer((request, response) => {
    if (refuseStrangers(request, response, names)) return;
    for (const [name, value] of Object.entries(GUARDS)) response.setHeader(name, value);
    answer(request, response).catch(() => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    if (pathname === '/api/v1/settings') return sendSettings(request, response);
    if (pathname === '/render')
      return void response
        .writeHead(200, RENDERED)
        .end(renderedPage(searchParams.get('content') ?? '', { theme: searchParams.get('theme') }));
    if (!pathname.startsWith('/api/')) return sendPage(request, response, pathname);
    if (isReading(request, pathname) || (await isAdmin(request))) return pass(request, response);
    const message = 'Only an admin who is signed in to Voronka may do this. Sign in there, then try again.';
    response.writeHead(403, JSON_TYPE).end(JSON.stringify({ code: 7, message }));
  };

  const isAdmin = async ({ headers }: IncomingMessage): Promise<boolean> => {
    if (!headers.cookie) return false;
    const answered = await fetch(`${app}/api/v1/me`, { headers: { cookie: headers.cookie } });
    return answered.ok && ((await answered.json()) as { role: string }).role === 'admin';
  };

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    // the API shortens payloads unless asked this way; the pages expect the full form
    const whole = 'application/json+no-payload-shorthand';
    const body = request.headers['content-length'] ?? request.headers['transfer-encoding'];
    const headers = { host: http.host, accept: whole, ...(body && { 'content-type': whole }) };
    const asked = ask({ host: '127.0.0.1', port: http.port, method: request.method, path: request.url, headers });
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    response.on('close', () => asked.destroy());
    request.pipe(asked);
    const [told] = await answered;
    response.writeHead(told.statusCode ?? 502, JSON_TYPE);
    await pipeline(told, response);
  };

  const sendSettings = async (request: IncomingMessage, response: ServerResponse) => {
    const codec = new URL(`${app}/api/v1/codec`);
    // on this machine the cookie belongs to the name by which the app was opened, so the codec gets the same name as the UI
    codec.hostname = new URL(`http://${request.headers.host}`).hostname;
    const settings = {
      ...JSON.parse(readFileSync(join(pages, 'settings.json'), 'utf8')),
      DisableNewsFetch: true,
      DisableWriteActions: !(await isAdmin(request).catch(() => false)),
      Codec: {
        Endpoint: codec.href,
        IncludeCredentials: true,
        DefaultErrorMessage: 'Payloads stay sealed: sign in to Voronka as an admin, then reload.',
        DefaultErrorLink: codec.origin,
      },
    };
    response.writeHead(200, JSON_TYPE).end(JSON.stringify(settings));
  };

  const sendPage = async ({ method }: IncomingMessage, response: ServerResponse, pathname: string) => {
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    // a parsed URL has no `..` left, and %2F stays as it is
    const named = join(pages, pathname);
    const file = existsSync(named) && statSync(named).isFile() ? named : join(pages, 'index.html');
    const kept = pathname.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': kept,
    });
    if (method === 'HEAD') return void response.end();
    if (extname(file) === '.html') return void response.end(withColumns(readFileSync(file, 'utf8')));
    await pipeline(createReadStream(file), response);
  };

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

const JSON_TYPE = { 'content-type': 'application/json' };
const GUARDS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
};

/** A query asks a process and changes nothing, although it has a body. */
const isReading = ({ method }: IncomingMessage, pathname: string): boolean =>
  method === 'GET' ||
  (method === 'POST' &&
    /^\/api\/v1\/namespaces\/[^/]+\/workflows\/[^/]+(\/runs\/[^/]+)?\/query\/[^/]+$/.test(pathname));
