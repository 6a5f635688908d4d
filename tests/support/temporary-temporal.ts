import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, temporary } from '../../prisma/dev-server/temporary.ts';
import { temporalBinary } from '../../temporal/dev-server/binary.ts';
import { temporalArguments, temporalServes } from '../../temporal/dev-server/server.ts';

/** A Temporal whose workflows may skip time, in a folder that is removed with it. */
export async function temporaryTemporal() {
  const { path } = await temporalBinary(join(import.meta.dirname, '../../.voronka/bin'));
  const folder = mkdtempSync(join(tmpdir(), 'voronka-temporal-'));
  const ports = { grpc: await freePort(), http: await freePort(), metrics: await freePort() };
  const place = { binary: path, file: join(folder, 'temporal.db'), ports, httpHost: 'temporal.invalid' };
  const launch = temporalArguments({ ...place, timeSkipping: true });
  const server = temporary({ ...launch, cwd: folder, env: process.env }, folder, 'TERM');
  const deadline = Date.now() + 20_000;
  while (
    !(await temporalServes(place).then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > deadline) {
      await server.stop();
      throw new Error('The Temporal server for the tests does not answer.');
    }
    await pause(50);
  }
  return { address: `127.0.0.1:${ports.grpc}`, place, ...server };
}
