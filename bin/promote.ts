import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { buildIdOf, bundleProcesses } from '../temporal/bundle.ts';
import { openTemporal } from '../temporal/client.ts';
import { promote } from '../temporal/promote.ts';
import { explain } from './steps.ts';

const main = async (): Promise<string> => {
  const { values } = parseArgs({ options: { build: { type: 'string' }, percent: { type: 'string', default: '100' } } });
  const percent = z.coerce.number('--percent expects a number').min(0).max(100).parse(values.percent);
  const config = readConfig(process.env);
  const { deployment: deploymentName, buildId: own } = config.temporal;
  if (!deploymentName) throw new Error('TEMPORAL_DEPLOYMENT is not set: all workers share all processes already.');
  const buildId = values.build ?? own ?? buildIdOf(await bundleProcesses());
  const door = openTemporal(config);
  try {
    await promote(door.client, { deploymentName, buildId }, percent);
  } finally {
    await door.close();
  }
  return `${percent < 100 ? `${percent} % of the processes` : 'All processes'} of ${deploymentName} go to build ${buildId}.`;
};

await main().then(
  (said) => process.stdout.write(`${said}\n`),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
