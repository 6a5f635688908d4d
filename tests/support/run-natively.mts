import { createRequire, registerHooks, stripTypeScriptTypes, type LoadFnOutput } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Given = [global: unknown, config: { rootDir: string }, environment: object, runtime: object, file: string];
type Circus = (...given: [...Given, unknown]) => Promise<unknown>;
type Place = typeof globalThis & { voronkaTest?: Record<string, unknown> };

const root = pathToFileURL(join(import.meta.dirname, '../..', '/')).href;
// Jest's own, which package.json does not name
const require = createRequire(createRequire(import.meta.url).resolve('jest/package.json'));
const circus = require.resolve('jest-circus/runner');
const start = createRequire(circus).resolve('./jestAdapterInit');
const GLOBALS = 'jest:globals';
const names = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it', 'test'];

let files = 0;
const found = new Map<string, string>();
const sources = new Map<string, LoadFnOutput>();

/**
 * Jest runs a file in a realm of its own, and loads into it anew whatever is imported, packages above all: for the API three thousand modules,
 * and more seconds than the tests need. Here Node itself imports, as in production: packages once a process, our own modules once a file.
 */
registerHooks({
  resolve(specifier, context, next) {
    const [parent, file] = (context.parentURL ?? '').split('?of=') as [string, string?];
    if (specifier === '@jest/globals') return { url: `${GLOBALS}?of=${file}`, format: 'module', shortCircuit: true };
    if (!file) return next(specifier, context);
    const key = `${specifier} ${parent}`;
    const known = found.get(key);
    if (known) return { url: `${known}?of=${file}`, shortCircuit: true };
    const answer = next(specifier, { ...context, parentURL: parent });
    if (!answer.url.startsWith(root) || /\/(node_modules|generated)\//.test(answer.url)) return answer;
    found.set(key, answer.url);
    return { ...answer, url: `${answer.url}?of=${file}` };
  },
  load(url, context, next) {
    const [place, file] = url.split('?of=') as [string, string?];
    if (place === GLOBALS)
      return { format: 'module', source: `export const { ${names} } = globalThis.voronkaTest;`, shortCircuit: true };
    if (!file) return next(url, context);
    let read = sources.get(place);
    if (!read) {
      const answer = next(place, context);
      read =
        answer.format === 'module-typescript'
          ? { ...answer, format: 'module', source: stripTypeScriptTypes(String(answer.source)) }
          : answer;
      sources.set(place, read);
    }
    return { ...read, shortCircuit: true };
  },
});

/** What Jest calls to run a file (`testRunner`). */
export default async function runNatively(...[globalConfig, config, , , file, report]: [...Given, unknown]) {
  const environment = process.env;
  process.env = { ...environment };
  delete require.cache[start];
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('EVENT_HANDLERS')];
  const of = ++files;
  const runtime = {
    requireInternalModule: require,
    requireModule: require,
    setGlobalsForRuntime: (given: Record<string, unknown>) => ((globalThis as Place).voronkaTest = given),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path: string) => import(`${pathToFileURL(path).href}?of=${of}`),
    enterTestCode: () => undefined,
    leaveTestCode: () => undefined,
  };
  try {
    const run = require(circus) as { default: Circus };
    return await run.default(globalConfig, config, { global: globalThis }, runtime, file, report);
  } finally {
    process.env = environment;
  }
}
