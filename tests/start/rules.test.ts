import { gzipSync } from 'node:zlib';
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { portsFrom, requireFree } from '../../bin/ports.ts';
import { postgresUrl } from '../../prisma/dev-server/postgres.ts';
import { fromTarGz } from '../../temporal/dev-server/archive.ts';

describe('the ports of a start', () => {
  test('count up from PORT', () => {
    expect(portsFrom({ PORT: '5000' })).toMatchObject({ app: 5000, postgres: 5001, sandbox: 5006, worker: 5009 });
    expect(portsFrom({}).app).toBe(4600);
  });

  test.each(['abc', '80', '65530'])('refuse PORT=%s with a sentence', (port) => {
    expect(() => portsFrom({ PORT: port })).toThrow('must be a number from 1024 to 65526');
  });

  test('name the one that is taken and the way out', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const ports = { ...portsFrom({ PORT: '1024' }), sandbox: port };
    const complaint = await requireFree(ports, '127.0.0.1').catch((error: Error) => error.message);
    expect(complaint).toContain(`${port} (sandbox)`);
    expect(complaint).toContain('PORT=');
    server.close();
  });
});

describe('the archive of the official download', () => {
  test('gives the one file that is asked for', () => {
    const archive = gzipSync(
      Buffer.concat([entry('LICENSE', 'MIT'), entry('temporal', 'program'), Buffer.alloc(1024)]),
    );
    expect(fromTarGz(archive, 'temporal').toString()).toBe('program');
    expect(() => fromTarGz(archive, 'other')).toThrow('no other in the tar archive');
  });
});

describe('what a stranger runs first', () => {
  // a type is no module, and what is asked for by `import()` comes when it is asked for
  const imported = (file: string): string[] =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'/gm,
      ),
    ].map(([, from, bare]) => resolve(dirname(file), from ?? bare ?? ''));
  test.each(['start', 'setup', 'test'])('bin/%s stands on nothing that the set-up has yet to make', (name) => {
    const reached = new Map<string, string[]>([[resolve(import.meta.dirname, `../../bin/${name}.ts`), []]]);
    for (const [file, path] of reached) {
      if (file.includes('/generated/')) throw new Error([...path, file].join(' > '));
      for (const next of imported(file)) if (!reached.has(next)) reached.set(next, [...path, file]);
    }
    expect(reached.size).toBeGreaterThan(3);
  });
});

describe('the embedded PostgreSQL', () => {
  const hostOf = (folder: string) =>
    new URL(postgresUrl({ folder, port: 5001, password: 'p' })).searchParams.get('host');
  test('is asked by a socket of the machine, where its name is not too long', () => {
    expect(hostOf('/home/a b/.voronka/postgres')).toBe('/home/a b/.voronka/postgres');
    expect(hostOf(`/${'long/'.repeat(20)}`)).toBeNull();
  });
});

describe('the threads of the worker', () => {
  const preload = pathToFileURL(join(import.meta.dirname, '../../temporal/lean-threads.ts')).href;
  const heard = (program: URL, execArgv: string[]) =>
    new Promise<number>((done, fail) => {
      new Worker(program, { execArgv }).on('message', done).on('error', fail);
    });
  test('keep no stacks of promises', async () => {
    expect(await heard(COUNTS_PROMISES, [])).toBeGreaterThan(0);
    expect(await heard(COUNTS_PROMISES, ['--import', preload])).toBe(0);
  });
  test('begin no thread to watch a call into a process', async () => {
    expect(await heard(CALLS_LONG, [])).toBe(0);
    expect(await heard(CALLS_LONG, ['--import', preload])).toBe(50);
  });
});

const program = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const COUNTS_PROMISES = program(`
  import v8 from 'node:v8';
  import { parentPort } from 'node:worker_threads';
  let kept = 0;
  v8.promiseHooks.createHook({ init: () => (kept += 1) });
  Promise.resolve().then(() => parentPort.postMessage(kept));`);
/** As the SDK calls, for fifty milliseconds where ten are allowed; answers how long it could. */
const CALLS_LONG = program(`
  import vm from 'node:vm';
  import { parentPort } from 'node:worker_threads';
  let took = 0;
  try {
    const call = new vm.Script('for (const end = Date.now() + 50; Date.now() < end;); 50');
    took = call.runInContext(vm.createContext({}), { timeout: 10, displayErrors: true });
  } catch {}
  parentPort.postMessage(took);`);

function entry(name: string, content: string) {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  const body = Buffer.alloc(512);
  body.write(content);
  return Buffer.concat([head, body]);
}
