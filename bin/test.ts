import { chromiumPath } from './chromium.ts';
import { house } from './house.ts';
import { jestLayer, type Count } from './jest-layer.ts';
import { setUpClient, setUpInterface, setUpPages, setUpTemporal, setUpTypes } from './setup.ts';
import { explain, tell } from './steps.ts';

type Layer = { needs: (() => Promise<unknown>)[]; run: (name: string) => Promise<Count> };

const servers = [setUpClient, setUpTemporal];
// its pages are asked for by suites that run beside others; they are taken before
const pages = async () => setUpPages(await setUpTemporal());
const whole = [...servers, setUpInterface];

/** From fast to slow. */
const layers: Record<string, Layer> = {
  rules: { needs: [setUpClient], run: jestLayer },
  ui: { needs: [setUpClient], run: jestLayer },
  house: { needs: [setUpClient, setUpTypes], run: house },
  sandbox: { needs: [setUpClient], run: jestLayer },
  record: { needs: servers, run: jestLayer },
  api: { needs: servers, run: jestLayer },
  process: { needs: [setUpClient, pages], run: jestLayer },
  replay: { needs: [setUpClient], run: jestLayer },
  build: { needs: [setUpClient, setUpInterface], run: jestLayer },
  e2e: { needs: [...whole, findChromium], run: jestLayer },
  faults: { needs: whole, run: jestLayer },
};

const asked = process.argv.slice(2);
const wanted = asked.filter((name) => name !== '--long');
// storms and simulated days beside the short ones: jest.config.mjs, tests/support/long.ts
if (wanted.length < asked.length) process.env.VORONKA_LONG = '1';
const unknown = wanted.filter((name) => !layers[name]);
if (unknown.length) {
  tell(`There is no layer ${unknown.join(', ')}; there are ${Object.keys(layers).join(', ')}.`);
  process.exit(2);
}

const done: { name: string; count: Count; seconds: number }[] = [];
for (const name of wanted.length ? wanted : Object.keys(layers)) {
  tell(`\n── ${name}`);
  const began = performance.now();
  const count = await attempt(layers[name]!, name);
  done.push({ name, count, seconds: (performance.now() - began) / 1000 });
}

tell('');
for (const { name, count, seconds } of done) {
  tell(
    `${name.padEnd(8)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
}
const sum = (key: keyof Count) => done.reduce((total, { count }) => total + count[key], 0);
tell(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;

async function attempt(layer: Layer, name: string): Promise<Count> {
  try {
    for (const need of layer.needs) await need();
    return await layer.run(name);
  } catch (error) {
    tell(explain(error));
    return { passed: 0, failed: 1 };
  }
}

async function findChromium() {
  process.env.CHROMIUM_PATH = chromiumPath(tell);
}
