import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../../api/app.ts';
import { openSessions } from '../../api/http/auth.ts';
import { openHashing } from '../../api/http/hashing.ts';
import { openMetrics } from '../../api/http/metrics.ts';
import { goLive } from '../../api/live.ts';
import { openDatabase } from '../../prisma/client.ts';
import type { Desk } from './desk.ts';

/** Another API node on this desk's record. */
export const openNode = async (desk: Desk): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const db = openDatabase(desk.office.url, { size: 8 });
  const config = { ...desk.deps.config, publicUrl: url };
  const deps = {
    ...desk.deps,
    config,
    db,
    sessions: openSessions(db, url),
    hashing: openHashing(),
    metrics: openMetrics(),
  };
  server.on('request', createApp(deps, { dist: join(import.meta.dirname, 'no-dist') }));
  const live = goLive(server, deps);
  return {
    url,
    close: async () => {
      await live.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await db.close();
    },
  };
};
