import { createServer } from 'node:http';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import client from 'prom-client';
import { takeAdForm } from '../activities/ad-form.ts';
import { readConfig } from '../config.ts';
import { refuseStrangers } from '../own-names.ts';
import { openLog } from '../log.ts';
import { openDatabase } from '../prisma/client.ts';
import { handleAdInbox, handleInbox } from '../prisma/inbox/inbox.ts';
import { CONNECT_MS, listen } from '../prisma/listen.ts';
import { takeInNews } from '../prisma/search/take-in.ts';
import { openClamd } from '../storage/clamd.ts';
import { openStore } from '../storage/store.ts';
import { startAsking } from './asking.ts';
import { bundleProcesses } from './bundle.ts';
import { openTemporal } from './client.ts';
import { startFetching } from './fetching.ts';
import { startKeeper } from './keeper.ts';
import { startLines } from './line.ts';
import { startRelay } from './relay.ts';
import { endOlder } from './upgrade.ts';
import { startTeamBot } from './team-bot.ts';
import { startTyping } from './typing.ts';
import { startWatch } from './watch.ts';
import { NotPrepared, registerSearchAttributes } from './search-attributes.ts';
import { createWorkers } from './workers.ts';

const config = readConfig(process.env);
const log = openLog('worker');
let running = false;
client.collectDefaultMetrics();
createServer(async (request, response) => {
  if (refuseStrangers(request, response, { urls: [], hosts: config.names.hosts })) return;
  if (request.url === '/metrics') return void response.end(await client.register.metrics());
  response.statusCode = running ? 200 : 503;
  response.end(running ? 'ok' : 'starting');
}).listen(config.workerPort, '127.0.0.1');

Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
    log[level === 'ERROR' ? 'error' : 'warn']({ err: meta?.['error'], activity: meta?.['activityType'] }, message),
  ),
});
const db = openDatabase(config.databaseUrl, { size: 32, inLineMs: CONNECT_MS });
const [workflowBundle, connection] = await Promise.all([bundleProcesses(), connect()]);
const door = openTemporal(config, connection);
await registerSearchAttributes(connection, config.temporal.namespace).catch((error: unknown) => {
  log.fatal(error instanceof NotPrepared ? error.message : { err: error });
  process.exit(1);
});
await whenItAnswers(() => endOlder({ db, door }, (left) => log.info({ left }, 'processes of an older life end')));
const workers = await createWorkers({ db, config, connection, workflowBundle, warn: (why) => log.warn(why) });
// leads of advertising networks are fetched beside everything else: nothing waits for somebody's slow answer
let asking: Promise<void> | undefined;
const inbox = listen({
  url: config.databaseUrl,
  channels: ['inbox'],
  everyMs: 1000,
  // while much comes, one look takes in more
  restMs: 5,
  log,
  look: async (connection) => {
    asking ??= handleAdInbox(db, takeAdForm({ db, keys: config.encryptionKeys }), connection)
      .catch((error: unknown) => log.error({ err: error }, 'the leads of ads could not be worked off'))
      .finally(() => (asking = undefined));
    await handleInbox(db, connection);
    return false;
  },
});
const search = listen({
  url: config.databaseUrl,
  channels: ['event'],
  everyMs: 1000,
  // what is found a moment later is found early enough, and many events are one look
  restMs: 500,
  log,
  look: () => takeInNews(db),
});
const asked = startAsking({ db, databaseUrl: config.databaseUrl, keys: config.encryptionKeys, log });
const { databaseUrl, publicUrl, encryptionKeys: keys } = config;
const team = startTeamBot({ db, databaseUrl, publicUrl, keys, log });
const typing = startTyping({ db, databaseUrl, keys, log });
const watch = startWatch({ db, door, log, namespace: config.temporal.namespace, home: config.files.home });
const relay = startRelay({ db, databaseUrl: config.databaseUrl, door, log });
const scan = config.clamdAddress === undefined ? {} : { scan: openClamd(config.clamdAddress) };
const store = openStore(config.files);
const keeper = startKeeper({ db, door, log, store, ...scan });
const fetched = startFetching({
  ...{ db, databaseUrl: config.databaseUrl, keys: config.encryptionKeys, store, log },
  ...scan,
});

const lines = startLines({ db, databaseUrl, publicUrl, keys, store, log, allowed: config.webhooks.allowed });

const stop = () => {
  running = false;
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
running = true;
log.info('the worker takes turns');
await Promise.all(workers.map((worker) => worker.run()));
await Promise.all([relay, inbox, asked, fetched, lines, team, typing, watch, search, keeper].map((one) => one.close()));
await door.close();
await connection.close();
await db.close();
process.exit(0);

async function connect(): Promise<NativeConnection> {
  return whenItAnswers(() =>
    NativeConnection.connect({
      address: config.temporal.address,
      ...config.temporal.secure,
      grpcCompression: { codec: 'none' },
    }),
  );
}

/** Temporal may start later than the worker, or come back after a crash. */
async function whenItAnswers<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(2000, 100 * attempt)));
    }
  }
}
