import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer, type TLSSocket, type Server } from 'node:tls';
import { NativeConnection } from '@temporalio/worker';
import { readConfig } from '../../config.ts';
import { openTemporal } from '../../temporal/client.ts';
import { certificate } from '../support/certificate.ts';
import { testSecrets } from '../support/secrets.ts';
import { startTemporal, type TestTemporal } from '../support/temporal.ts';

const { key, cert, certFile } = certificate();
let temporal: TestTemporal;
let front: Server;
let address: string;
const sockets = new Set<Socket | TLSSocket>();
beforeAll(async () => {
  temporal = await startTemporal();
  const [host, port] = temporal.address.split(':');
  front = createServer({ key, cert, ALPNProtocols: ['h2'] }, (outside) => {
    const inside = connect(Number(port), host);
    for (const socket of [outside, inside]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    outside.pipe(inside).pipe(outside);
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  address = `127.0.0.1:${(front.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  front.close();
});

const configured = (env: NodeJS.ProcessEnv) =>
  readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    ...testSecrets,
    ...env,
  });

describe('M5 Temporal behind TLS', () => {
  it('is reached with the authority that signed its certificate, by the API and by the worker', async () => {
    const config = configured({
      TEMPORAL_TLS_CA: certFile,
      TEMPORAL_TLS_SERVER_NAME: 'localhost',
      TEMPORAL_API_KEY: 'a key',
    });
    const door = openTemporal(config);
    expect(await door.reachable()).toBe(true);
    await door.close();
    const worker = await NativeConnection.connect({ address, ...config.temporal.secure });
    await worker.close();
  });

  it.each([[{}], [{ TEMPORAL_TLS: 'true' }], [{ TEMPORAL_API_KEY: 'a key' }]])(
    'is not reached with %j: in clear text or at a stranger’s word',
    async (env) => {
      const door = openTemporal(configured(env));
      expect(await door.reachable()).toBe(false);
      await door.close();
    },
  );
});
