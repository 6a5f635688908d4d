import { appendFileSync, existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { serveTemporalUi } from '../temporal/dev-server/ui.ts';
import { prepareTemporal } from '../temporal/search-attributes.ts';
import { emptyHome, type Home, lockHome, openHome, requireSpace, secretsOf, unlockHome, writePrivate } from './home.ts';
import { callPortsFrom, portsFrom, requireFree } from './ports.ts';
import { programs, marksOf, seed, migrateRecord } from './programs.ts';
import { endLeftovers } from './running.ts';
import { root, setUp } from './setup.ts';
import { explain, step, tell } from './steps.ts';
import { supervise, type Program, type Supervised } from './supervisor.ts';
import { bringTelephony, telephonyFolder } from './telephony.ts';
import { announce } from './welcome.ts';

const began = performance.now();
const running: Supervised[] = [];
let locked: Home | undefined;
let ending: Promise<void> | undefined;
const flag = { type: 'boolean' } as const;
// ends the tools that the set-up runs
const giveUp = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// the terminal may be gone before us
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await start();
} catch (error) {
  if (!ending) {
    process.stderr.write(`\nVoronka could not start. ${explain(error)}\n`);
    await end(1);
  }
}

async function start() {
  const { values } = parseArgs({ options: { reset: flag, yes: flag, 'with-asterisk': flag } });
  const ports = portsFrom(process.env);
  const home = openHome(process.env, root);
  lockHome(home);
  locked = home;
  const left = await endLeftovers(marksOf(home));
  if (left.length) tell(`          ended ${left.length} processes that an earlier start left behind`);
  if (values.reset) await reset(home, values.yes);
  const calls = values['with-asterisk'] || existsSync(telephonyFolder(home)) ? callPortsFrom(ports) : undefined;
  await requireFree({ ...ports, ...calls }, process.env.HOST || '127.0.0.1');
  requireSpace(home, existsSync(home.at('postgres')) ? 200 : 600);
  const { temporal, pages } = await setUp(giveUp.signal);
  const temporalHost = `${randomBytes(16).toString('hex')}.invalid`;
  const secrets = secretsOf(home);
  const telephony =
    calls &&
    (await withoutIt(() => step('packages of Asterisk', () => bringTelephony(home, calls, secrets.asteriskPassword))));
  const line = telephony?.line;
  const all = programs({ home, ports, temporalHost, secrets, temporal, line, env: process.env });
  const watched = (program: Program) => {
    const one = supervise(program, {
      tell: (line) => {
        tell(`${new Date().toTimeString().slice(0, 8)}  ${line}`);
        appendFileSync(home.at('log/start.log'), `${new Date().toISOString()} ${line}\n`);
      },
      changed: () => writePids(home),
    });
    running.push(one);
    return one;
  };
  const temporalStarts = step('Temporal', watched(all.temporal).start);
  const { names, warnings, temporal: server } = readConfig(all.environment);
  const prepared = temporalStarts.then(() =>
    step(
      'search attributes of Temporal',
      () => prepareTemporal(server),
      (added) => (added.length ? `${added.length} added` : 'all there'),
    ),
  );
  prepared.catch(() => undefined);
  await step('PostgreSQL', watched(all.postgres).start);
  await step(
    'migrations',
    () => migrateRecord(all.databaseUrl),
    (names) => (names.length ? `${names.length} applied` : 'none to apply'),
  );
  const entry = await step(
    'first data',
    () => seed(all.environment, giveUp.signal),
    ({ mode }) => mode,
  );
  await prepared;
  // stands on what the set-up has just made
  const { endOlderProcesses } = await import('./older-processes.ts');
  let told = Date.now();
  await step(
    'processes',
    () =>
      endOlderProcesses(all.environment, (left) => {
        if (Date.now() - told < 2000) return;
        told = Date.now();
        tell(`          ${left} of an older version still end`);
      }),
    (ended) => (ended ? `${ended} of an older version ended, begun anew meanwhile` : 'as they were'),
  );
  await serveTemporalUi({
    port: ports.temporalUi,
    pages,
    http: { port: ports.temporalHttp, host: temporalHost },
    app: `http://127.0.0.1:${ports.app}`,
    names: { urls: [server.uiUrl], hosts: names.hosts },
  });
  if (calls && entry.mode === 'production')
    tell('          no Asterisk is brought to a production: connect your own (docs/telephony.md)');
  const calling = telephony && entry.mode === 'demo' ? [telephony.asterisk, telephony.phones] : [];
  const ringing = Promise.all(
    calling.map((program) => withoutIt(() => step(program.name, watched(program).start).then(() => true))),
  );
  await Promise.all([all.sandbox, all.worker, all.api].map((program) => step(program.name, watched(program).start)));
  const up = await ringing;
  const rings = up.length > 0 && up.every(Boolean);
  for (const warning of warnings) tell(`\n  Warning: ${warning}`);
  announce({ home, entry, environment: all.environment, rings, seconds: (performance.now() - began) / 1000 });
}

/** There is no telephony then, and everything else starts. */
async function withoutIt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    tell(
      `          Voronka starts without an Asterisk of its own: ${explain(error)}. A practice line can be connected instead (Settings, Channels), where you answer yourself.`,
    );
    return undefined;
  }
}

/** In order: first the programs that use the servers, then the servers. Five seconds at most. */
function end(code: number): Promise<void> {
  process.exitCode = code;
  ending ??= (async () => {
    giveUp.abort();
    const servers = new Set(['postgres', 'temporal']);
    if (running.length) tell('\nEnding.');
    await Promise.all(running.filter(({ name }) => !servers.has(name)).map((one) => one.stop(3000)));
    await Promise.all(running.filter(({ name }) => servers.has(name)).map((one) => one.stop(1500)));
    if (locked) unlockHome(locked);
    process.exit(code);
  })();
  return ending;
}

function writePids(home: Home) {
  writePrivate(home.at('pids.json'), Object.fromEntries(running.map((one) => [one.name, one.pid()])));
}

async function reset(home: Home, yes = false) {
  if (!yes) {
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    prompt.on('SIGINT', () => void end(0));
    const answer = await prompt.question(
      `This deletes all data in ${home.folder}: leads, messages, accounts. Type "yes" to go on: `,
    );
    prompt.close();
    if (answer.trim() !== 'yes') throw new Error('Nothing was deleted.');
  }
  await step('old data removed', () => emptyHome(home));
}
