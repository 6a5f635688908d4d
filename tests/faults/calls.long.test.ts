import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdsWithin } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { channelsOf, isQuiet, whatIsWrong } from './call/count.ts';
import { callBy, openCallDesk, promise } from './call/desk.ts';
import { killAtRandom } from './killing.ts';

const many = Number(process.env['FAULTS_CALLS'] ?? 50);
const seconds = Number(process.env['FAULTS_SECONDS'] ?? 90);
const seeds = (process.env['FAULTS_SEED'] ?? '17').split(',').map(Number);
/** whoever could not be called is called again after a minute, and a line that was down is looked at every three */
const QUIET_SECONDS = 300;

describe.each(seeds)('G1 G2 M3 calls while everything and the PBX dies twice, seed %i', (seed) => {
  let system: System;
  let isThere = false;
  beforeAll(async () => {
    system = await startSystem({}, undefined, ['--with-asterisk']);
    isThere = !system.said.includes('starts without an Asterisk of its own');
  }, STARTS_WITHIN);
  afterAll(() => system?.stop());

  it(
    'ring nobody twice, forget no promise, leave no line open, and stand in the record as Asterisk knows them',
    async () => {
      if (!isThere) return console.warn('Calls were not stormed: there is no Asterisk here');
      const { sound } = await openCallDesk(system);
      const promised = await promise(system, { sound, many, seconds });
      const began = Date.now();
      const [made, killed] = await Promise.all([
        callBy(system, seconds),
        killAtRandom(system, seed, seconds, ['worker', 'api', 'temporal', 'postgres', 'asterisk']),
      ]);
      const ended = Date.now();
      const quiet = await holdsWithin(QUIET_SECONDS, () => isQuiet(system, promised));
      const took = Math.round((Date.now() - ended) / 1000);
      // what would ring twice has a moment to show itself
      await pause(3000);
      const deaths = killed.flatMap((one) => (one.endsWith(' asterisk') ? began + Number.parseFloat(one) * 1000 : []));
      const { wrong, ...counted } = await whatIsWrong(system, { promised, made, deaths });
      process.stdout.write(
        `seed ${seed}: ${promised.length} promises and ${made.length} calls by hand in ${seconds} s; killed ${killed.join(', ')}; quiet ${quiet ? 'after' : 'not within'} ${took} s; ${JSON.stringify(counted)}\n`,
      );
      expect(wrong).toEqual([]);
      expect(await channelsOf(system)).toEqual([]);
      expect(quiet).toBe(true);
    },
    (seconds + QUIET_SECONDS + 300) * 1000,
  );
});
