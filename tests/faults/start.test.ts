import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { commandOf, endLeftovers } from '../../bin/running.ts';
import { outsideOf } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

// a process that waits to be reaped has no command line any more
const alive = (pid: number) => commandOf(pid) !== '';

const healthy = (system: System) =>
  fetch(`${system.credentials.url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

describe('bin/start', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  }, STARTS_WITHIN);
  afterAll(() => system?.stop());

  test('tells its programs to look at nothing while nothing happens', async () => {
    const record = new pg.Client({ connectionString: outsideOf(system).databaseUrl });
    await record.connect();
    let hints = 0;
    record.on('notification', () => (hints += 1));
    await record.query('LISTEN event');
    const hintsIn = async (ms: number) => {
      hints = 0;
      await pause(ms);
      return hints;
    };
    await until(async () => (await hintsIn(3000)) <= 3, 'a house at rest');
    await record.end();
  });

  test.each(['api', 'worker', 'sandbox', 'temporal', 'postgres'])('starts %s again after kill -9', async (name) => {
    const before = system.pids()[name]!;
    process.kill(before, 'SIGKILL');
    await until(() => (system.pids()[name] ?? before) !== before);
    await until(() => healthy(system));
  });

  test('cleans up after it was itself killed, and finds its data as it was', async () => {
    const left = Object.values(system.pids());
    const { token } = system.credentials;
    await system.crash();
    expect(left.every(alive)).toBe(true);
    system = await startSystem({}, system);
    expect(left.some(alive)).toBe(false);
    const me = await fetch(`${system.credentials.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(200);
  });

  test('ends everything soon', async () => {
    const pids = Object.values(system.pids());
    await system.end();
    expect(pids.some(alive)).toBe(false);
  });
});

test('what an earlier start left behind counts as ended when its ports are free, not when its command line is gone', async () => {
  const mark = `leftover-of-${process.pid}`;
  // the kernel needs a while to take this much memory back, and only then closes the port
  const program = `const memory = Buffer.alloc(1e9, 1);
    const server = require('node:net').createServer().listen(0, '127.0.0.1', () => console.log(server.address().port, memory.length));`;
  const left = spawn(process.execPath, ['-e', program, mark], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = parseInt(String((await once(left.stdout, 'data'))[0]), 10);
  expect(await endLeftovers([mark])).toHaveLength(1);
  const refused = await once(createConnection(port, '127.0.0.1'), 'connect').catch((error) => error.code);
  expect(refused).toBe('ECONNREFUSED');
});
