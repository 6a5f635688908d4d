import { createServer } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { openDatabase } from '../prisma/client.ts';
import { openClamd } from '../storage/clamd.ts';
import { openStore } from '../storage/store.ts';
import { openTemporal } from '../temporal/client.ts';
import { startTeamBot } from '../temporal/team-bot.ts';
import { startWatch } from '../temporal/watch.ts';
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';
import { openSessions } from './http/auth.ts';
import { openHashing } from './http/hashing.ts';
import { openMetrics } from './http/metrics.ts';
import { goLive } from './live.ts';
import { endStreams } from './widget/live.ts';

const GRACE_MS = 2200;

const config = readConfig(process.env);
const log = openLog('api', pino.destination({ dest: 1, minLength: 4096, sync: false }));
// lines are gathered for a moment, so that writing them delays nobody
const flush = setInterval(() => log.flush(), 500).unref();

const db = openDatabase(config.databaseUrl, { size: 32 });
const deps: Deps = {
  config,
  db,
  door: openTemporal(config),
  log,
  sessions: openSessions(db, config.publicUrl),
  hashing: openHashing(),
  metrics: openMetrics(),
  store: openStore(config.files),
  ...(config.clamdAddress === undefined ? {} : { scan: openClamd(config.clamdAddress) }),
};
const server = createServer(
  { keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 60_000 },
  createApp(deps, { dist: join(import.meta.dirname, '../dist') }),
);
const live = goLive(server, deps);
// whoever is on call hears that the worker is gone from those who are still there
const { databaseUrl, publicUrl, encryptionKeys: keys } = config;
const team = startTeamBot({ db, databaseUrl, publicUrl, keys, log, beside: true });
const watch = startWatch({ db, door: deps.door, log, namespace: config.temporal.namespace, home: config.files.home });

server.on('error', (error) => {
  log.fatal({ err: error }, `cannot listen on ${config.host}:${config.port}`);
  log.flush(() => process.exit(1));
});
for (const warning of config.warnings) log.warn(warning);
server.listen(config.port, config.host, () => log.info({ port: config.port }, 'the API listens'));

let stopping = false;
/** Takes no new calls, answers those under way, and is gone within three seconds. */
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), GRACE_MS + 300).unref();
  const answered = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  endStreams(deps);
  const ended = [live.close(), team.close(), watch.close(), answered];
  await Promise.race([Promise.all(ended), new Promise((done) => setTimeout(done, GRACE_MS))]);
  server.closeAllConnections();
  clearInterval(flush);
  await Promise.allSettled([deps.door.close(), db.close()]);
  log.flush(() => process.exit(0));
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
