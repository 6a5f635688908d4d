import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { freePort } from '../../../prisma/dev-server/temporary.ts';
import { temporalBinary } from '../../../temporal/dev-server/binary.ts';
import { temporalPages } from '../../../temporal/dev-server/pages.ts';
import { serveTemporalUi } from '../../../temporal/dev-server/ui.ts';
import { temporaryTemporal } from '../../support/temporary-temporal.ts';

const kept = join(import.meta.dirname, '../../../.voronka/bin');
const ADMIN = 'voronka_session=of-saule';
const ours: Server[] = [];
let temporal: Awaited<ReturnType<typeof temporaryTemporal>>;
let port: number;
beforeAll(async () => {
  temporal = await temporaryTemporal();
  const pages = await temporalPages((await temporalBinary(kept)).path, kept);
  // the app, as far as it is asked who somebody is
  const app = createServer(({ headers }, response) => {
    const role = headers.cookie === ADMIN ? 'admin' : headers.cookie ? 'manager' : undefined;
    response.writeHead(role ? 200 : 401).end(JSON.stringify({ role }));
  });
  await new Promise<void>((done) => app.listen(0, '127.0.0.1', done));
  port = await freePort();
  const { httpHost: host, ports } = temporal.place;
  const front = await serveTemporalUi({
    port,
    pages,
    http: { port: ports.http, host },
    app: `http://127.0.0.1:${(app.address() as AddressInfo).port}`,
    names: { urls: ['https://temporal.agency.kz'], hosts: ['ops.local'] },
  });
  ours.push(app, front);
  const connection = await Connection.connect({ address: temporal.address });
  await new Client({ connection }).workflow.start('leadLifecycle', { workflowId: 'lead:acme', taskQueue: 'crm' });
  await connection.close();
});
afterAll(async () => {
  for (const server of ours) {
    server.closeAllConnections();
    server.close();
  }
  await temporal.stop();
});

type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string; at?: number };
const call = async ({ method = 'GET', path, headers = {}, body, at = port }: Asked) => {
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: at, path, method, headers }, done).on('error', fail);
    asked.end(body);
  });
  return { status: answer.statusCode, headers: answer.headers, text: (await answer.toArray()).join('') };
};
const own = () => ({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` });
const STOP = '/api/v1/namespaces/default/workflows/lead:acme/terminate';
const stop = (headers: Record<string, string>, at?: number) =>
  call({
    method: 'POST',
    path: STOP,
    headers: { 'content-type': 'text/plain', ...headers },
    body: '{}',
    ...(at && { at }),
  });
const status = async () =>
  JSON.parse((await call({ path: '/api/v1/namespaces/default/workflows/lead:acme', headers: own() })).text)
    .workflowExecutionInfo.status;

describe('L2 M5 Temporal’s own doors', () => {
  it.each(['evil.example', '127.0.0.1', 'localhost', 'temporal', '0.0.0.0'])(
    'answer no page that calls them %s, at whatever port the server listens',
    async (name) => {
      const listening = portsOf(temporal.pid);
      expect(listening).toEqual(expect.arrayContaining([temporal.place.ports.http, temporal.place.ports.grpc]));
      for (const at of listening) {
        for (const host of [name, `${name}:${at}`]) {
          for (const asked of [
            stop({ host }, at),
            stop({ host, origin: 'https://evil.example' }, at),
            call({ path: STOP.replace('/terminate', ''), headers: { host }, at }),
          ]) {
            const answer = await asked.catch(() => ({ status: 0 }));
            expect([at, [0, 403, 404]]).toEqual([at, expect.arrayContaining([answer.status])]);
          }
        }
      }
      expect(await status()).toBe('WORKFLOW_EXECUTION_STATUS_RUNNING');
    },
  );
});

describe('M5 the front of the Temporal UI', () => {
  it('shows our columns in the list before anything else runs', async () => {
    const { text } = await call({ path: '/namespaces/default/workflows', headers: own() });
    expect(text.indexOf('{\\"label\\":\\"Number\\"}')).toBeGreaterThan(0);
    expect(text.indexOf('namespace-workflow-table-columns')).toBeLessThan(text.indexOf('content-security-policy'));
  });

  it.each(['evil.example', 'evil.example:PORT', 'temporal.agency.kz.evil.example', 'localhost:1', '127.0.0.1'])(
    'is misdirected when called "%s"',
    async (name) => {
      const host = name.replace('PORT', String(port));
      expect((await call({ path: '/', headers: { host } })).status).toBe(421);
      expect((await stop({ host, cookie: ADMIN })).status).toBe(421);
    },
  );

  it.each(['localhost:PORT', '127.0.0.1:PORT', 'temporal.agency.kz', 'ops.local:8080'])(
    'answers as %s',
    async (name) => {
      const answer = await call({
        path: '/namespaces/default/workflows',
        headers: { host: name.replace('PORT', String(port)) },
      });
      expect([answer.status, answer.headers['x-frame-options']]).toEqual([200, 'DENY']);
      expect(answer.text).toContain('<div id="svelte">');
    },
  );

  it('shows Temporal’s pages and what its API knows, payloads whole', async () => {
    const script = /\/_app\/[\w/.-]+\.js/.exec((await call({ path: '/', headers: own() })).text)![0];
    expect((await call({ path: script, headers: own() })).headers['content-type']).toMatch('javascript');
    const history = await call({ path: '/api/v1/namespaces/default/workflows/lead:acme/history', headers: own() });
    expect(JSON.parse(history.text).history.events[0].eventType).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_STARTED');
    expect(await status()).toBe('WORKFLOW_EXECUTION_STATUS_RUNNING');
  });

  it.each(['/../../etc/passwd', '/..%2f..%2fetc%2fpasswd', '/_app/%2e%2e/%2e%2e/secrets.json'])(
    'gives no other file for %s',
    async (path) => {
      expect((await call({ path, headers: own() })).text).toContain('<div id="svelte">');
    },
  );

  it('changes nothing for a page of another site, even with an admin’s cookie', async () => {
    for (const origin of [
      'https://evil.example',
      `http://127.0.0.1:${port + 1}`,
      'null',
      `https://127.0.0.1:${port}.evil.example`,
    ])
      expect((await stop({ ...own(), origin, cookie: ADMIN })).status).toBe(403);
    expect(await status()).toBe('WORKFLOW_EXECUTION_STATUS_RUNNING');
  });

  it('names the codec as it was opened, and offers what changes something to admins alone', async () => {
    const settings = async (headers: Record<string, string>) =>
      JSON.parse((await call({ path: '/api/v1/settings?', headers })).text);
    expect(await settings({ host: `localhost:${port}`, cookie: ADMIN })).toMatchObject({
      Codec: { Endpoint: expect.stringMatching(/^http:\/\/localhost:\d+\/api\/v1\/codec$/), IncludeCredentials: true },
      DisableWriteActions: false,
    });
    expect((await settings(own())).DisableWriteActions).toBe(true);
    expect((await settings({ ...own(), cookie: 'voronka_session=of-aida' })).DisableWriteActions).toBe(true);
  });

  it('lets an admin end a process, and nobody else', async () => {
    for (const headers of [own(), { ...own(), cookie: 'voronka_session=of-aida' }]) {
      const refused = await stop(headers);
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('admin')]);
    }
    expect(await status()).toBe('WORKFLOW_EXECUTION_STATUS_RUNNING');
    expect((await stop({ ...own(), cookie: ADMIN })).status).toBe(200);
    expect(await status()).toBe('WORKFLOW_EXECUTION_STATUS_TERMINATED');
  });

  it('shows what processes tell of themselves in a frame of its own pages, and nothing runs there', async () => {
    const path = `/render?content=${encodeURIComponent('**Lead 7** <script>')}&theme=dark`;
    const { status, headers, text } = await call({ path, headers: own() });
    expect([status, headers['x-frame-options']]).toEqual([200, 'SAMEORIGIN']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain('<p><b>Lead 7</b> &lt;script&gt;</p>');
  });
});

/** On which ports of this machine a process listens, as the kernel tells. */
const portsOf = (pid: number): number[] => {
  const open = new Set(
    readdirSync(`/proc/${pid}/fd`).map((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === '0A' && open.has(columns[9]))
      .map((columns) => parseInt(columns[1]!.split(':')[1]!, 16)),
  );
};
