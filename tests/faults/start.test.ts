import { setTimeout as pause } from 'node:timers/promises';
import { commandOf } from '../../bin/running.ts';
import { startSystem, type System } from '../support/system.ts';

// a process that waits to be reaped has no command line any more
const alive = (pid: number) => commandOf(pid) !== '';

const healthy = (system: System) =>
  fetch(`${system.credentials.url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

async function until(holds: () => boolean | Promise<boolean>, seconds: number) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come true in ${seconds} s: ${String(holds)}`);
    await pause(50);
  }
}

describe('bin/start', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  }, 120_000);
  afterAll(() => system.stop());

  test.each(['api', 'worker', 'sandbox', 'temporal', 'postgres'])(
    'starts %s again after kill -9',
    async (name) => {
      const before = system.pids()[name]!;
      process.kill(before, 'SIGKILL');
      await until(() => (system.pids()[name] ?? before) !== before, 15);
      await until(() => healthy(system), 30);
    },
    60_000,
  );

  test('cleans up after it was itself killed, and finds its data as it was', async () => {
    const left = Object.values(system.pids());
    const { token } = system.credentials;
    await system.crash();
    expect(left.every(alive)).toBe(true);
    system = await startSystem({}, system);
    expect(left.some(alive)).toBe(false);
    const me = await fetch(`${system.credentials.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(200);
  }, 60_000);

  test('ends everything soon', async () => {
    const pids = Object.values(system.pids());
    await system.stop();
    expect(pids.some(alive)).toBe(false);
  }, 60_000);
});
