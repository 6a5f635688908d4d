import { parseArgs } from 'node:util';
import { setUpClient, setUpInterface, setUpTemporal } from '../../bin/setup.ts';
import { outsideOf } from '../support/outside.ts';
import { startSystem, type System } from '../support/system.ts';
import { a1 } from './a1.ts';
import { a2 } from './a2.ts';
import { b } from './b.ts';
import { b3 } from './b3.ts';
import { c } from './c.ts';
import { d0 } from './d0.ts';
import { e1 } from './e1.ts';
import { e2 } from './e2.ts';
import { e3 } from './e3.ts';
import { e6 } from './e6.ts';
import { printFigure, printHead, writeFigures, type Figure } from './figure.ts';
import { g } from './g.ts';
import { k1 } from './k1.ts';
import { k2 } from './k2.ts';
import { k3 } from './k3.ts';
import { k4 } from './k4.ts';
import { k5 } from './k5.ts';
import { p1 } from './p1.ts';
import { p2 } from './p2.ts';
import { p3 } from './p3.ts';
import { p4 } from './p4.ts';
import { p5 } from './p5.ts';
import { p6 } from './p6.ts';
import { q1 } from './q1.ts';
import { q2 } from './q2.ts';
import { q3 } from './q3.ts';
import { q4 } from './q4.ts';
import { t } from './t.ts';
import { u1 } from './u1.ts';
import { u3 } from './u3.ts';

type Measure = (system: System, how: { short: boolean }) => Promise<Figure[]>;

/** Each on a system of its own, so that none works off what another left; those of `own` need none. */
const measures: Record<string, Measure> = {
  a1,
  a2,
  b,
  b3,
  c,
  d0,
  e1,
  e2,
  e3,
  e6,
  k1,
  k2,
  k3,
  k4,
  k5,
  p1,
  p2,
  p3,
  p5,
  p6,
  q1,
  q3,
  q4,
  t,
  u1,
  u3,
};
const own: Record<string, (how: { short: boolean }) => Promise<Figure[]>> = { g, p4, q2 };
const names = [...Object.keys(own), ...Object.keys(measures)];

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const wanted = positionals.map((name) => (/^b[12]$|^t[124]$/.test(name) ? name[0]! : name.split('.')[0]!));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length) {
  process.stderr.write(
    `There is no figure ${unknown.join(', ')}; there are a1, a2, b1, b2, b3, c, d0, e1, e2, e3, e6, k1, k2, k3, k4, k5, p1, p2, p3, p4, p5, p6, q1, q2, q3, q4, t1, t2, t4, u1, u3 and g.\n`,
  );
  process.exit(2);
}
for (const prepare of [setUpClient, setUpTemporal, setUpInterface]) await prepare();

const figures: Figure[] = [];
printHead();
for (const name of new Set(wanted.length ? wanted : names)) {
  const measured = own[name] ? await own[name](values) : await onOwnSystem(measures[name]!);
  measured.forEach(printFigure);
  figures.push(...measured);
  writeFigures('bench.json', figures);
}
// a figure that missed its target is a finding, not a failure of the bench
process.exit(0);

async function onOwnSystem(measure: Measure): Promise<Figure[]> {
  const system = await startSystem();
  // a bench is more clients in a minute than a day has
  const most = 1_000_000;
  await outsideOf(system).patch('/message-caps', {
    perRecipient: most,
    perForm: most,
    perCountry: most,
    smsPerDay: most,
  });
  try {
    return await measure(system, values);
  } catch (error) {
    // said before the system ends under whatever else still asks it
    console.error(error);
    process.exitCode = 1;
    return [];
  } finally {
    await system.end();
  }
}
