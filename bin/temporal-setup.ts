import { readConfig } from '../config.ts';
import { prepareTemporal } from '../temporal/search-attributes.ts';
import { orRefused, Refused } from './api.ts';

const because = (error: unknown): never => {
  throw new Refused((error as Error).message);
};

/** With the identity that the environment names. */
await orRefused(async () => {
  const { temporal } = await (async () => readConfig(process.env))().catch(because);
  const added = await prepareTemporal(temporal).catch(because);
  const what = added.length ? `added ${added.join(', ')}` : 'nothing to add';
  process.stdout.write(`The namespace ${temporal.namespace} at ${temporal.address} is ready: ${what}.\n`);
});
