import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../../../prisma/dev-server/temporary.ts';
import { serveTemporalUi } from '../../../temporal/dev-server/ui.ts';

const servers: Server[] = [];
let port: number;
let inner: Server;
beforeAll(async () => {
  inner = createServer(async (request, response) => {
    if (request.url === '/api/v1/settings') return response.end('{"Version":"2","Codec":{"Endpoint":""}}');
    let body = '';
    for await (const piece of request) body += piece;
    response.writeHead(418, { 'x-own': 'kept' }).end(`${request.method} ${request.url} ${body}`);
  });
  await new Promise<void>((done) => inner.listen(0, '127.0.0.1', done));
  port = await freePort();
  const codec = 'http://127.0.0.1:4600/api/v1/codec';
  servers.push(inner, await serveTemporalUi({ port, inner: (inner.address() as AddressInfo).port, codec }));
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

describe('M5 the front of the development server’s UI', () => {
  it.each(['127.0.0.1', 'localhost'])('names the codec to who opens it as %s, with the cookie', async (host) => {
    const answer = await new Promise<IncomingMessage>((done) =>
      get({ host: '127.0.0.1', port, path: '/api/v1/settings?', headers: { host: `${host}:${port}` } }, done),
    );
    const told = JSON.parse((await answer.toArray()).join(''));
    expect(told).toMatchObject({
      Version: '2',
      Codec: { Endpoint: `http://${host}:4600/api/v1/codec`, IncludeCredentials: true },
    });
  });

  it('passes everything else on as it is', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/x?y=1`, { method: 'POST', body: 'hello' });
    expect([answer.status, answer.headers.get('x-own')]).toEqual([418, 'kept']);
    expect(await answer.text()).toBe('POST /api/v1/x?y=1 hello');
  });

  it('says so while the UI is away', async () => {
    inner.closeAllConnections();
    await new Promise((done) => inner.close(done));
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(502);
  });
});
