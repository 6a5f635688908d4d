import { createServer, type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';

type Place = {
  port: number;
  /** where Temporal's own UI listens */
  inner: number;
  /** ends in /api/v1/codec */
  codec: string;
};

/**
 * The development server can name a codec to its UI, but not that it wants the session's cookie; this stands in front of it and says so. On this
 * machine the cookie belongs to the name by which the app was opened, so the codec is named as the UI was.
 */
export const serveTemporalUi = async ({ port, inner, codec }: Place): Promise<Server> => {
  const server = createServer((request, response) => {
    const passed = request.url?.startsWith('/api/v1/settings') ? tellCodec(request, response) : pass(request, response);
    passed.catch(() => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  });

  const reach = async ({ method, url, headers }: IncomingMessage, body?: IncomingMessage): Promise<IncomingMessage> => {
    const asked = ask({ host: '127.0.0.1', port: inner, method, path: url, headers });
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    if (body) body.pipe(asked);
    else asked.end();
    return (await answered)[0];
  };

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await reach(request, request);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, response);
  };

  const tellCodec = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = await fetch(`http://127.0.0.1:${inner}/api/v1/settings`);
    const address = new URL(codec);
    address.hostname = new URL(`http://${request.headers.host}`).hostname;
    const settings = {
      ...((await asked.json()) as object),
      Codec: {
        Endpoint: address.href,
        IncludeCredentials: true,
        DefaultErrorMessage: 'Payloads stay sealed: sign in to Voronka as an admin, then reload.',
        DefaultErrorLink: address.origin,
      },
    };
    response.writeHead(asked.status, { 'content-type': 'application/json' }).end(JSON.stringify(settings));
  };

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};
